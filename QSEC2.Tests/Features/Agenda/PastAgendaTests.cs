using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Agenda;

/// <summary>The agenda with what every site knows of: what was.</summary>
public sealed class PastAgendaTests(SharedSite one) : IDisposable
{
    private readonly HttpClient _public = one.Site.Public();

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public void Dispose() => _public.Dispose();

    [Fact]
    public async Task With_nothing_to_come_it_says_so_and_shows_what_was_with_what_came_of_it()
    {
        var page = Forms.Page(await _public.GetStringAsync("/agenda", Now));
        Assert.Contains("Aucune date n’est fixée", page.QuerySelector(".agenda__quiet h2")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Déjà passés"], page.QuerySelectorAll(".agenda__part > h2").Select(title => title.TextContent));
        Assert.Equal(
            ["janvier 2018", "novembre 2017", "mars 2017", "juillet 2015", "avril 2015"],
            page.QuerySelectorAll(".agenda__month-name").Select(month => month.TextContent)
        );
        Assert.Contains("mur des mobilités", page.QuerySelector(".agenda__list")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("webcal://", page.QuerySelector(".agenda__follow .button")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("departement=75", 2)]
    [InlineData("genre=opening", 2)]
    [InlineData("departement=75&genre=opening", 1)]
    [InlineData("saison=air", 2)]
    [InlineData("departement=77", 0)]
    [InlineData("mois=2017-03", 1)]
    [InlineData("mois=2017-13", 5)]
    [InlineData("departement=&genre=&theme=&saison=&mois=", 5)]
    [InlineData("departement=13&genre=opening", 2)]
    [InlineData("departement=75&genre=7&theme=%3Cscript%3E&saison=hiver&page=-3", 2)]
    [InlineData("page=abc", 5)]
    [InlineData("page=99999999999999999999", 5)]
    [InlineData("genre=opening&genre=opening&autre=1", 5)]
    public async Task Choices_narrow_it_and_a_wrong_one_counts_for_nothing(string query, int count)
    {
        Assert.Equal(count, (await _public.TitlesAsync("/agenda?" + query)).Length);
        Assert.Equal(count, (await _public.GetStringAsync("/agenda.ics?" + query, Now)).Split("BEGIN:VEVENT").Length - 1);
    }

    [Fact]
    public async Task The_chosen_stay_chosen_and_each_departement_says_how_many()
    {
        var page = Forms.Page(await _public.GetStringAsync("/agenda?departement=93&genre=holiday_course", Now));
        Assert.Equal(["93", "holiday_course"], page.QuerySelectorAll("option[selected]").Select(option => option.GetAttribute("value")));
        var chosen = page.QuerySelector(".region-map a[aria-current]")!;
        Assert.Equal("Seine-Saint-Denis (93)\u00a0: 2 passés", chosen.GetAttribute("aria-label"));
        Assert.Equal("/agenda?genre=holiday_course", chosen.GetAttribute("href"));
        Assert.Contains(
            "Paris (75)\u00a0: aucun rendez-vous",
            page.QuerySelectorAll(".region-map g[role=img]").Select(place => place.GetAttribute("aria-label"))
        );
        Assert.Equal("Seine-Saint-Denis (93) · Stage", page.QuerySelector(".agenda__chosen strong")!.TextContent);
        Assert.EndsWith(
            "/agenda.ics?departement=93&genre=holiday_course",
            page.QuerySelector(".agenda__address a")!.GetAttribute("href"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task In_english_everything_is()
    {
        var page = Forms.Page(await _public.GetStringAsync("/en/agenda", Now));
        Assert.Equal("What’s on", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("/en/agenda/lancement-mobilites", page.QuerySelector(".event-line__link[href*=lancement]")!.GetAttribute("href"));
        Assert.Contains("Launch day", page.QuerySelector(".agenda__list")!.TextContent, StringComparison.Ordinal);
    }
}
