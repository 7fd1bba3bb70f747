using QSEC2.Domain.Programme;
using QSEC2.Web.Data;

namespace QSEC2.Web.Features.Agenda;

/// <summary>How many events are to come, and how many were.</summary>
public sealed record EventCount(int Coming, int Past)
{
    public int All => Coming + Past;

    /// <summary>By the codes of the départements; what is in none is not counted.</summary>
    public static IReadOnlyDictionary<string, EventCount> ByDepartment(IEnumerable<PublishedEntry<Event>> events, DateOnly today) =>
        events
            .Where(published => published.Content.Department is not null)
            .GroupBy(published => published.Content.Department!, published => published.Content.IsPast(today))
            .ToDictionary(
                department => department.Key,
                department => new EventCount(department.Count(isPast => !isPast), department.Count(isPast => isPast)),
                StringComparer.Ordinal
            );
}
