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
        HttpContext http,
        DebateAuthorization door,
        PairingKind kind,
        CancellationToken cancellation
    )
    {
        if (
            await http.ReadFormOrNullAsync(cancellation) is not { } form
            || await door.AuthorizeAsync(http, code, kind, cancellation) is not { } who
        )
            return Results.NotFound();
        var key = form["cle"].ToString();

        // Pressed twice, the second time finds the device paired.
        if (!who.IsClosed && http.CameFromOurPages() && (who.May || await door.PairAsync(http, who.Debate, kind, key, cancellation)))
        {
            http.Response.Headers.Location = Language.Link(Address(who.Code, kind));
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        }

        return await ShowAsync(http, door, who, kind, key.Length > 0 ? key : "?", StatusCodes.Status200OK, cancellation);
    }

    public static string Address(string code, PairingKind kind) =>
        kind is PairingKind.Regie ? RegieView.Address(code) : PlatformPages.Address(code);
}
