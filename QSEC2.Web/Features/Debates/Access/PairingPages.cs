using QSEC2.Domain.Debates;
using QSEC2.Web.Features.Debates.Platform;
using QSEC2.Web.Features.Debates.Regie;
using QSEC2.Web.Http;
using QSEC2.Web.Http.Limits;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Debates.Access;

/// <summary>
/// What is shown to whoever stands before a private screen of a debate: how to pair a device, or that the debate is over.
/// </summary>
public static class PairingPages
{
    /// <param name="key">Of the address that was scanned. Looking uses nothing up: browsers look before people do.</param>
    public static async Task<IResult> ShowAsync(
        HttpContext http,
        DebateAuthorization authorization,
        DebateAccess access,
        PairingKind kind,
        string? key,
        int status,
        CancellationToken cancellation
    )
    {
        http.Response.Headers.CacheControl = "no-store";
        var isOffered =
            !access.IsClosed && key is { Length: > 0 } && await authorization.IsOfferedAsync(access.Debate, kind, key, cancellation);
        return Pages.Show<PairingPage>(
            new
            {
                Access = access,
                Kind = kind,
                Key = isOffered ? key : null,
                KeyFailed = key is { Length: > 0 } && !isOffered,
            },
            status
        );
    }

    /// <summary>The button that pairs a device with such a screen: once a key.</summary>
    /// <param name="screen">Its address, with <c>{code}</c>.</param>
    public static void MapPairing(this IEndpointRouteBuilder site, string screen, PairingKind kind) =>
        site.MapFormWithoutToken(
                screen,
                (string code, PostedForm form, HttpContext http, DebateAuthorization authorization, CancellationToken cancellation) =>
                    PairAsync(code, form.Fields, http, authorization, kind, cancellation),
                (string code, UnverifiedForm form, HttpContext http, DebateAuthorization authorization, CancellationToken cancellation) =>
                    TurnAwayAsync(code, TriedKey(form.Fields), StatusCodes.Status200OK, http, authorization, kind, cancellation)
            )
            .RequireRateLimiting(RateLimits.Crowd);

    /// <summary>A command that came from elsewhere than our pages: a stranger learns nothing more.</summary>
    public static Task<IResult> RejectCommandAsync(
        string code,
        HttpContext http,
        DebateAuthorization authorization,
        PairingKind kind,
        CancellationToken cancellation
    ) => TurnAwayAsync(code, null, StatusCodes.Status404NotFound, http, authorization, kind, cancellation);

    private static async Task<IResult> PairAsync(
        string code,
        IFormCollection form,
        HttpContext http,
        DebateAuthorization authorization,
        PairingKind kind,
        CancellationToken cancellation
    )
    {
        if (await authorization.AuthorizeAsync(http, code, kind, cancellation) is not { } access)
            return Results.NotFound();

        // Pressed twice, the second time finds the device paired.
        var key = form["cle"].ToString();
        if (!access.IsClosed && (access.IsAllowed || await authorization.PairAsync(http, access.Debate, kind, key, cancellation)))
        {
            http.Response.Headers.Location = Language.Link(Address(access.Code, kind));
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        }

        return await ShowAsync(http, authorization, access, kind, TriedKey(form), StatusCodes.Status200OK, cancellation);
    }

    // Sent from elsewhere than our pages.
    private static async Task<IResult> TurnAwayAsync(
        string code,
        string? key,
        int status,
        HttpContext http,
        DebateAuthorization authorization,
        PairingKind kind,
        CancellationToken cancellation
    ) =>
        await authorization.AuthorizeAsync(http, code, kind, cancellation) is { } access
            ? await ShowAsync(http, authorization, access, kind, key, status, cancellation)
            : Results.NotFound();

    // A key was tried, even an empty one.
    private static string TriedKey(IFormCollection form) => form["cle"].ToString() is { Length: > 0 } key ? key : "?";

    public static string Address(string code, PairingKind kind) =>
        kind is PairingKind.Regie ? RegieView.Address(code) : PlatformPages.Address(code);
}
