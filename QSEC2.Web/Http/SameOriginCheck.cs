namespace QSEC2.Web.Http;

/// <summary>What browsers say of where a form comes from.</summary>
public static class SameOriginCheck
{
    /// <summary>
    /// Proves that a form came from a page of this site without a hidden token: a device that slept through a change of keys still has its
    /// form. Browsers name the site a form comes from, or at least its origin; whoever names neither is no browser of ours.
    /// </summary>
    internal static bool CameFromOurPages(this HttpContext http) =>
        Site(http) switch
        {
            "same-origin" => true,
            "" => Origin(http) is { } origin && IsOurs(http, origin),
            _ => false,
        };

    /// <summary>
    /// Whether it surely came from a page of another site, or of another origin of this one. Nothing said, and <c>Origin: null</c>, prove
    /// nothing: old browsers, and those told to be discreet.
    /// </summary>
    internal static bool CameFromElsewhere(this HttpContext http) =>
        Site(http) switch
        {
            "same-origin" or "none" => false,
            "" => Origin(http) is { } origin && !IsOurs(http, origin),
            _ => true,
        };

    private static string Site(HttpContext http) => http.Request.Headers["Sec-Fetch-Site"].ToString();

    private static Uri? Origin(HttpContext http) =>
        Uri.TryCreate(http.Request.Headers.Origin, UriKind.Absolute, out var origin) ? origin : null;

    // A proxy may ask us under another name than the public one.
    private static bool IsOurs(HttpContext http, Uri origin) =>
        origin.Authority.Equals(http.Request.Host.Value, StringComparison.OrdinalIgnoreCase)
        || origin.Authority.Equals(http.RequestServices.GetRequiredService<PublicUrl>().Host, StringComparison.OrdinalIgnoreCase);
}
