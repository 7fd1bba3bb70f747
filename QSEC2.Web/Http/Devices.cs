using Microsoft.AspNetCore.DataProtection;

namespace QSEC2.Web.Http;

/// <summary>
/// Recognises a device by a signed cookie that says nothing of who holds it. Strictly needed: for "once a device" and for the
/// speed limit that lets a whole school write behind one address.
/// </summary>
public sealed class Devices(IDataProtectionProvider protection)
{
    private const string Cookie = "qsec2-device";
    private readonly IDataProtector _protector = protection.CreateProtector("QSEC2.Device.v1");

    /// <summary>Null when the browser shows none, or a forged one.</summary>
    public Guid? Known(HttpContext http) => Shown(http)?.Device;

    /// <summary>Whether it has already said "moi aussi".</summary>
    public bool HasSupported(HttpContext http) => Shown(http) is { Supports: true };

    /// <summary>The device, which from now on shows its cookie.</summary>
    /// <param name="supports">It says "moi aussi": its cookie tells from now on that it is no stranger.</param>
    public Guid Recognise(HttpContext http, bool supports = false)
    {
        var shown = Shown(http);
        if (shown is { } known && (known.Supports || !supports))
            return known.Device;
        var device = shown?.Device ?? Guid.CreateVersion7();
        byte[] said = supports ? [.. device.ToByteArray(), 1] : device.ToByteArray();
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
        return device;
    }

    private (Guid Device, bool Supports)? Shown(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 and < 500 } shown)
            return null;
        try
        {
            var said = _protector.Unprotect(Convert.FromBase64String(shown));
            return (new Guid(said.AsSpan(0, 16)), said.Length > 16);
        }
        catch (Exception forged)
            when (forged is FormatException or System.Security.Cryptography.CryptographicException or ArgumentException)
        {
            return null;
        }
    }
}
