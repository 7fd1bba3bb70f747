using System.Net;
using QSEC2.Tests.Benchmarks;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Search;

public sealed class SearchingTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("peripherique")]
    [InlineData("PÉRIPHÉRIQUES")]
    [InlineData("l'oeil périph")]
    [InlineData("œil")]
    public async Task What_is_published_is_found_whatever_accents_capitals_and_plurals(string words)
    {
        await shared.PublishAsync("L’œil du périphérique voit-il tout ?", "mobilites-ville");
        Assert.Contains("voit", await FindAsync(words), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_word_is_in_what_is_found()
    {
        await shared.PublishAsync("Un hérisson traverse", "air-agir");
        await shared.PublishAsync("Une loutre traverse", "air-agir");
        var found = await FindAsync("traverse loutre");
        Assert.Contains("Une loutre", found, StringComparison.Ordinal);
        Assert.DoesNotContain("hérisson", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_is_refused_or_taken_away_is_not_found()
    {
        var (id, _) = await shared.PublishAsync("Le zèbre en trottinette ?", "air-agir");
        await shared.Public.AskAsync("Le zèbre qui attend ?");
        Assert.Contains("trottinette", await FindAsync("zebre"), StringComparison.Ordinal);
        Assert.DoesNotContain("qui attend", await FindAsync("zebre"), StringComparison.Ordinal);
        (await shared.Moderator.RemoveAsync(id)).EnsureSuccessStatusCode();
        Assert.DoesNotContain("trottinette", await FindAsync("zebre"), StringComparison.Ordinal);
        await using var db = shared.Site.Database();
        Assert.Empty((await QSEC2.Web.Data.DatabaseEngine.Of(db).SearchAsync(db, "zebre", null, null, 0, 20, Now)).Ids);
    }

    [Fact]
    public async Task Filters_leave_the_other_walls_and_kinds_out()
    {
        await shared.PublishAsync("La girafe ici ?", "air-glaces");
        await shared.PublishAsync("La girafe là ?", "air-mesure");
        var found = await FindAsync("girafe&mur=air-glaces&genre=question");
        Assert.Contains("ici", found, StringComparison.Ordinal);
        Assert.DoesNotContain("La girafe là", found, StringComparison.Ordinal);
        Assert.DoesNotContain("La girafe ici", await FindAsync("girafe&genre=testimony"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wall")]
    [InlineData("ki")]
    [InlineData("introduction module")]
    public async Task What_the_site_calls_things_is_not_a_word_of_anybody(string words)
    {
        await shared.PublishAsync("Une autruche ?", "air-climat");
        var found = await FindAsync(words);
        Assert.DoesNotContain("autruche", found, StringComparison.Ordinal);
        Assert.DoesNotContain("/expositions/air\"", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_word_may_be_the_beginning_of_one_once_it_has_four_letters()
    {
        await shared.PublishAsync("Un tamanoir ?", "air-sante");
        Assert.Contains("tamanoir", await FindAsync("tama"), StringComparison.Ordinal);
        Assert.DoesNotContain("tamanoir", await FindAsync("tam"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_word_is_not_taken_for_the_beginning_of_another()
    {
        await shared.PublishAsync("Le tapir dort ?", "air-sante");
        await shared.PublishAsync("La tapirologie existe ?", "air-sante");
        Assert.DoesNotContain("existe", await FindAsync("tapir"), StringComparison.Ordinal);
        Assert.Contains("existe", await FindAsync("tapiro"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_very_many_say_is_counted_to_a_thousand_and_read_page_by_page()
    {
        await using var site = Site.Start();
        await Library.FillAsync(site, 1_200, "Chacun parle de l’ornithorynque.");
        using var reader = site.Public();
        var first = Forms.Page(await reader.GetStringAsync("/recherche?q=ornithorynque", Now));
        Assert.StartsWith("Plus de 1\u202F000 contributions", first.GetElementById("contributions")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(first.QuerySelector(".pager [rel=next]"));
        var last = Forms.Page(await reader.GetStringAsync("/recherche?q=ornithorynque&page=50", Now));
        Assert.Equal(20, last.QuerySelectorAll(".search__cards > li").Length);
        Assert.Null(last.QuerySelector(".pager [rel=next]"));
    }

    [Fact]
    public async Task The_programme_is_found_too() =>
        Assert.Contains("/expositions/trajectoires", await FindAsync("interroge mobilité"), StringComparison.Ordinal);

    [Theory]
    [InlineData("%22 OR 1=1 --")]
    [InlineData("a* NEAR(b)")]
    [InlineData("%00%1F")]
    [InlineData("%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("le la les")]
    [InlineData("a%E1%A6%B0b")]
    [InlineData("%F0%9F%98%80%F0%9F%98%80")]
    [InlineData("")]
    public async Task Nothing_that_is_typed_breaks_it(string words)
    {
        using var answer = await shared.Public.GetAsync($"/recherche?q={words}&mur=nulle-part&genre=roi&page=-3", Now);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("<script>alert", await answer.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
    }

    private async Task<string> FindAsync(string words) =>
        WebUtility.HtmlDecode(await shared.Public.GetStringAsync($"/recherche?q={words}", Now));
}
