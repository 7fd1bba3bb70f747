using Microsoft.AspNetCore.DataProtection;

namespace QSEC2.Web.Operations;

/// <summary>
/// Recognises a device by a signed cookie that says nothing of who holds it. Strictly needed: for "once a device" and for the
/// speed limit that lets a whole school write behind one address.
/// </summary>
public sealed class Devices(IDataProtectionProvider protection)
{
    private const string Cookie = "qsec2-device";
    private readonly IDataProtector _protector = protection.CreateProtector("QSEC2.Device.v1");

    /// <summary>Null when the browser shows none, or a forged one.</summary>
    public Guid? Known(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 and < 500 } shown)
            return null;
        try
        {
            return new Guid(_protector.Unprotect(Convert.FromBase64String(shown)));
        }
        catch (Exception forged) when (forged is FormatException or System.Security.Cryptography.CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The device, which from now on shows its cookie.</summary>
    public Guid Recognise(HttpContext http)
    {
        if (Known(http) is { } known)
            return known;
        var device = Guid.CreateVersion7();
        http.Response.Cookies.Append(Cookie, Convert.ToBase64String(_protector.Protect(device.ToByteArray())), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            MaxAge = TimeSpan.FromDays(180),
        });
        return device;
    }
}
