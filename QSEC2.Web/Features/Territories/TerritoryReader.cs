using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.People;
using QSEC2.Domain.Programme;
using QSEC2.Web.Data;
using QSEC2.Web.Localization;
using QSEC2.Web.Markdown;

namespace QSEC2.Web.Features.Territories;

/// <summary>Gathers what there is in each département.</summary>
public sealed class TerritoryReader(PublishedProgramme programme, IDbContextFactory<QsecDb> databases, TimeProvider time)
{
    private const int LongestOrigin = 140;

    /// <summary>The eight, in the order of their codes, without where their actions came from.</summary>
    public async Task<IReadOnlyList<Territory>> AllAsync(CancellationToken cancellation)
    {
        var territories = new List<Territory>();
        foreach (var department in Departments.All)
            territories.Add(await ReadAsync(department, null, cancellation));
        return territories;
    }

    /// <param name="writer">Who looks at what is not published yet; null for the public.</param>
    /// <returns>Null when it is not one of the eight, or not theirs.</returns>
    public async Task<Territory?> FindAsync(string department, Editor? writer, CancellationToken cancellation)
    {
        if (!Departments.All.Contains(department) || writer?.Departments?.Contains(department) == false)
            return null;
        var territory = await ReadAsync(department, writer, cancellation);
        return territory with { Origins = await OriginsAsync(territory, cancellation) };
    }

    private async Task<Territory> ReadAsync(string department, Editor? writer, CancellationToken cancellation) =>
        new(department, DateTexts.Today(time))
        {
            Operator = await InAsync<Operator>(department, writer, cancellation) is [var first, ..] ? first.Content : null,
            Stops = await InAsync<TourStop>(department, writer, cancellation),
            Events = await InAsync<Event>(department, writer, cancellation),
            Groups = await InAsync<CitizenGroup>(department, writer, cancellation),
            Plans = await InAsync<ActionPlan>(department, writer, cancellation),
            Partners = await InAsync<Partner>(department, writer, cancellation),
        };

    private async Task<IReadOnlyList<PublishedEntry<T>>> InAsync<T>(string department, Editor? writer, CancellationToken cancellation)
        where T : Content =>
        [.. (await programme.AllAsync<T>(writer, cancellation)).Where(entry => entry.Content.Department == department)];

    private async Task<IReadOnlyDictionary<Guid, ActionOrigin>> OriginsAsync(Territory territory, CancellationToken cancellation)
    {
        var ids = territory
            .Plans.SelectMany(plan => plan.Content.Actions)
            .Select(action => action.ContributionId)
            .OfType<Guid>()
            .Distinct()
            .ToList();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db
            .Contributions.AsNoTracking()
            .Where(contribution => ids.Contains(contribution.Id) && contribution.PublishedAt != null)
            .ToDictionaryAsync(
                contribution => contribution.Id,
                contribution => new ActionOrigin(contribution.Kind, Extract.Of(contribution.Text, LongestOrigin)),
                cancellation
            );
    }
}
