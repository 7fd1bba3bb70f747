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
        site.MapPairing("/debats/{code}/tribune", PairingKind.Platform);
        site.MapFormWithoutToken("/debats/{code}/tribune/lu", MarkNoteReadAsync, RejectCommandAsync)
            .AddEndpointFilter<CommandDeadline>()
            .RequireRateLimiting(RateLimits.Crowd);
    }

    public static string Address(string code) => $"/debats/{code}/tribune";

    private static async Task<IResult> ShowAsync(
        string code,
        string? cle,
        HttpContext http,
        DebateAuthorization authorization,
        WallReader walls,
        CancellationToken cancellation
    )
    {
        if (await authorization.AuthorizeAsync(http, code, PairingKind.Platform, cancellation) is not { } access)
            return Results.NotFound();
        if (access.IsClosed || !access.IsAllowed)
            return await PairingPages.ShowAsync(
                http,
                authorization,
                access,
                PairingKind.Platform,
                cle,
                StatusCodes.Status200OK,
                cancellation
            );
        http.Response.Headers.CacheControl = "no-store";
        var (sequence, _) = await walls.HeadAsync(access.Place.Id, cancellation);
        var stage = await walls.ReadStageAsync(access.Place, cancellation);
        var now = stage.Now ?? Guid.Empty;
        var next = stage.Next is [var first, ..] ? first : Guid.Empty;
        var read = await walls.FindManyAsync(access.Place, [now, next], cancellation);
        return Pages.Show<PlatformPage>(
            new
            {
                access.Debate,
                access.Place,
                Stage = stage,
                Sequence = sequence,
                Now = read.GetValueOrDefault(now),
                Next = read.GetValueOrDefault(next),
            }
        );
    }

    private static Task<IResult> RejectCommandAsync(
        string code,
        HttpContext http,
        DebateAuthorization authorization,
        CancellationToken cancellation
    ) => PairingPages.RejectCommandAsync(code, http, authorization, PairingKind.Platform, cancellation);

    private static async Task<IResult> MarkNoteReadAsync(
        string code,
        PostedForm form,
        HttpContext http,
        DebateAuthorization authorization,
        StageDesk desk,
        CancellationToken cancellation
    )
    {
        if (await authorization.AuthorizeAsync(http, code, PairingKind.Platform, cancellation) is not { } access)
            return Results.NotFound();
        if (access.IsClosed || !access.IsAllowed)
            return await PairingPages.ShowAsync(
                http,
                authorization,
                access,
                PairingKind.Platform,
                key: null,
                StatusCodes.Status404NotFound,
                cancellation
            );
        if (Guid.TryParse(form.Fields["id"], out var note))
            await desk.MarkNoteReadAsync(access.Code, note, cancellation);
        http.Response.Headers.Location = Language.Link(Address(access.Code));
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
