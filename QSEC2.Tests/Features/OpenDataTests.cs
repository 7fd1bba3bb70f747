using System.Net;
using System.Text.Json.Nodes;
using QSEC2.Tests.Features.Answers;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features;

public sealed class OpenDataTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
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
        Assert.DoesNotContain(
            "À qui sont",
            await shared.Public.GetStringAsync("/donnees/contributions.csv", Now),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Answers_are_taken_away_without_who_signed_them_and_go_with_their_question()
    {
        var (id, code) = await shared.AnsweredAsync("Qui répond en données ouvertes ?", "Une réponse ouverte.", "air-climat");
        var row = Assert.Single(JsonNode.Parse(await shared.Public.GetStringAsync("/donnees/reponses.json", Now))!.AsArray())!;
        Assert.Equal(
            (id.ToString(), "researcher", "Une réponse ouverte."),
            ((string)row["question"]!, (string)row["by"]!, (string)row["text"]!)
        );
        Assert.DoesNotContain(AnswerSteps.Name, await shared.Public.GetStringAsync("/donnees/reponses.csv", Now), StringComparison.Ordinal);
        (await shared.Public.DeleteAsync($"/api/v1/receipts/{code}?erase=true", Now)).EnsureSuccessStatusCode();
        Assert.Equal("[]", await shared.Public.GetStringAsync("/donnees/reponses.json", Now));
    }

    [Fact]
    public async Task The_schema_says_what_every_column_of_every_table_is_under_which_licence_and_since_when()
    {
        await shared.PublishAsync("Comptée ?", "air-climat");
        var package = JsonNode.Parse(await shared.Public.GetStringAsync("/donnees/datapackage.json", Now))!;
        Assert.NotEmpty((string)package["licenses"]![0]!["title"]!);
        Assert.True(DateTimeOffset.TryParse((string)package["created"]!, out _));
        foreach (var resource in package["resources"]!.AsArray().Where(resource => (string)resource!["format"]! == "json"))
        {
            var fields = resource!["schema"]!["fields"]!.AsArray();
            Assert.All(fields, field => Assert.NotEmpty((string)field!["description"]!));
            var rows = JsonNode.Parse(await shared.Public.GetStringAsync(new Uri((string)resource["path"]!).AbsolutePath, Now))!.AsArray();
            Assert.All(
                rows,
                row => Assert.Equal(fields.Select(field => (string)field!["name"]!), row!.AsObject().Select(member => member.Key))
            );
            foreach (var field in fields.Where(field => (string)field!["type"]! == "integer"))
                Assert.All(rows, row => Assert.Equal(System.Text.Json.JsonValueKind.Number, row![(string)field!["name"]!]!.GetValueKind()));
        }
    }

    [Theory]
    [InlineData("reponses")]
    [InlineData("etapes")]
    [InlineData("evenements")]
    public async Task The_programme_is_there_as_rows_of_the_same_columns(string name)
    {
        var rows = JsonNode.Parse(await shared.Public.GetStringAsync($"/donnees/{name}.json", Now))!.AsArray();
        var header = (await shared.Public.GetStringAsync($"/donnees/{name}.csv", Now))
            .Split("\r\n")[0]
            .TrimStart('\uFEFF')
            .Split(',')
            .Select(column => column.Trim('"'));
        Assert.All(rows, row => Assert.Equal(header, row!.AsObject().Select(member => member.Key)));
    }

    [Fact]
    public async Task A_table_that_does_not_exist_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await shared.Public.GetAsync("/donnees/people.csv", Now)).StatusCode);
}
