using System.Net;
using QSEC2.Domain.Programme;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Manage;

/// <summary>A stop and its programme, prepared and published together.</summary>
public sealed class StopProgrammeTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static readonly TourStop Stop = new()
    {
        Title = new("Air à Bondy", ""),
        Exhibition = "air",
        Department = "93",
        Venue = "Médiathèque",
        Town = "Bondy",
        Address = "1, rue de l’Exemple",
        From = SeedSteps.Today.AddDays(30),
        Access = new("De plain-pied.", ""),
    };

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_of_a_stop_begins_with_what_the_stop_says()
    {
        await shared.Site.SeedAsync("air-a-bondy", Stop, published: false);
        using var lea = await shared.Site.OperatorAsync("93");
        var stop = Forms.Page(await lea.GetStringAsync("/gestion/etapes/air-a-bondy", Now));
        var form = await lea.OpenAsync(
            stop.QuerySelectorAll("a").Single(link => link.TextContent == "Ajouter un événement").GetAttribute("href")!
        );
        Assert.Equal(
            ("air-a-bondy", "93", "Médiathèque", "Bondy", "1, rue de l’Exemple", "De plain-pied.", "air", ""),
            (
                form["stop"],
                form["department"],
                form["venue"],
                form["town"],
                form["address"],
                form["access.fr"],
                form["season"],
                form["type"]
            )
        );

        using var saved = await lea.SendAsync(
            "/gestion/evenements/nouveau",
            form.With("title.fr", "Un débat à Bondy").With("type", "debate").With("day", "2099-05-01")
        );
        var page = Forms.Page(await lea.GetStringAsync(saved.Headers.Location!.OriginalString, Now));
        Assert.NotNull(page.QuerySelector("a[href='/gestion/etapes/air-a-bondy']"));
        Assert.Contains(
            "Un débat à Bondy",
            Forms.Page(await lea.GetStringAsync("/gestion/etapes/air-a-bondy", Now)).QuerySelector(".manage__programme")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_stop_is_published_with_the_drafts_that_are_ticked_in_one_act()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        var page = await PlanAsync(lea, "en-un-acte", "Avec elle", "Plus tard");
        using var published = await lea.SendAsync(
            $"{page}/publier",
            (await lea.OpenAsync(page, "form[action$='/publier']")).With("evenement", await BoxAsync(lea, page, "Avec elle"))
        );

        Assert.Equal($"{page}?fait=publier", published.Headers.Location?.OriginalString);
        var shown = await shared.Public.GetStringAsync("/expositions/en-un-acte", Now);
        Assert.Contains("Avec elle", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Plus tard", shown, StringComparison.Ordinal);

        // The other one later, from the same place.
        using var later = await lea.SendAsync(
            $"{page}/publier",
            (await lea.OpenAsync(page, "form[action$='/publier']")).With("evenement", await BoxAsync(lea, page, "Plus tard"))
        );
        Assert.Contains("Plus tard", await shared.Public.GetStringAsync("/expositions/en-un-acte", Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changed_since_it_was_read_keeps_all_of_it_from_the_public()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        var page = await PlanAsync(lea, "tout-ou-rien", "Relu", "Changé");
        var (form, box) = (await lea.OpenAsync(page, "form[action$='/publier']"), await BoxAsync(lea, page, "Changé"));
        (
            await lea.SendAsync(
                "/gestion/evenements/tout-ou-rien-2",
                (await lea.OpenAsync("/gestion/evenements/tout-ou-rien-2")).With("town", "Bondy")
            )
        ).Dispose();
        using var refused = await lea.SendAsync($"{page}/publier", form.With("evenement", box));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await shared.Public.GetAsync("/expositions/tout-ou-rien", Now)).StatusCode);
    }

    [Fact]
    public async Task An_event_that_is_not_ready_keeps_the_whole_from_the_public_and_the_reason_is_said()
    {
        await shared.Site.SeedAsync(
            [
                ("pas-prete", Stop with { Title = new("Pas prête", "") }),
                (
                    "sans-mots",
                    new Event
                    {
                        Title = new("Une image sans mots", ""),
                        Stop = "pas-prete",
                        Day = new(2099, 1, 1),
                        Department = "93",
                        Pictures = [new(Guid.CreateVersion7(), 100, 100)],
                    }
                ),
            ],
            published: false
        );
        using var lea = await shared.Site.OperatorAsync("93");
        const string Page = "/gestion/etapes/pas-prete";
        using var refused = await lea.SendAsync(
            $"{Page}/publier",
            (await lea.OpenAsync(Page, "form[action$='/publier']")).With("evenement", await BoxAsync(lea, Page, "Une image sans mots"))
        );
        Assert.Contains("décrivez d’abord ses images", await refused.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await shared.Public.GetAsync("/expositions/pas-prete", Now)).StatusCode);
    }

    [Theory]
    [InlineData("pas-de-93:2")]
    [InlineData("d-une-autre-etape:1")]
    [InlineData("nulle-part:1")]
    public async Task Only_ones_own_drafts_of_this_very_stop_go_with_it(string box)
    {
        var slug = $"a-part-{box.Split(':')[0]}";
        await shared.Site.SeedAsync(
            [
                (slug, Stop with { Title = new(slug, "") }),
                (
                    $"pas-de-93-{slug}",
                    new Event
                    {
                        Title = new("À d’autres", ""),
                        Stop = slug,
                        Day = new(2099, 1, 1),
                        Department = "94",
                    }
                ),
                (
                    $"d-une-autre-etape-{slug}",
                    new Event
                    {
                        Title = new("Ailleurs", ""),
                        Stop = "air-a-bondy",
                        Day = new(2099, 1, 1),
                        Department = "93",
                    }
                ),
            ],
            published: false
        );
        using var lea = await shared.Site.OperatorAsync("93");
        var page = $"/gestion/etapes/{slug}";
        using var refused = await lea.SendAsync(
            $"{page}/publier",
            (await lea.OpenAsync(page, "form[action$='/publier']")).With("evenement", $"{box.Split(':')[0]}-{slug}:1")
        );
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await shared.Public.GetAsync($"/agenda/{box.Split(':')[0]}-{slug}", Now)).StatusCode);
    }

    [Fact]
    public async Task What_is_duplicated_says_the_same_without_its_dates_and_what_came_of_it()
    {
        await shared.Site.SeedAsync(
            "stage-a-refaire",
            new Event
            {
                Title = new("Stage à refaire", "Course"),
                Type = EventKind.HolidayCourse,
                Department = "93",
                Day = new(2020, 4, 27),
                LastDay = new(2020, 4, 30),
                Starts = new(9, 30),
                Ends = new(16, 0),
                Capacity = 12,
                Registration = true,
                Outcome = new("Dix élèves.", ""),
            }
        );
        using var lea = await shared.Site.OperatorAsync("93");
        var again = Forms
            .Page(await lea.GetStringAsync("/gestion/evenements/stage-a-refaire", Now))
            .QuerySelectorAll("a")
            .Single(link => link.TextContent.StartsWith("Dupliquer", StringComparison.Ordinal))
            .GetAttribute("href")!;
        var form = await lea.OpenAsync(again);
        Assert.Equal(
            ("Stage à refaire", "Course", "holiday_course", "09:30", "12"),
            (form["title.fr"], form["title.en"], form["type"], form["starts"], form["capacity"])
        );
        Assert.Equal(("", "", ""), (form["day"], form["lastDay"], form["outcome.fr"]));
        using var saved = await lea.SendAsync("/gestion/evenements/nouveau", form.With("day", "2099-04-27"));
        Assert.StartsWith("/gestion/evenements/stage-a-refaire-2", saved.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal("2020-04-27", (await lea.OpenAsync("/gestion/evenements/stage-a-refaire"))["day"]);
    }

    [Fact]
    public async Task Nothing_begins_with_what_belongs_to_others()
    {
        await shared.Site.SeedAsync("etape-du-94", Stop with { Title = new("Étape du 94", ""), Department = "94" });
        await shared.Site.SeedAsync(
            "soiree-du-94",
            new Event
            {
                Title = new("Soirée du 94", ""),
                Day = new(2099, 1, 1),
                Department = "94",
            }
        );
        using var lea = await shared.Site.OperatorAsync("93");
        foreach (
            var page in new[]
            {
                "/gestion/evenements/nouveau?etape=etape-du-94",
                "/gestion/etapes/nouveau?modele=etape-du-94",
                "/gestion/evenements/nouveau?modele=soiree-du-94",
                "/gestion/evenements/nouveau?modele=rien",
                "/gestion/groupes/nouveau?etape=air-a-bondy",
            }
        )
            Assert.Equal(HttpStatusCode.NotFound, (await lea.GetAsync(page, Now)).StatusCode);

        // Nor is something said at a stop of others.
        var form = (await lea.OpenAsync("/gestion/evenements/nouveau"))
            .With("title.fr", "Chez vous")
            .With("type", "talk")
            .With("day", "2099-01-01")
            .With("stop", "etape-du-94");
        using var refused = await lea.SendAsync("/gestion/evenements/nouveau", form);
        Assert.NotNull(Forms.Page(await refused.Content.ReadAsStringAsync(Now)).QuerySelector("#stop-error"));
    }

    [Fact]
    public async Task Whoever_has_one_departement_does_not_choose_it()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        Assert.Equal("93", (await lea.OpenAsync("/gestion/etapes/nouveau"))["department"]);
        using var max = await shared.Site.OperatorAsync("93", "94");
        Assert.Equal("", (await max.OpenAsync("/gestion/etapes/nouveau"))["department"]);
    }

    // A draft of a stop with two drafts of events.
    private async Task<string> PlanAsync(HttpClient browser, string slug, string first, string second)
    {
        await shared.Site.SeedAsync(
            [
                (slug, Stop with { Title = new(slug, "") }),
                (
                    $"{slug}-1",
                    new Event
                    {
                        Title = new(first, ""),
                        Stop = slug,
                        Day = new(2099, 1, 1),
                        Department = "93",
                    }
                ),
                (
                    $"{slug}-2",
                    new Event
                    {
                        Title = new(second, ""),
                        Stop = slug,
                        Day = new(2099, 1, 2),
                        Department = "93",
                    }
                ),
            ],
            published: false
        );
        Assert.Equal(
            2,
            Forms.Page(await browser.GetStringAsync($"/gestion/etapes/{slug}", Now)).QuerySelectorAll(".manage__happening").Length
        );
        return $"/gestion/etapes/{slug}";
    }

    private static async Task<string> BoxAsync(HttpClient browser, string page, string title) =>
        Forms
            .Page(await browser.GetStringAsync(page, Now))
            .QuerySelectorAll(".manage__drafts label")
            .Single(label => label.TextContent.Trim() == title)
            .QuerySelector("input")!
            .GetAttribute("value")!;
}
