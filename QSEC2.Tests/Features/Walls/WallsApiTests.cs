using System.Net;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Walls;

public sealed class WallsApiTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_wall_is_listed_with_what_it_shows()
    {
        await shared.PublishAsync("Une ?", "air-agir");
        var (second, _) = await shared.PublishAsync("Deux ?", "air-agir");
        await shared.Public.AskAsync("En attente ?", "air-agir");
        (await shared.Moderator.RemoveAsync(second)).EnsureSuccessStatusCode();
        var walls = (await shared.Public.GetJsonAsync("/api/v1/walls")).AsArray();
        Assert.Equal(12, walls.Count);
        var wall = walls.Single(one => (string?)one!["slug"] == "air-agir")!.AsObject();
        Assert.Equal(["open", "published", "season", "sequence", "slug", "theme", "title"], wall.Select(member => member.Key).Order());
        Assert.Equal(
            ("air", "air-agir", 3, 1, true),
            ((string?)wall["season"], (string?)wall["theme"], (int)wall["sequence"]!, (int)wall["published"]!, (bool)wall["open"]!)
        );
    }

    [Fact]
    public async Task A_wall_is_read_newest_first_in_both_languages()
    {
        await shared.PublishAsync("Une ?", "air-climat");
        await shared.PublishAsync("Deux ?", "air-climat");
        var french = await shared.Public.GetJsonAsync("/api/v1/walls/air-climat");
        Assert.Equal(["Deux ?", "Une ?"], french["contributions"]!.AsArray().Select(one => (string?)one!["text"]));
        Assert.Equal(("air-climat", 2), ((string?)french["slug"], (int)french["sequence"]!));
        using var english = shared.Site.Public("en");
        Assert.NotEqual((string?)french["title"], (string?)(await english.GetJsonAsync("/api/v1/walls/air-climat"))["title"]);
    }

    [Fact]
    public async Task A_place_left_empty_is_none() =>
        Assert.NotNull((await shared.Public.GetJsonAsync("/api/v1/walls/air-climat?before="))["contributions"]);

    [Theory]
    [InlineData("before=hier")]
    [InlineData("before=1.un")]
    public async Task A_place_that_is_none_of_ours_is_said_to_be_wrong(string query) =>
        await (await shared.Public.GetAsync($"/api/v1/walls/air-sante?{query}", Now)).IsProblemAsync(HttpStatusCode.BadRequest, "invalid");

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(int.MaxValue)]
    public async Task An_odd_limit_is_brought_within_bounds(int limit) =>
        Assert.NotNull((await shared.Public.GetJsonAsync($"/api/v1/walls/air-sante?limit={limit}"))["contributions"]);

    [Fact]
    public async Task A_number_is_given_once_whatever_becomes_of_it()
    {
        var numbers = new List<int>();
        foreach (var n in Enumerable.Range(1, 3))
        {
            var (id, code) = await shared.PublishAsync($"Question {n} ?", "air-mesure");
            numbers.Add((int)(await shared.Public.GetJsonAsync($"/api/v1/contributions/{id}"))["number"]!);
            (await shared.Public.DeleteAsync($"/api/v1/receipts/{code}?erase=true", Now)).EnsureSuccessStatusCode();
        }

        Assert.Equal([1, 2, 3], numbers);
        Assert.Equal(6, (int)(await shared.Public.GetJsonAsync("/api/v1/walls/air-mesure"))["sequence"]!);
    }

    [Theory]
    [InlineData("/api/v1/walls/nulle-part")]
    [InlineData("/api/v1/walls/air-dinosaures%20")]
    [InlineData("/api/v1/contributions/pas-un-uuid")]
    [InlineData("/api/v1/contributions/00000000-0000-0000-0000-000000000000")]
    [InlineData("/api/v1/rien")]
    [InlineData("/api/v2/walls")]
    public async Task What_does_not_exist_is_not_found(string address) =>
        await (await shared.Public.GetAsync(address, Now)).IsProblemAsync(HttpStatusCode.NotFound, "not_found");

    [Fact]
    public async Task A_verb_that_an_address_does_not_know_is_said()
    {
        using var response = await shared.Public.DeleteAsync("/api/v1/walls/air-sante", Now);
        await response.IsProblemAsync(HttpStatusCode.MethodNotAllowed, "method_not_allowed");
    }
}
