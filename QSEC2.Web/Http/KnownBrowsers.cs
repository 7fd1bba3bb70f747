using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace QSEC2.Web.Http;

/// <summary>
/// Recognises a browser that has signed in to an account before, by a signed cookie that opens nothing: only its wrong passwords
/// are counted apart.
/// </summary>
public sealed class KnownBrowsers(IDataProtectionProvider protection)
{
    private const string Cookie = "qsec2-known";
    private readonly IDataProtector _protector = protection.CreateProtector("QSEC2.KnownBrowser.v1");

    /// <summary>The number of this browser; null when it never signed in.</summary>
    public Guid? Number(HttpContext http) => ReadCookie(http) is { } content ? new Guid(content.AsSpan(0, 16)) : null;

    /// <summary>The same; null when it never signed in to that account, or another since.</summary>
    public Guid? Known(HttpContext http, string account) =>
        ReadCookie(http)?.AsSpan(16).SequenceEqual(Hash(account)) == true ? Number(http) : null;

    public void Remember(HttpContext http, string account)
    {
        if (Known(http, account) is not null)
            return;
        byte[] content = [.. Guid.CreateVersion7().ToByteArray(), .. Hash(account)];
        http.Response.Cookies.Append(
            Cookie,
            Convert.ToBase64String(_protector.Protect(content)),
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

    private byte[]? ReadCookie(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 and < 500 } sent)
            return null;
        try
        {
            return _protector.Unprotect(Convert.FromBase64String(sent));
        }
        catch (Exception forged) when (forged is FormatException or CryptographicException)
        {
            return null;
        }
    }

    private static byte[] Hash(string account) => SHA256.HashData(Encoding.UTF8.GetBytes(account));
}
