using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Walls;

namespace QSEC2.Web.Data;

/// <summary>The walls that an act on a contribution writes on.</summary>
public static class AffectedWallsLoading
{
    /// <summary>Loaded to be changed.</summary>
    public static async Task<AffectedWalls> LoadAffectedWallsAsync(
        this QsecDb db,
        Contribution contribution,
        CancellationToken cancellation
    )
    {
        var theme = contribution.WallId;
        var debate = contribution.DebateWallId;
        return new AffectedWalls(await db.Walls.Where(wall => wall.Id == theme || wall.Id == debate).ToListAsync(cancellation));
    }
}
