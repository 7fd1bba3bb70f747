using System.Net;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Agenda;

public sealed class AgendaPageTests : IAsyncDisposable
{
    private readonly Site _site = Site.Start();
    private readonly HttpClient _public;

    public AgendaPageTests() => _public = _site.Public();

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _public.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task What_comes_stands_first_the_nearest_on_top()
    {
        await _site.AnnounceAsync([
            ("loin", EventSteps.Evening("Loin")),
            ("pres", EventSteps.Evening("Près") with { Day = EventSteps.Day.AddDays(-60) }),
        ]);
        Assert.Equal(["Près", "Loin", "Soirée d’inauguration de Trajectoires à Paris"], (await _public.TitlesAsync("/agenda"))[..3]);
        Assert.DoesNotContain("agenda__quiet", await _public.GetStringAsync("/agenda", Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_theme_and_the_season_it_belongs_to_find_the_same_event()
    {
        await _site.AnnounceAsync("dinosaures", EventSteps.Evening("Les dinosaures respiraient‑ils ?") with { Theme = "air-dinosaures" });
        foreach (var query in new[] { "theme=air-dinosaures", "saison=air" })
            Assert.Equal("Les dinosaures respiraient‑ils ?", (await _public.TitlesAsync("/agenda?" + query))[0]);
    }

    [Fact]
    public async Task The_map_counts_what_comes_and_where_nothing_does_what_was()
    {
        await _site.AnnounceAsync([("une", EventSteps.Evening()), ("deux", EventSteps.Evening())]);
        var page = Forms.Page(await _public.GetStringAsync("/agenda", Now));
        var places = page.QuerySelectorAll(".region-map a")
            .ToDictionary(
                place => place.GetAttribute("href")!,
                place => (place.GetAttribute("aria-label"), place.QuerySelector(".region-map__count")!.TextContent)
            );
        Assert.Equal(("Seine-Saint-Denis (93)\u00a0: 2 à venir, 3 passés", "2"), places["/agenda?departement=93"]);
        Assert.Equal(("Paris (75)\u00a0: 2 passés", "2"), places["/agenda?departement=75"]);
        Assert.Equal(2, places.Count);
    }

    [Fact]
    public async Task What_lasts_is_of_every_month_it_touches()
    {
        await _site.AnnounceAsync("long", EventSteps.Evening("Long") with { Day = new(2099, 1, 30), LastDay = new(2099, 3, 1) });
        foreach (var month in new[] { "2099-01", "2099-02", "2099-03" })
            Assert.Equal(["Long"], await _public.TitlesAsync($"/agenda?mois={month}"));
        Assert.Empty(await _public.TitlesAsync("/agenda?mois=2099-04"));
        var months = Forms
            .Page(await _public.GetStringAsync("/agenda?mois=2099-01", Now))
            .QuerySelectorAll("#mois option")
            .Select(option => option.TextContent);
        Assert.Equal(
            ["Toutes les dates", "janvier 2099", "janvier 2018", "novembre 2017", "mars 2017", "juillet 2015", "avril 2015"],
            months
        );
    }

    [Fact]
    public async Task A_site_that_knows_of_no_event_is_welcoming()
    {
        await _site.ForgetTheProgrammeAsync();
        var page = Forms.Page(await _public.GetStringAsync("/agenda", Now));
        Assert.Contains("bienvenu·e·s", page.QuerySelector(".agenda__quiet")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".event-line, .pager"));
    }

    [Fact]
    public async Task Five_hundred_are_read_page_by_page_none_twice_and_none_forgotten()
    {
        await _site.ForgetTheProgrammeAsync();
        await _site.AnnounceAsync(
            Enumerable
                .Range(0, 500)
                .Select(number =>
                    ($"e-{number}", EventSteps.Evening($"Soirée {number}") with { Day = EventSteps.Day.AddDays(number - 30_000) })
                )
        );
        var titles = new List<string>();
        for (var page = 1; page <= 13; page++)
            titles.AddRange(await _public.TitlesAsync($"/agenda?page={page}"));
        Assert.Equal(500, titles.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(500, titles.Count);
        using var first = await _public.GetAsync("/agenda?departement=93", Now);
        var html = Forms.Page(await first.Content.ReadAsStringAsync(Now));
        Assert.Equal("/agenda?departement=93&page=2", html.QuerySelector(".pager [rel=next]")!.GetAttribute("href"));
        Assert.Equal(await _public.TitlesAsync("/agenda?page=13"), await _public.TitlesAsync("/agenda?page=14"));
    }

    [Fact]
    public async Task A_draft_is_nowhere_until_it_is_published()
    {
        await _site.AnnounceAsync("brouillon", EventSteps.Evening("Pas encore"), isPublic: false);
        Assert.DoesNotContain("Pas encore", await _public.TitlesAsync("/agenda"));
        Assert.DoesNotContain("Pas encore", await _public.GetStringAsync("/agenda.ics", Now), StringComparison.Ordinal);
        foreach (var address in new[] { "/agenda/brouillon", "/agenda/brouillon.ics", "/agenda/brouillon/inscription" })
            Assert.Equal(HttpStatusCode.NotFound, (await _public.GetAsync(address, Now)).StatusCode);
    }
}
