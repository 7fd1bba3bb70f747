using QSEC2.Domain.Debates;
using QSEC2.Web.Features.Debates.Platform;
using QSEC2.Web.Features.Debates.Regie;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Debates.Access;

/// <summary>What is shown to whoever stands before a private screen of a debate: how to pair a device, or that the debate is over.</summary>
public static class PairingPages
{
    /// <param name="key">Of the address that was scanned. Looking uses nothing up: browsers look before people do.</param>
    public static async Task<IResult> ShowAsync(
        HttpContext http,
        DebateAuthorization door,
        DebateAccess who,
        PairingKind kind,
        string? key,
        int status,
        CancellationToken cancellation
    )
    {
        http.Response.Headers.CacheControl = "no-store";
        var isOffered = !who.IsClosed && key is { Length: > 0 } && await door.IsOfferedAsync(who.Debate, kind, key, cancellation);
        return Pages.Show<PairingPage>(
            new
            {
                Who = who,
                Kind = kind,
                Key = isOffered ? key : null,
                KeyFailed = key is { Length: > 0 } && !isOffered,
            },
            status
        );
    }

    /// <summary>The button of that page: once a key.</summary>
    public static async Task<IResult> PairAsync(
        string code,
        PostedForm form,
        HttpContext http,
        DebateAuthorization door,
        PairingKind kind,
        CancellationToken cancellation
    )
    {
        if (await door.AuthorizeAsync(http, code, kind, cancellation) is not { } who)
            return Results.NotFound();
        var key = form.Fields["cle"].ToString();

        // Pressed twice, the second time finds the device paired.
        if (!who.IsClosed && (who.May || await door.PairAsync(http, who.Debate, kind, key, cancellation)))
        {
            http.Response.Headers.Location = Language.Link(Address(who.Code, kind));
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        }

        return await ShowAsync(http, door, who, kind, Tried(form.Fields), StatusCodes.Status200OK, cancellation);
    }

    /// <summary>The button, pressed from elsewhere than that page.</summary>
    public static async Task<IResult> PairAgainAsync(
        string code,
        UnverifiedForm form,
        HttpContext http,
        DebateAuthorization door,
        PairingKind kind,
        CancellationToken cancellation
    ) =>
        await door.AuthorizeAsync(http, code, kind, cancellation) is { } who
            ? await ShowAsync(http, door, who, kind, Tried(form.Fields), StatusCodes.Status200OK, cancellation)
            : Results.NotFound();

    /// <summary>A command that came from elsewhere than our pages: a stranger learns nothing more.</summary>
    public static async Task<IResult> TurnAwayAsync(
        string code,
        HttpContext http,
        DebateAuthorization door,
        PairingKind kind,
        CancellationToken cancellation
    ) =>
        await door.AuthorizeAsync(http, code, kind, cancellation) is { } who
            ? await ShowAsync(http, door, who, kind, key: null, StatusCodes.Status404NotFound, cancellation)
            : Results.NotFound();

    // A key was tried, even an empty one.
    private static string Tried(IFormCollection form) => form["cle"].ToString() is { Length: > 0 } key ? key : "?";

    public static string Address(string code, PairingKind kind) =>
        kind is PairingKind.Regie ? RegieView.Address(code) : PlatformPages.Address(code);
}
