using Microsoft.EntityFrameworkCore;
using QSEC2.Web.Data;

namespace QSEC2.Web.Features.Walls;

/// <summary>How many contributions each wall shows.</summary>
public sealed class WallCounts(IDbContextFactory<QsecDb> databases)
{
    public async Task<Dictionary<Guid, int>> ReadAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db
            .Contributions.Where(contribution => contribution.PublishedAt != null)
            .GroupBy(contribution => contribution.WallId)
            .Select(wall => new { wall.Key, Count = wall.Count() })
            .ToDictionaryAsync(wall => wall.Key, wall => wall.Count, cancellation);
    }
}
