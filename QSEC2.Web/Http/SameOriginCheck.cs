namespace QSEC2.Web.Http;

/// <summary>
/// Proves that a form came from a page of this site by what browsers say of it, without a hidden token: a device that slept through a change
/// of keys still has its form.
/// </summary>
public static class SameOriginCheck
{
    /// <summary>Browsers name the site a form comes from, or at least its origin; whoever names neither is no browser of ours.</summary>
    public static bool CameFromOurPages(this HttpContext http) =>
        http.Request.Headers["Sec-Fetch-Site"].ToString() switch
        {
            "same-origin" => true,
            "" => Uri.TryCreate(http.Request.Headers.Origin, UriKind.Absolute, out var origin)
                && origin.Authority.Equals(http.Request.Host.Value, StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
}
