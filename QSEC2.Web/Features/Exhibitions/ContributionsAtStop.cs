using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Programme;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;

namespace QSEC2.Web.Features.Exhibitions;

/// <summary>
/// What people wrote at a stop, and the answers that come along from the stops before: devices say the address of a stop or its title.
/// </summary>
public sealed class ContributionsAtStop(IDbContextFactory<QsecDb> databases)
{
    private const int Most = 12;

    /// <summary>The latest that the public may read, newest first.</summary>
    public async Task<IReadOnlyList<ContributionView>> ReadAsync(PublishedEntry<TourStop> stop, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var latest = await WrittenAt(db, [stop])
            .OrderByDescending(contribution => contribution.PublishedAt)
            .Take(Most)
            .ToListAsync(cancellation);
        return await db.ReadPublicViewsAsync(latest, cancellation);
    }

    /// <summary>Questions asked at earlier stops of the same exhibition that are answered, the latest answer first.</summary>
    /// <param name="tour">All the stops of the exhibition.</param>
    public async Task<IReadOnlyList<ContributionView>> AnsweredEarlierAsync(
        PublishedEntry<TourStop> stop,
        IEnumerable<PublishedEntry<TourStop>> tour,
        CancellationToken cancellation
    )
    {
        var earlier = tour.Where(other => other.Slug != stop.Slug && other.Content.Order < (stop.Content.Order ?? DateOnly.MaxValue))
            .ToList();
        if (earlier.Count == 0)
            return [];
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var answered = WrittenAt(db, earlier)
            .Where(contribution => contribution.AnsweredAt != null)
            .OrderByDescending(contribution => contribution.AnsweredAt);
        return await db.ReadPublicViewsAsync(await answered.Take(Most).ToListAsync(cancellation), cancellation);
    }

    private static IQueryable<Contribution> WrittenAt(QsecDb db, IEnumerable<PublishedEntry<TourStop>> stops)
    {
        // As one parameter, however many they are.
        var names = stops
            .SelectMany(stop => new string?[] { stop.Slug, stop.Content.Title.Fr, stop.Content.Title.En })
            .Where(name => name?.Length > 0)
            .ToList();
        return db
            .Contributions.AsNoTracking()
            .Where(contribution =>
                contribution.PublishedAt != null && contribution.Stop != null && EF.Parameter(names).Contains(contribution.Stop)
            );
    }
}
