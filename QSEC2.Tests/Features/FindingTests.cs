using System.Net;
using System.Xml.Linq;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features;

public sealed class FindingTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

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
        Assert.Contains("application/atom+xml", WebUtility.HtmlDecode(await shared.Public.GetStringAsync("/murs/air-mesure", Now)), StringComparison.Ordinal);

    [Fact]
    public async Task Search_engines_are_told_of_pages_that_are_there()
    {
        var (id, _) = await shared.PublishAsync("Sur la carte du site ?", "air-climat");
        var (gone, _) = await shared.PublishAsync("Plus là ?", "air-climat");
        (await shared.Moderator.RemoveAsync(gone)).EnsureSuccessStatusCode();
        var robots = await shared.Public.GetStringAsync("/robots.txt", Now);
        Assert.Contains($"Sitemap: {shared.Site.Address}sitemap.xml", robots, StringComparison.Ordinal);

        var addresses = XDocument.Parse(await shared.Public.GetStringAsync("/sitemap.xml", Now)).Root!.Elements(Map + "url").Select(url => new Uri((string)url.Element(Map + "loc")!)).ToList();
        Assert.Contains(addresses, address => address.AbsolutePath == $"/contributions/{id}");
        Assert.DoesNotContain(addresses, address => address.AbsolutePath.Contains(gone.ToString(), StringComparison.Ordinal));
        foreach (var address in addresses)
            Assert.Equal((HttpStatusCode.OK, address), ((await shared.Public.GetAsync(address, Now)).StatusCode, address));
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
}
