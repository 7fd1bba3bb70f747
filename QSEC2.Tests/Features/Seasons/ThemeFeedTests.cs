using System.Net;
using System.Xml.Linq;
using QSEC2.Domain.Programme;
using QSEC2.Tests.Features.Agenda;
using QSEC2.Tests.Features.Answers;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Seasons;

public sealed class ThemeFeedTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_that_is_new_about_a_theme_is_followed_by_feed_readers()
    {
        var (id, _) = await shared.AnsweredAsync("Qui mesure <b>l’air</b> ?", "Nous, **tous**.", "air-mesure");
        await shared.Public.AskAsync("En attente ?", "air-mesure");
        await shared.PublishAsync("D’un autre thème ?", "air-agir");
        await shared.Site.AnnounceAsync("mesurons", EventSteps.Evening("Mesurons ensemble") with { Theme = "air-mesure" });
        await shared.Site.AnnounceAsync("brouillon", EventSteps.Evening("Pas encore") with { Theme = "air-mesure" }, isPublic: false);
        await shared.Site.SeedAsync(
            "synthese",
            new Synthesis
            {
                Title = new("Ce que l’on en retient", ""),
                Theme = "air-mesure",
                Text = new("Une synthèse.", ""),
            }
        );

        var entries = await EntriesAsync("/themes/air-mesure/flux");
        Assert.Equal(
            ["Ce que l’on en retient", "Mesurons ensemble, 15 mars 2099", "Question n°\u00a01", "Réponse à la question n°\u00a01"],
            entries.Select(entry => (string)entry.Element(Atom + "title")!).Order(StringComparer.Ordinal)
        );
        var answer = entries.Single(entry => ((string)entry.Element(Atom + "title")!).StartsWith("Réponse", StringComparison.Ordinal));
        Assert.StartsWith($"{shared.Site.Address}contributions/{id}#r-", (string)answer.Element(Atom + "id")!, StringComparison.Ordinal);
        Assert.Equal(AnswerSteps.Name, (string)answer.Element(Atom + "author")!.Element(Atom + "name")!);
        Assert.Contains("<strong>tous</strong>", (string)answer.Element(Atom + "content")!, StringComparison.Ordinal);
        Assert.Equal(4, entries.Select(entry => (string)entry.Element(Atom + "id")!).Distinct().Count());
    }

    [Fact]
    public async Task In_english_its_titles_and_addresses_are()
    {
        await shared.PublishAsync("Une question ?", "air-sante");
        var entry = Assert.Single(await EntriesAsync("/en/themes/air-sante/flux"));
        Assert.StartsWith("Question no.", (string)entry.Element(Atom + "title")!, StringComparison.Ordinal);
        Assert.Contains("/en/contributions/", (string)entry.Element(Atom + "id")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_theme_leads_to_its_feed_in_its_head_and_for_whoever_reads()
    {
        var page = Forms.Page(await shared.Public.GetStringAsync("/themes/air-agir", Now));
        Assert.Equal("/themes/air-agir/flux", page.QuerySelector("head link[type='application/atom+xml']")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("main a[href='/themes/air-agir/flux']"));
    }

    [Fact]
    public async Task A_theme_without_anything_has_an_empty_feed_and_one_that_is_none_has_no_feed()
    {
        Assert.Empty(await EntriesAsync("/themes/mobilites-temps/flux"));
        Assert.Equal(HttpStatusCode.NotFound, (await shared.Public.GetAsync("/themes/nulle-part/flux", Now)).StatusCode);
    }

    private async Task<List<XElement>> EntriesAsync(string address) =>
        [.. XDocument.Parse(await shared.Public.GetStringAsync(address, Now)).Root!.Elements(Atom + "entry")];
}
