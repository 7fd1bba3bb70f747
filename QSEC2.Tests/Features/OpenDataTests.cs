using System.Net;
using System.Text.Json.Nodes;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features;

public sealed class OpenDataTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_published_is_taken_away_without_anybodys_name()
    {
        var (id, _) = await shared.PublishAsync("=À qui sont ces données ?", "air-agir", "Zoé Martin");
        await shared.Public.AskAsync("En attente ?");
        foreach (var file in new[] { "/donnees/contributions.csv", "/donnees/contributions.json" })
        {
            var text = await shared.Public.GetStringAsync(file, Now);
            Assert.Contains("À qui sont ces données", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Zoé", text, StringComparison.Ordinal);
            Assert.DoesNotContain("En attente", text, StringComparison.Ordinal);
        }

        Assert.Contains("\"'=À qui", await shared.Public.GetStringAsync("/donnees/contributions.csv", Now), StringComparison.Ordinal);
        (await shared.Moderator.RemoveAsync(id)).EnsureSuccessStatusCode();
        Assert.DoesNotContain("À qui sont", await shared.Public.GetStringAsync("/donnees/contributions.csv", Now), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("etapes")]
    [InlineData("evenements")]
    public async Task The_programme_is_there_as_rows_of_the_same_columns(string name)
    {
        var rows = JsonNode.Parse(await shared.Public.GetStringAsync($"/donnees/{name}.json", Now))!.AsArray();
        var header = (await shared.Public.GetStringAsync($"/donnees/{name}.csv", Now)).Split("\r\n")[0].TrimStart('\uFEFF').Split(',').Select(column => column.Trim('"'));
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(header, row!.AsObject().Select(member => member.Key)));
    }

    [Fact]
    public async Task A_table_that_does_not_exist_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await shared.Public.GetAsync("/donnees/people.csv", Now)).StatusCode);
}
