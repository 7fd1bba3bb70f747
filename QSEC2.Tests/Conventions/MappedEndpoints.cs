using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Conventions;

/// <summary>Whatever the site answers at, its files and the framework's own addresses aside.</summary>
internal static class MappedEndpoints
{
    // What stands for a parameter of an address, where something must be found.
    private static readonly Dictionary<string, string> Samples = new(StringComparer.Ordinal)
    {
        ["wall"] = Site.Wall,
        ["theme"] = Site.Wall,
        ["season"] = "air",
        ["department"] = "93",
        ["slug"] = "lancement-mobilites",
        ["documentName"] = "v1",
        ["kind"] = "evenements",
        ["part"] = "1",
        ["old"] = "1-vieux.html",
        ["id"] = "01980000-0000-7000-8000-000000000001",
    };

    public static IEnumerable<RouteEndpoint> Endpoints(this Site site) =>
        site
            .Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint =>
                endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
                && !endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith('_')
            );

    public static IReadOnlyList<string> Methods(this RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];

    public static string Sample(string parameter) => Samples.GetValueOrDefault(parameter, "x");

    /// <param name="endpoint">Whose address is written.</param>
    /// <param name="fill">What stands for a parameter of that name; else its <see cref="Sample"/>.</param>
    /// <param name="write">How what stands between the parameters is written; else as it is.</param>
    public static string Address(this RouteEndpoint endpoint, Func<string, string>? fill = null, Func<string, string>? write = null)
    {
        var segments = endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(Part)));
        return $"/{string.Join('/', segments)}";

        string Part(RoutePatternPart part) =>
            part switch
            {
                RoutePatternLiteralPart literal => write is null ? literal.Content : write(literal.Content),
                RoutePatternSeparatorPart separator => separator.Content,
                RoutePatternParameterPart parameter => (fill ?? Sample)(parameter.Name),
                _ => throw new NotSupportedException(part.ToString()),
            };
    }
}
