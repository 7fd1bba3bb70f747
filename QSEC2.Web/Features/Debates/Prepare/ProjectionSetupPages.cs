using QSEC2.Domain.Debates;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Features.Debates.Access;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Debates.Prepare;

/// <summary>The page to set up the projection of a wall with, before the public comes in.</summary>
public static class ProjectionSetupPages
{
    private const string Address = "/murs/{wall}/projection/reglages";

    public static void MapProjectionSetup(this IEndpointRouteBuilder site)
    {
        site.MapPage(Address, ShowAsync);
        site.MapForm(Address, OfferAsync, DrawAgainAsync);
    }

    // Everybody sees the same page; who may mediate the debate can ask for a key on it.
    private static async Task<IResult> ShowAsync(string wall, HttpContext http, WallDirectory walls, CancellationToken cancellation)
    {
        if (await walls.FindAsync(wall, cancellation) is not { } place)
            return Results.NotFound();
        return Pages.Show<ProjectionSetupPage>(new { Place = place, MayPair = MayPair(place, http) });
    }

    // A key is made for who presses the button: links are fetched ahead and scanned.
    private static async Task<IResult> OfferAsync(
        string wall,
        HttpContext http,
        WallDirectory walls,
        DebateDesk desk,
        PairingDesk pairings,
        PublicUrl site,
        CancellationToken cancellation
    )
    {
        if (
            await walls.FindAsync(wall, cancellation) is not { Debate: { } onWall } place
            || !MayPair(place, http)
            || await desk.FindAsync(onWall.Code, cancellation) is not var (debate, _)
        )
            return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        var key = await pairings.OfferAsync(debate.Id, PairingKind.Regie, cancellation);
        var pairing = site.Absolute(http, Language.Link($"/debats/{debate.Code}/regie?cle={key}"));
        return Pages.Show<ProjectionSetupPage>(
            new
            {
                Place = place,
                MayPair = true,
                Pairing = pairing,
            }
        );
    }

    private static async Task<IResult> DrawAgainAsync(
        string wall,
        HttpContext http,
        UnverifiedForm typed,
        WallDirectory walls,
        CancellationToken cancellation
    )
    {
        if (await walls.FindAsync(wall, cancellation) is not { } place || !MayPair(place, http))
            return Results.NotFound();
        FieldProblem[] tooOld = [new("", typed.Why)];
        return Pages.Show<ProjectionSetupPage>(
            new
            {
                Place = place,
                MayPair = true,
                Errors = tooOld,
            },
            StatusCodes.Status400BadRequest
        );
    }

    private static bool MayPair(WallWithTheme place, HttpContext http) =>
        place.Debate is { State: not DebateState.Closed } debate && http.User.MayMediate() && http.User.AsEditor().May(debate.Department);
}
