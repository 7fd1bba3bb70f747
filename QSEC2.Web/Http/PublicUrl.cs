namespace QSEC2.Web.Http;

/// <summary>The address under which the public knows the site (<c>Site:PublicUrl</c>); without it, the one that was asked.</summary>
public sealed class PublicUrl
{
    private readonly string? _configured;

    /// <exception cref="InvalidDataException">It is not an address such as <c>https://questions.example.org</c>.</exception>
    public PublicUrl(IConfiguration configuration)
    {
        _configured = configuration["Site:PublicUrl"] is { Length: > 0 } setting ? setting.TrimEnd('/') : null;
        if (_configured is null)
            return;
        if (!Uri.TryCreate(_configured, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
            throw new InvalidDataException(
                $"Site:PublicUrl is '{_configured}', which is not an address such as https://questions.example.org."
            );
        Host = url.Authority;
        Name = url.Host;
    }

    /// <summary>Its host and port; null without the setting.</summary>
    public string? Host { get; }

    /// <summary>Its host without the port.</summary>
    public string? Name { get; }

    /// <param name="path">Begins with a slash.</param>
    public string Absolute(HttpContext http, string path) => (_configured ?? $"{http.Request.Scheme}://{http.Request.Host}") + path;

    /// <summary>The same without its scheme: what one reads on a screen and types.</summary>
    public string WithoutScheme(HttpContext http, string path) => Absolute(http, path).Split("://")[1];
}
