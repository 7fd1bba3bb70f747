using System.Globalization;
using Microsoft.Net.Http.Headers;
using QSEC2.Web.Http;
using QSEC2.Web.Images;

namespace QSEC2.Web.Features.Posters;

/// <summary>The pictures that other sites show where somebody links to a page of this one.</summary>
public static class PosterPages
{
    private static readonly string[] Parts = ["latin", "latin-ext"];

    public static IServiceCollection AddPosters(this IServiceCollection services)
    {
        services.AddSingleton<PosterRenderer>();
        services.AddSingleton<PosterFinder>();
        services.AddSingleton<PosterCache>();
        services.AddSingleton(provider => Design(provider.GetRequiredService<IWebHostEnvironment>()));
        return services;
    }

    public static void MapPosters(this IEndpointRouteBuilder site)
    {
        site.MapPage(
            "/affiches/accueil.png",
            (HttpContext http, PosterFinder finder, PosterCache cache, CancellationToken cancellation) =>
                ShowAsync(http, finder.Home(), cache, cancellation)
        );
        site.MapPage(
            "/affiches/{kind}/{name}.png",
            async (string kind, string name, HttpContext http, PosterFinder finder, PosterCache cache, CancellationToken cancellation) =>
                await finder.FindAsync(kind, name, cancellation) is { } content
                    ? await ShowAsync(http, content, cache, cancellation)
                    : Results.NotFound()
        );
    }

    private static async Task<IResult> ShowAsync(HttpContext http, PosterContent content, PosterCache cache, CancellationToken cancellation)
    {
        if (await cache.TakeAsync(content, cancellation) is not { } picture)
        {
            http.Response.Headers.RetryAfter = 5.ToString(CultureInfo.InvariantCulture);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        // Made to be shown by others.
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Results.Bytes(picture, "image/png", entityTag: new EntityTagHeaderValue($"\"{PosterCache.VersionOf(content)}\""));
    }

    private static PosterDesign Design(IWebHostEnvironment site) =>
        new(
            Face(site, "Bricolage Grotesque 96pt ExtraBold", "bricolage-grotesque", leading: 0.98, tracking: -0.03),
            Face(site, "Atkinson Hyperlegible Next", "atkinson-hyperlegible-next", leading: 1.28, tracking: 0)
        );

    private static Typeface Face(IWebHostEnvironment site, string family, string file, double leading, double tracking) =>
        new(
            family,
            [
                .. Parts.Select(part =>
                    site.WebRootFileProvider.GetFileInfo($"fonts/{file}-{part}.ttf").PhysicalPath
                    ?? throw new FileNotFoundException($"fonts/{file}-{part}.ttf")
                ),
            ],
            leading,
            tracking
        );
}
