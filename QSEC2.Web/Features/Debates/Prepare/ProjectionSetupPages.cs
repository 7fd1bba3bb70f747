using QSEC2.Domain.Debates;
using QSEC2.Web.Data;
using QSEC2.Web.Features.Debates.Access;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Debates.Prepare;

/// <summary>The page to set up a room with, beside the projection of a wall.</summary>
public static class ProjectionSetupPages
{
    public static void MapProjectionSetup(this IEndpointRouteBuilder site) => site.MapPage("/murs/{wall}/projection/reglages", ShowAsync);

    private static async Task<IResult> ShowAsync(
        string wall,
        HttpContext http,
        WallDirectory walls,
        DebateDesk desk,
        PairingDesk pairings,
        PublicUrl site,
        CancellationToken cancellation
    )
    {
        if (await walls.FindAsync(wall, cancellation) is not { } place)
            return Results.NotFound();
        return Pages.Show<ProjectionSetupPage>(
            new { Place = place, Pairing = await OfferAsync(place, http, desk, pairings, site, cancellation) }
        );
    }

    // To who may mediate this debate, a key; everybody else sees the same page without it.
    private static async Task<string?> OfferAsync(
        WallWithTheme place,
        HttpContext http,
        DebateDesk desk,
        PairingDesk pairings,
        PublicUrl site,
        CancellationToken cancellation
    )
    {
        if (
            place.Debate is not { State: not DebateState.Closed } debate
            || !http.User.MayMediate()
            || !http.User.AsEditor().May(debate.Department)
            || await desk.FindAsync(debate.Code, cancellation) is not { } found
        )
            return null;
        http.Response.Headers.CacheControl = "no-store";
        var key = await pairings.OfferAsync(found.Debate.Id, PairingKind.Regie, cancellation);
        return site.Absolute(http, Language.Link($"/debats/{debate.Code}/regie?cle={key}"));
    }
}
