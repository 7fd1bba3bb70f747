using System.Net;
using System.Xml.Linq;
using QSEC2.Tests.Features.Agenda;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features;

public sealed class FindingTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    // For one reader alone, or for the hall.
    private static readonly string[] NotMapped =
    [
        "/integre",
        "/projection",
        "/contribuer",
        "/accueillir",
        "/suivi",
        "/signaler",
        "/connexion",
        "/recherche",
        "debats",
    ];

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wall_is_followed_by_feed_readers()
    {
        await shared.PublishAsync("Un <b>flux</b> & des mots ?", "air-agir", "Zoé");
        var (gone, _) = await shared.PublishAsync("Partie ?", "air-agir");
        (await shared.Moderator.RemoveAsync(gone)).EnsureSuccessStatusCode();
        await shared.Public.AskAsync("En attente ?", "air-agir");

        var feed = XDocument.Parse(await shared.Public.GetStringAsync("/murs/air-agir/flux", Now)).Root!;
        var entry = Assert.Single(feed.Elements(Atom + "entry"));
        Assert.Contains("&lt;b&gt;flux", (string)entry.Element(Atom + "content")!, StringComparison.Ordinal);
        Assert.Equal("Zoé", (string)entry.Element(Atom + "author")!.Element(Atom + "name")!);
        Assert.Equal(HttpStatusCode.NotFound, (await shared.Public.GetAsync("/murs/nulle-part/flux", Now)).StatusCode);
    }

    [Fact]
    public async Task A_wall_names_its_feed() =>
        Assert.Contains(
            "application/atom+xml",
            WebUtility.HtmlDecode(await shared.Public.GetStringAsync("/murs/air-mesure", Now)),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Search_engines_are_told_of_pages_that_are_there()
    {
        var (id, _) = await shared.PublishAsync("Sur la carte du site ?", "air-climat");
        var (gone, _) = await shared.PublishAsync("Plus là ?", "air-climat");
        (await shared.Moderator.RemoveAsync(gone)).EnsureSuccessStatusCode();
        var robots = await shared.Public.GetStringAsync("/robots.txt", Now);
        Assert.Contains($"Sitemap: {shared.Site.Address}sitemap.xml", robots, StringComparison.Ordinal);

        var addresses = await MappedAsync();
        Assert.Contains(addresses, address => address.AbsolutePath == $"/contributions/{id}");
        Assert.DoesNotContain(addresses, address => address.AbsolutePath.Contains(gone.ToString(), StringComparison.Ordinal));
        foreach (var address in addresses)
            Assert.Equal((HttpStatusCode.OK, address), ((await shared.Public.GetAsync(address, Now)).StatusCode, address));
    }

    [Fact]
    public async Task The_map_has_every_public_page_and_each_says_where_it_is_in_both_languages()
    {
        await shared.PublishAsync("Une adresse à garder ?", "air-climat");
        var addresses = await MappedAsync();
        var paths = addresses.Select(address => address.AbsolutePath).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(
            Screens
                .PublicPages.Where(page =>
                    !page.Contains('?', StringComparison.Ordinal) && !NotMapped.Any(word => page.Contains(word, StringComparison.Ordinal))
                )
                .ToHashSet(StringComparer.Ordinal),
            paths
        );
        foreach (var address in addresses)
        {
            var page = Forms.Page(await shared.Public.GetStringAsync(address, Now));
            var french =
                address.AbsolutePath.StartsWith("/en/", StringComparison.Ordinal) ? address.AbsolutePath[3..]
                : address.AbsolutePath is "/en" ? "/"
                : address.AbsolutePath;
            Assert.Equal(address.ToString(), page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"));
            Assert.Null(page.QuerySelector("meta[name=robots]"));
            Assert.Equal(
                [("fr", french), ("en", french == "/" ? "/en" : $"/en{french}"), ("x-default", french)],
                page.QuerySelectorAll("link[hreflang]")
                    .Select(link => (link.GetAttribute("hreflang")!, new Uri(link.GetAttribute("href")!).AbsolutePath))
            );
        }
    }

    [Fact]
    public async Task A_second_page_is_an_address_of_its_own()
    {
        var page = Forms.Page(await shared.Public.GetStringAsync("/murs/air-climat?page=1", Now));
        Assert.EndsWith("/murs/air-climat", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
        await shared.Site.AnnounceAsync(Enumerable.Range(0, 60).Select(number => ($"soir-{number}", EventSteps.Evening($"Soir {number}"))));
        page = Forms.Page(await shared.Public.GetStringAsync("/agenda?page=2", Now));
        Assert.EndsWith("/agenda?page=2", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/saison-mobilites/exposition/presentation/", "/expositions/trajectoires")]
    [InlineData("/saison-mobilites/groupes-de-citoyens/presentation/", "/groupes")]
    [InlineData("/agenda/5298-le-15-mars-on-se-bouge.html", "/agenda/lancement-mobilites")]
    [InlineData("/agenda/12-autre-chose.html", "/agenda")]
    [InlineData("/en-ce-moment/5326-retour-sur-l-inauguration-trajectoires-de-drancy.html", "/agenda/inauguration-trajectoires-drancy")]
    [InlineData("/acteurs-et-partenaires/partenaires-financiers/", "/partenaires")]
    public async Task The_addresses_of_the_former_site_lead_to_the_right_page(string old, string present)
    {
        using var answer = await shared.Public.GetAsync(old, Now);
        Assert.Equal((HttpStatusCode.MovedPermanently, present), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        Assert.Equal(HttpStatusCode.OK, (await shared.Public.GetAsync(present, Now)).StatusCode);
    }

    private async Task<IReadOnlyList<Uri>> MappedAsync()
    {
        var addresses = new List<Uri>();
        foreach (var file in await LocationsAsync("/sitemap.xml", "sitemap"))
            addresses.AddRange(await LocationsAsync(file.AbsolutePath, "url"));
        return addresses;
    }

    private async Task<IEnumerable<Uri>> LocationsAsync(string file, string name) =>
        XDocument
            .Parse(await shared.Public.GetStringAsync(file, Now))
            .Root!.Elements(Map + name)
            .Select(location => new Uri((string)location.Element(Map + "loc")!));
}
