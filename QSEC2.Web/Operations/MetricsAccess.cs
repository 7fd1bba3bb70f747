using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace QSEC2.Web.Operations;

/// <summary>
/// Who may read the figures, and why the site is not ready: whoever shows <c>Metrics:Token</c> as a bearer token, and, for the figures,
/// whoever reaches <c>Metrics:Url</c>, an address of its own. Without these settings, nobody.
/// </summary>
public sealed class MetricsAccess
{
    private readonly byte[]? _token;

    /// <exception cref="InvalidDataException"><c>Metrics:Url</c> is not an address such as <c>http://127.0.0.1:9464</c>.</exception>
    public MetricsAccess(IConfiguration configuration)
    {
        if (configuration["Metrics:Token"] is { Length: > 0 } token)
            _token = Hash(token);
        if (configuration["Metrics:Url"] is not { Length: > 0 } setting)
            return;
        var isUrl = Uri.TryCreate(setting, UriKind.Absolute, out var url);
        if (!isUrl || url!.Scheme != Uri.UriSchemeHttp || url.AbsolutePath is not ("/" or "/metrics"))
            throw new InvalidDataException($"Metrics:Url is '{setting}', which is not an address such as http://127.0.0.1:9464.");
        Url = url;
    }

    /// <summary>Where the figures are for everyone who gets there; null without the setting.</summary>
    public Uri? Url { get; }

    /// <summary>Whether there is a token at all.</summary>
    public bool HasToken => _token is not null;

    public bool Allows(HttpRequest request) =>
        _token is not null
        && AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var shown)
        && shown.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(_token, Hash(shown.Parameter ?? ""));

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
