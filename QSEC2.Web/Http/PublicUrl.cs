namespace QSEC2.Web.Http;

/// <summary>The address under which the public knows the site (<c>Site:PublicUrl</c>); without it, the one that was asked.</summary>
public sealed class PublicUrl(IConfiguration configuration)
{
    private readonly string? _configured = configuration["Site:PublicUrl"]?.TrimEnd('/');

    /// <summary>Its host and port; null without the setting.</summary>
    public string? Host => Uri.TryCreate(_configured, UriKind.Absolute, out var url) ? url.Authority : null;

    /// <param name="path">Begins with a slash.</param>
    public string Absolute(HttpContext http, string path) => (_configured ?? $"{http.Request.Scheme}://{http.Request.Host}") + path;

    /// <summary>The same without its scheme: what one reads on a screen and types.</summary>
    public string WithoutScheme(HttpContext http, string path) => Absolute(http, path).Split("://")[1];
}
