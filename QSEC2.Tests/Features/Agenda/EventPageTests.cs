using System.Net;
using System.Text.Json.Nodes;
using QSEC2.Domain.Common;
using QSEC2.Domain.Programme;
using QSEC2.Tests.Features.Manage;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Agenda;

public sealed class EventPageTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_says_all_one_needs_to_come()
    {
        await shared.Site.AnnounceAsync(
            "complet",
            EventSteps.Booked(15, "Un café") with
            {
                Type = EventKind.ScienceCafe,
                Theme = "air-dinosaures",
                Address = "1 rue de la Gare",
                Stop = "air-drancy-2015",
                Audience = new LocalText("Tout public", "Everyone"),
                Age = 8,
                Price = new LocalText("gratuit", "free"),
                Access = new LocalText("Par le **tram**.", ""),
            }
        );
        var page = Forms.Page(await shared.Public.GetStringAsync("/agenda/complet", Now));
        var facts = page.QuerySelectorAll(".facts > div")
            .ToDictionary(fact => fact.QuerySelector("dt")!.TextContent, fact => fact.QuerySelector("dd")!.TextContent);
        Assert.Equal("dimanche 15 mars 2099, de 18\u00a0h\u00a030 à 20\u00a0h", facts["Quand"]);
        Assert.Equal("La médiathèque, 1 rue de la Gare, Drancy", facts["Où"]);
        Assert.Equal(
            ("Tout public, dès 8 ans", "Sur inscription, gratuit", "15 places"),
            (facts["Pour qui"], facts["Entrée"], facts["Jauge"])
        );
        Assert.Equal("Air à Drancy", facts["Étape de l’exposition"]);
        Assert.Equal("Par le tram.", page.QuerySelector("[aria-labelledby=venir] .prose")!.TextContent.Trim());
        Assert.Equal("/agenda/complet/inscription", page.QuerySelector(".event__head .button")!.GetAttribute("href"));
    }

    [Fact]
    public async Task What_is_past_says_what_came_of_it_and_asks_nobody_to_come()
    {
        var page = Forms.Page(await shared.Public.GetStringAsync("/agenda/stage-eoliennes", Now));
        Assert.Equal("du 6 au 11 juillet 2015", page.QuerySelector(".event__when")!.TextContent.Trim());
        Assert.Contains("banc de mesure", page.QuerySelector("[aria-labelledby=suites]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("[href$='/inscription']"));
    }

    [Theory]
    [InlineData(EventKind.Debate, true)]
    [InlineData(EventKind.Talk, false)]
    public async Task A_debate_to_come_leaves_its_place(EventKind kind, bool hasPlace)
    {
        var slug = $"place-{kind}".ToLowerInvariant();
        await shared.Site.AnnounceAsync(slug, EventSteps.Evening() with { Type = kind });
        Assert.Equal(
            hasPlace,
            (await shared.Public.GetStringAsync($"/agenda/{slug}", Now)).Contains("Le débat s’ouvrira ici", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Search_engines_read_it_and_no_title_ends_its_data()
    {
        await shared.Site.AnnounceAsync("donnees", EventSteps.Evening("</script><script>alert(1)</script>") with { Capacity = 30 });
        var html = await shared.Public.GetStringAsync("/agenda/donnees", Now);
        var page = Forms.Page(html);
        var data = JsonNode.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent)!;
        Assert.Equal(
            ("Event", "2099-03-15T18:30:00+01:00", "2099-03-15T20:00:00+01:00"),
            ((string)data["@type"]!, (string)data["startDate"]!, (string)data["endDate"]!)
        );
        Assert.Equal("</script><script>alert(1)</script>", (string)data["name"]!);
        Assert.Equal(
            ("La médiathèque, Drancy", "Drancy"),
            ((string)data["location"]!["name"]!, (string)data["location"]!["address"]!["addressLocality"]!)
        );
        Assert.DoesNotContain(page.QuerySelectorAll("script"), script => script.TextContent.StartsWith("alert", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_writes_it_sees_it_before_the_public_and_nobody_else_does()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        using var max = await shared.Site.OperatorAsync("94");
        await shared.Site.AnnounceAsync("bientot", EventSteps.Evening("Bientôt"), isPublic: false);
        using var preview = await lea.GetAsync("/agenda/bientot/apercu", Now);
        Assert.Equal("no-store", preview.Headers.CacheControl!.ToString());
        Assert.Contains("noindex", await preview.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await max.GetAsync("/agenda/bientot/apercu", Now)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await shared.Public.GetAsync("/agenda/bientot/apercu", Now)).StatusCode);
    }

    [Fact]
    public async Task An_event_that_does_not_exist_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await shared.Public.GetAsync("/agenda/rien", Now)).StatusCode);
}
