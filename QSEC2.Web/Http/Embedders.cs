namespace QSEC2.Web.Http;

/// <summary>
/// Who may show a wall inside a page of theirs: partners' sites (<c>Site:Embedders</c>, separated by commas), and we ourselves the
/// projection, which is the live picture of the régie; nothing else of the site, and nobody else.
/// </summary>
public sealed class Embedders
{
    private readonly string? _origins;

    /// <exception cref="InvalidDataException">One of them is not an origin, such as <c>https://partenaire.example</c>.</exception>
    public Embedders(IConfiguration configuration)
    {
        var setting = configuration["Site:Embedders"] ?? "";
        var origins = setting.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (Array.Find(origins, origin => !IsOrigin(origin)) is { } wrong)
            throw new InvalidDataException($"Site:Embedders names '{wrong}', which is not an origin such as https://partenaire.example.");
        _origins = origins.Length == 0 ? null : string.Join(' ', origins);
    }

    /// <summary>Who may frame this page: for <c>frame-ancestors</c>.</summary>
    public string For(PathString path) =>
        path.Value?.TrimEnd('/').ToLowerInvariant().Split('/') switch
        {
            ["", "murs", _, "projection"] => _origins is null ? "'self'" : $"'self' {_origins}",
            ["", "murs", _] or ["", "murs", _, "integre"] => _origins ?? "'none'",
            _ => "'none'",
        };

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.Scheme is "https" or "http"
        && url.GetLeftPart(UriPartial.Authority) == text;
}
