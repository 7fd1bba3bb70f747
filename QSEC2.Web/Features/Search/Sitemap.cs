using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Programme;
using QSEC2.Web.Data;
using QSEC2.Web.Operations;

namespace QSEC2.Web.Features.Search;

/// <summary>What search engines are told: every public page in both languages, and where not to go.</summary>
public static class Sitemap
{
    // The protocol's limit is 50,000 addresses in a file.
    private const int MostContributions = 20_000;
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly string[] Pages = ["/", "/murs", "/saisons", "/projet", "/partenaires", "/expositions", "/agenda", "/groupes", "/territoires", "/contact", "/charte", "/mentions-legales", "/donnees-personnelles", "/accessibilite"];

    public static void MapSitemap(this IEndpointRouteBuilder site)
    {
        site.MapPage("/sitemap.xml", ShowAsync).SameForEveryone();
        site.MapPage("/robots.txt", (HttpContext http, PublicUrl url) =>
            Results.Text($"User-agent: *\nDisallow: /api/\nDisallow: /gestion\nDisallow: /moderation\nDisallow: /suivi\n\nSitemap: {url.Absolute(http, "/sitemap.xml")}\n", "text/plain"));
    }

    private static async Task<IResult> ShowAsync(HttpContext http, PublicUrl url, WallDirectory walls, Programme programme, IDbContextFactory<QsecDb> databases, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var contributions = await db.Contributions.Where(contribution => contribution.PublishedAt != null).OrderByDescending(contribution => contribution.PublishedAt)
            .Select(contribution => contribution.Id).Take(MostContributions).ToListAsync(cancellation);
        IEnumerable<string> paths =
        [
            .. Pages,
            .. (await walls.AllAsync(cancellation)).SelectMany(place => new[] { $"/murs/{place.Slug}", $"/themes/{place.Theme.Slug}" }),
            .. (await walls.AllAsync(cancellation)).Select(place => $"/saisons/{place.Season.Slug}").Distinct(),
            .. (await programme.AllAsync<Content>(cancellation)).Where(entry => entry.Content is not (Partner or Operator or ActionPlan or Synthesis)).Select(entry => PublicAddress.Path(entry.Slug, entry.Content)),
            .. contributions.Select(id => $"/contributions/{id}"),
        ];
        var addresses = paths.SelectMany(path => new[] { path, path == "/" ? "/en" : "/en" + path });
        var map = new XElement(Map + "urlset", addresses.Select(path => new XElement(Map + "url", new XElement(Map + "loc", url.Absolute(http, path)))));
        return Results.Text(new XDocument(map).ToString(SaveOptions.DisableFormatting), "application/xml");
    }
}
