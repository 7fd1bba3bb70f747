using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Programme;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;

namespace QSEC2.Web.Features.Exhibitions;

/// <summary>What people wrote at a stop: devices say its address or its title.</summary>
public sealed class SaidAtStop(IDbContextFactory<QsecDb> databases)
{
    private const int Most = 12;

    /// <summary>The latest that the public may read, newest first.</summary>
    public async Task<IReadOnlyList<ContributionView>> ReadAsync(Published<TourStop> stop, CancellationToken cancellation)
    {
        List<string?> names = [stop.Slug, stop.Content.Title.Fr, stop.Content.Title.En];
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var said = await db.Contributions.AsNoTracking()
            .Where(contribution => contribution.PublishedAt != null && contribution.Stop != null && names.Contains(contribution.Stop))
            .OrderByDescending(contribution => contribution.PublishedAt).Take(Most).ToListAsync(cancellation);
        return said.ConvertAll(ContributionView.Of);
    }
}
