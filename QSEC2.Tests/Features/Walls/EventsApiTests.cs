using System.Net;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Walls;

public sealed class EventsApiTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_log_is_read_page_by_page()
    {
        foreach (var n in Enumerable.Range(1, 5))
            await shared.PublishAsync($"Question {n} ?", "air-agir");
        Assert.Equal((1, 2, 5, 2), await PageAsync("air-agir", "?limit=2"));
        Assert.Equal((3, 4, 5, 2), await PageAsync("air-agir", "?after=2&limit=2"));
        Assert.Equal((5, 5, 5, 1), await PageAsync("air-agir", "?after=4&limit=2"));
        Assert.Equal((6, 5, 5, 0), await PageAsync("air-agir", "?after=5"));
    }

    [Theory]
    [InlineData("?after=7")]
    [InlineData("?after=9223372036854775807")]
    public async Task Whoever_is_ahead_of_the_wall_is_told_where_it_is(string query)
    {
        await shared.PublishAsync("La seule ?", "air-climat");
        var page = await PageAsync("air-climat", query);
        Assert.Equal((page.Head + 1, page.Head, 0), (page.From, page.To, page.Count));
        Assert.InRange(page.Head, 1, 2);
    }

    [Theory]
    [InlineData("?after=-5")]
    [InlineData("?limit=0")]
    [InlineData("?limit=-3")]
    [InlineData("?limit=100000")]
    public async Task Odd_bounds_are_brought_within_reach(string query)
    {
        await shared.PublishAsync("Toujours une ?", "air-mesure");
        var page = await PageAsync("air-mesure", query);
        Assert.Equal(1, page.From);
        Assert.InRange(page.Count, 1, page.Head);
    }

    [Theory]
    [InlineData("air-sante", "?after=x", HttpStatusCode.BadRequest, "bad_request")]
    [InlineData("air-sante", "?limit=99999999999", HttpStatusCode.BadRequest, "bad_request")]
    [InlineData("nulle-part", "", HttpStatusCode.NotFound, "not_found")]
    public async Task What_cannot_be_answered_is_said(string wall, string query, HttpStatusCode status, string code) =>
        await (await shared.Public.GetAsync($"/api/v1/walls/{wall}/events{query}", Now)).IsProblemAsync(status, code);

    [Fact]
    public async Task Cards_are_drawn_in_the_language_that_is_asked_for()
    {
        await shared.PublishAsync("Dans quelle langue ?", "air-glaces");
        using var english = shared.Site.Public("en");
        var card = (await english.GetJsonAsync("/api/v1/walls/air-glaces/events"))["events"]![0]!["html"]!;
        Assert.Contains("/en/contributions/", (string)card!, StringComparison.Ordinal);
    }

    private async Task<(int From, int To, int Head, int Count)> PageAsync(string wall, string query)
    {
        var page = await shared.Public.GetJsonAsync($"/api/v1/walls/{wall}/events{query}");
        Assert.Equal(wall, (string?)page["wall"]);
        return ((int)page["from"]!, (int)page["to"]!, (int)page["head"]!, page["events"]!.AsArray().Count);
    }
}
