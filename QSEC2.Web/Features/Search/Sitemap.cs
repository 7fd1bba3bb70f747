using System.Globalization;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Debates;
using QSEC2.Domain.People;
using QSEC2.Domain.Programme;
using QSEC2.Web.Data;
using QSEC2.Web.Http;

namespace QSEC2.Web.Features.Search;

/// <summary>
/// What search engines are told: every public page in both languages, in files as the protocol limits them, and where not to go.
/// </summary>
public static class Sitemap
{
    // In both languages: the protocol's limit is 50,000 addresses in a file.
    private const int ContributionsAFile = 20_000;
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly string[] Pages =
    [
        "/",
        "/murs",
        "/questions",
        "/saisons",
        "/projet",
        "/espaces",
        "/plans",
        "/partenaires",
        "/expositions",
        "/agenda",
        "/groupes",
        "/territoires",
        "/contact",
        "/donnees",
        "/charte",
        "/mentions-legales",
        "/donnees-personnelles",
        "/accessibilite",
    ];

    public static void MapSitemap(this IEndpointRouteBuilder site)
    {
        site.MapPage("/sitemap.xml", ShowFilesAsync).SameForEveryone();
        site.MapPage("/sitemap/pages.xml", ShowPagesAsync).SameForEveryone();
        site.MapPage("/sitemap/contributions-{part:int:min(1)}.xml", ShowContributionsAsync).SameForEveryone();
        site.MapPage(
            "/robots.txt",
            (HttpContext http, PublicUrl url) =>
                Results.Text(
                    "User-agent: *\nDisallow: /api/\nDisallow: /gestion\nDisallow: /moderation\nDisallow: /suivi\n\n"
                        + $"Sitemap: {url.Absolute(http, "/sitemap.xml")}\n",
                    "text/plain"
                )
        );
    }

    private static async Task<IResult> ShowFilesAsync(
        HttpContext http,
        PublicUrl url,
        IDbContextFactory<QsecDb> databases,
        CancellationToken cancellation
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var files = (await Published(db).CountAsync(cancellation) + ContributionsAFile - 1) / ContributionsAFile;
        IEnumerable<string> names =
        [
            "pages",
            .. Enumerable.Range(1, files).Select(part => string.Create(CultureInfo.InvariantCulture, $"contributions-{part}")),
        ];
        return Xml(
            new XElement(
                Map + "sitemapindex",
                names.Select(name => new XElement(Map + "sitemap", new XElement(Map + "loc", url.Absolute(http, $"/sitemap/{name}.xml"))))
            )
        );
    }

    private static async Task<IResult> ShowPagesAsync(
        HttpContext http,
        PublicUrl url,
        WallDirectory walls,
        PublishedProgramme programme,
        CancellationToken cancellation
    )
    {
        var places = await walls.AllAsync(cancellation);
        IEnumerable<string> paths =
        [
            .. Pages,
            .. places.SelectMany(place => new[] { $"/murs/{place.Slug}", $"/themes/{place.Theme.Slug}" }),
            .. places.Select(place => $"/saisons/{place.Season.Slug}").Distinct(),
            .. Departments.All.Select(department => $"/territoires/{department}"),
            .. (await programme.AllAsync<Content>(cancellation))
                .Where(entry => entry.Content is not (Partner or Operator or ActionPlan or Synthesis))
                .Select(entry => PublicEntryAddress.Path(entry.Slug, entry.Content)),
            .. (await walls.DebatesAsync(cancellation))
                .Where(place => place.Debate!.State is DebateState.Closed)
                .Select(place => $"/debats/{place.Debate!.Code}"),
        ];
        return Addresses(http, url, paths);
    }

    private static async Task<IResult> ShowContributionsAsync(
        int part,
        HttpContext http,
        PublicUrl url,
        IDbContextFactory<QsecDb> databases,
        CancellationToken cancellation
    )
    {
        // Oldest first: what is in a file stays there.
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var ids = await Published(db)
            .OrderBy(contribution => contribution.PublishedAt)
            .Skip((int)Math.Min(int.MaxValue, (part - 1L) * ContributionsAFile))
            .Take(ContributionsAFile)
            .Select(contribution => contribution.Id)
            .ToListAsync(cancellation);
        return ids.Count == 0 ? Results.NotFound() : Addresses(http, url, ids.Select(id => $"/contributions/{id}"));
    }

    private static IQueryable<Contribution> Published(QsecDb db) =>
        db.Contributions.AsNoTracking().Where(contribution => contribution.PublishedAt != null);

    private static IResult Addresses(HttpContext http, PublicUrl url, IEnumerable<string> paths) =>
        Xml(
            new XElement(
                Map + "urlset",
                paths
                    .SelectMany(path => new[] { path, path == "/" ? "/en" : "/en" + path })
                    .Select(path => new XElement(Map + "url", new XElement(Map + "loc", url.Absolute(http, path))))
            )
        );

    private static IResult Xml(XElement map) => Results.Text(new XDocument(map).ToString(SaveOptions.DisableFormatting), "application/xml");
}
