using QSEC2.Domain.Programme;
using QSEC2.Web.Data;

namespace QSEC2.Web.Features.Seasons;

/// <summary>What there is of a season or a theme.</summary>
/// <param name="Exhibitions">Of the season.</param>
/// <param name="Coming">The nearest first.</param>
/// <param name="Past">The latest first.</param>
public sealed record RelatedProgramme(
    IReadOnlyList<PublishedEntry<Exhibition>> Exhibitions,
    IReadOnlyList<PublishedEntry<CitizenGroup>> Groups,
    IReadOnlyList<PublishedEntry<Event>> Coming,
    IReadOnlyList<PublishedEntry<Event>> Past
)
{
    public static async Task<RelatedProgramme> OfAsync(
        PublishedProgramme programme,
        string season,
        Func<CitizenGroup, bool> groups,
        Func<Event, bool> events,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var byState = (await programme.AllAsync<Event>(cancellation))
            .Where(found => events(found.Content))
            .ToLookup(found => found.Content.IsPast(today));
        return new(
            [.. (await programme.AllAsync<Exhibition>(cancellation)).Where(exhibition => exhibition.Content.Season == season)],
            [
                .. (await programme.AllAsync<CitizenGroup>(cancellation))
                    .Where(group => groups(group.Content))
                    .OrderBy(group => group.Content.Department, StringComparer.Ordinal),
            ],
            [.. byState[false].OrderBy(found => found.Content.Day).ThenBy(found => found.Content.Starts)],
            [.. byState[true].OrderByDescending(found => found.Content.Day)]
        );
    }
}
