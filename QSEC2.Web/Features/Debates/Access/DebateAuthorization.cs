using QSEC2.Domain.Debates;
using QSEC2.Web.Data;
using QSEC2.Web.Http;

namespace QSEC2.Web.Features.Debates.Access;

/// <summary>Somebody before a private screen of a debate.</summary>
/// <param name="IsAllowed">
/// Whether it is theirs: their device is paired for it, or they are signed in and the debate is of their département.
/// </param>
public sealed record DebateAccess(Debate Debate, WallWithTheme Place, bool IsAllowed)
{
    public string Code => Debate.Code;
    public bool IsClosed => Debate.State is DebateState.Closed;
}

/// <summary>Who may direct a debate, and who may read what is told to its platform.</summary>
public sealed class DebateAuthorization(DebateDesk desk, PairingDesk pairings)
{
    // As long as an evening, and the next morning; again from each time that the device is used.
    private static readonly TimeSpan CookieLifetime = TimeSpan.FromHours(36);

    /// <returns>Null when there is no such debate.</returns>
    public async Task<DebateAccess?> AuthorizeAsync(HttpContext http, string code, PairingKind kind, CancellationToken cancellation)
    {
        if (await desk.FindAsync(code, cancellation) is not var (debate, place))
            return null;
        return new DebateAccess(debate, place, await IsAllowedAsync(http, debate, kind, cancellation));
    }

    /// <summary>Pairs the device behind the request, once for each key.</summary>
    /// <returns>Whether it is paired now.</returns>
    public async Task<bool> PairAsync(HttpContext http, Debate debate, PairingKind kind, string key, CancellationToken cancellation)
    {
        if (await pairings.AcceptAsync(debate.Id, kind, key, DeviceName(http), cancellation) is not { } token)
            return false;
        SetCookie(http, debate, kind, token);
        return true;
    }

    /// <summary>Whether a key may still pair a device.</summary>
    public Task<bool> IsOfferedAsync(Debate debate, PairingKind kind, string key, CancellationToken cancellation) =>
        pairings.IsOfferedAsync(debate.Id, kind, key, cancellation);

    private async Task<bool> IsAllowedAsync(HttpContext http, Debate debate, PairingKind kind, CancellationToken cancellation)
    {
        if (http.User.MayMediate() && http.User.AsEditor().May(debate.Department))
            return true;
        if (
            http.Request.Cookies[CookieName(debate.Code, kind)] is not { Length: > 0 } token
            || !await pairings.IsPairedAsync(debate.Id, kind, token, cancellation)
        )
            return false;
        SetCookie(http, debate, kind, token);
        return true;
    }

    private static void SetCookie(HttpContext http, Debate debate, PairingKind kind, string token) =>
        http.Response.Cookies.Append(
            CookieName(debate.Code, kind),
            token,
            new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
                MaxAge = CookieLifetime,
            }
        );

    private static string CookieName(string code, PairingKind kind) =>
        $"{(kind is PairingKind.Regie ? "qsec2-regie" : "qsec2-tribune")}-{code}";

    // Enough for a mediator to tell a phone from a tablet in the list: « Android », « iPad » …
    private static string DeviceName(HttpContext http)
    {
        var agent = http.Request.Headers.UserAgent.ToString();
        return Array.Find(
                ["iPhone", "iPad", "Android", "Windows", "Macintosh", "CrOS", "Linux"],
                name => agent.Contains(name, StringComparison.Ordinal)
            ) ?? "";
    }
}
