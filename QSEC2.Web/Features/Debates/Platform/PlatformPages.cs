using QSEC2.Domain.Debates;
using QSEC2.Web.Features.Debates.Access;
using QSEC2.Web.Features.Debates.Regie;
using QSEC2.Web.Features.Walls;
using QSEC2.Web.Http;
using QSEC2.Web.Http.Limits;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Debates.Platform;

/// <summary><c>/debats/{code}/tribune</c>: what those on the platform read.</summary>
public static class PlatformPages
{
    public static void MapPlatform(this IEndpointRouteBuilder site)
    {
        site.MapPage("/debats/{code}/tribune", ShowAsync).AgainstGuessing(GuessedCode.Debate);
        site.MapFormWithoutToken("/debats/{code}/tribune", PairAsync, PairAgainAsync).RequireRateLimiting(RateLimits.Crowd);
        site.MapFormWithoutToken("/debats/{code}/tribune/lu", ReadAsync, TurnAwayAsync)
            .AddEndpointFilter<CommandDeadline>()
            .RequireRateLimiting(RateLimits.Crowd);
    }

    public static string Address(string code) => $"/debats/{code}/tribune";

    private static async Task<IResult> ShowAsync(
        string code,
        string? cle,
        HttpContext http,
        DebateAuthorization door,
        WallReader walls,
        CancellationToken cancellation
    )
    {
        if (await door.AuthorizeAsync(http, code, PairingKind.Platform, cancellation) is not { } who)
            return Results.NotFound();
        if (who.IsClosed || !who.May)
            return await PairingPages.ShowAsync(http, door, who, PairingKind.Platform, cle, StatusCodes.Status200OK, cancellation);
        http.Response.Headers.CacheControl = "no-store";
        var (sequence, _) = await walls.HeadAsync(who.Place.Id, cancellation);
        var stage = await walls.StageAsync(who.Place, cancellation);
        var now = stage.Now ?? Guid.Empty;
        var next = stage.Next is [var first, ..] ? first : Guid.Empty;
        var read = await walls.TheseAsync(who.Place, [now, next], cancellation);
        return Pages.Show<PlatformPage>(
            new
            {
                who.Debate,
                who.Place,
                Stage = stage,
                Sequence = sequence,
                Now = read.GetValueOrDefault(now),
                Next = read.GetValueOrDefault(next),
            }
        );
    }

    private static Task<IResult> PairAsync(
        string code,
        PostedForm form,
        HttpContext http,
        DebateAuthorization door,
        CancellationToken cancellation
    ) => PairingPages.PairAsync(code, form, http, door, PairingKind.Platform, cancellation);

    private static Task<IResult> PairAgainAsync(
        string code,
        UnverifiedForm form,
        HttpContext http,
        DebateAuthorization door,
        CancellationToken cancellation
    ) => PairingPages.PairAgainAsync(code, form, http, door, PairingKind.Platform, cancellation);

    private static Task<IResult> TurnAwayAsync(string code, HttpContext http, DebateAuthorization door, CancellationToken cancellation) =>
        PairingPages.TurnAwayAsync(code, http, door, PairingKind.Platform, cancellation);

    private static async Task<IResult> ReadAsync(
        string code,
        PostedForm form,
        HttpContext http,
        DebateAuthorization door,
        StageDesk desk,
        CancellationToken cancellation
    )
    {
        if (await door.AuthorizeAsync(http, code, PairingKind.Platform, cancellation) is not { } who)
            return Results.NotFound();
        if (who.IsClosed || !who.May)
            return await PairingPages.ShowAsync(
                http,
                door,
                who,
                PairingKind.Platform,
                key: null,
                StatusCodes.Status404NotFound,
                cancellation
            );
        if (Guid.TryParse(form.Fields["id"], out var note))
            await desk.ReadAsync(who.Code, note, cancellation);
        http.Response.Headers.Location = Language.Link(Address(who.Code));
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
