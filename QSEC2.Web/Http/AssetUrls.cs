using Microsoft.AspNetCore.StaticAssets;

namespace QSEC2.Web.Http;

/// <summary>
/// The addresses of style sheets, scripts and icons with the fingerprint of their content, which browsers may keep for ever.
/// </summary>
public sealed class AssetUrls
{
    private Dictionary<string, string> _routes = new(StringComparer.Ordinal);

    /// <param name="path">As the build names it: <c>css/site.css</c>.</param>
    public string this[string path] => "/" + _routes.GetValueOrDefault(path, path);

    /// <summary>Once the static assets are mapped.</summary>
    public void Load(IEnumerable<Endpoint> endpoints) =>
        _routes = endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>())
            .OfType<StaticAssetDescriptor>()
            .Where(asset => asset.Selectors.Count == 0)
            .Select(asset => (Label: asset.Properties.FirstOrDefault(property => property.Name == "label")?.Value, asset.Route))
            .Where(asset => asset.Label is not null)
            .DistinctBy(asset => asset.Label)
            .ToDictionary(asset => asset.Label!, asset => asset.Route, StringComparer.Ordinal);
}
