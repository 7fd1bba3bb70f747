using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace QSEC2.Web.Features.Accounts;

/// <summary>
/// Recognises a browser that has signed in to an account before, by a signed cookie that opens nothing: only its wrong passwords are counted
/// apart.
/// </summary>
public sealed class KnownBrowsers(IDataProtectionProvider protection)
{
    private const string Cookie = "qsec2-known";
    private readonly IDataProtector _protector = protection.CreateProtector("QSEC2.KnownBrowser.v1");

    /// <summary>The number of this browser; null when it never signed in to that account, or another since.</summary>
    public Guid? Known(HttpContext http, string account)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 and < 500 } shown)
            return null;
        try
        {
            var said = _protector.Unprotect(Convert.FromBase64String(shown));
            return said.AsSpan(16).SequenceEqual(Hash(account)) ? new Guid(said.AsSpan(0, 16)) : null;
        }
        catch (Exception forged) when (forged is FormatException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    public void Remember(HttpContext http, string account)
    {
        if (Known(http, account) is not null)
            return;
        byte[] said = [.. Guid.NewGuid().ToByteArray(), .. Hash(account)];
        http.Response.Cookies.Append(
            Cookie,
            Convert.ToBase64String(_protector.Protect(said)),
            new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
                MaxAge = TimeSpan.FromDays(180),
            }
        );
    }

    private static byte[] Hash(string account) => SHA256.HashData(Encoding.UTF8.GetBytes(account));
}
