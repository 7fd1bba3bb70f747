namespace QSEC2.Web.Http;

/// <summary>The address under which the public knows the site (<c>Site:PublicUrl</c>); without it, the one that was asked.</summary>
public sealed class PublicUrl
{
    /// <exception cref="InvalidDataException">It is not an address such as <c>https://questions.example.org</c>.</exception>
    public PublicUrl(IConfiguration configuration)
    {
        Configured = configuration["Site:PublicUrl"] is { Length: > 0 } setting ? setting.TrimEnd('/') : null;
        if (Configured is null)
            return;
        if (!Uri.TryCreate(Configured, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
            throw new InvalidDataException(
                $"Site:PublicUrl is '{Configured}', which is not an address such as https://questions.example.org."
            );

        // As browsers ask for it: accents in punycode.
        Name = url.HostNameType is UriHostNameType.Dns ? url.IdnHost : url.Host;
        Host = url.IsDefaultPort ? Name : $"{Name}:{url.Port}";
    }

    /// <summary>The setting, without a slash at its end; null without it.</summary>
    public string? Configured { get; }

    /// <summary>Its host and port; null without the setting.</summary>
    public string? Host { get; }

    /// <summary>Its host without the port.</summary>
    public string? Name { get; }

    /// <param name="path">Begins with a slash.</param>
    public string Absolute(HttpContext http, string path) => (Configured ?? $"{http.Request.Scheme}://{http.Request.Host}") + path;

    /// <summary>The same without its scheme: what one reads on a screen and types.</summary>
    public string WithoutScheme(HttpContext http, string path) => Absolute(http, path).Split("://")[1];
}
