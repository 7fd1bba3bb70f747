using Microsoft.EntityFrameworkCore;
using QSEC2.Web.Data;
using QSEC2.Web.Features.Debates.Access;
using QSEC2.Web.Features.Walls;
using QSEC2.Web.Http;

namespace QSEC2.Web.Features.Debates.Regie;

/// <summary>The régie as a page, after whatever was done with it.</summary>
public sealed class RegieScreen(WallReader walls, IDbContextFactory<QsecDb> databases)
{
    public async Task<IResult> ShowAsync(HttpContext http, DebateAccess who, RegieCommandResult said, CancellationToken cancellation)
    {
        // What only the mediator may see does not stay in a browser.
        http.Response.Headers.CacheControl = "no-store";
        var (sequence, _, all) = await walls.NowAsync(who.Place, cancellation);
        var view = new RegieView(
            who.Debate,
            who.Place,
            await walls.StageAsync(who.Place, cancellation),
            sequence,
            all,
            await WaitingAsync(who.Place.Id, cancellation),
            RegieFilter.Read(http.Request.Query),
            said
        );
        return Pages.Show<RegiePage>(new { View = view });
    }

    private async Task<int> WaitingAsync(Guid wallId, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.Contributions.CountAsync(
            contribution => contribution.DebateWallId == wallId && contribution.Verdict == null && contribution.WithdrawnAt == null,
            cancellation
        );
    }
}
