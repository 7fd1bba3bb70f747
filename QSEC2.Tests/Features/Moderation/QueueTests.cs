using System.Globalization;
using System.Net;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Moderation;

public sealed class QueueTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private const string Queue = "/api/v1/moderation/queue";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_waits_is_told_oldest_first_with_all_a_moderator_needs()
    {
        await shared.Public.AskAsync("Première, écrivez-moi : a@example.org ?", "air-sante", signature: "Zoé");
        await shared.Public.AskAsync("Deuxième ?", "air-sante");
        var queue = await shared.Moderator.GetJsonAsync($"{Queue}?wall=air-sante");
        Assert.Equal(2, (int)queue["waiting"]!);
        var first = queue["items"]![0]!.AsObject();
        Assert.Equal(
            ["channel", "claimedBy", "flags", "html", "id", "kind", "number", "photo", "receivedAt", "signature", "stop", "text", "wall"],
            first.Select(member => member.Key).Where(name => name != "version").Order(StringComparer.Ordinal)
        );
        Assert.Equal((string?)queue["oldestAt"], (string?)first["receivedAt"]);
        Assert.Equal(
            ("air-sante", "question", "online", "Zoé", 1),
            ((string?)first["wall"], (string?)first["kind"], (string?)first["channel"], (string?)first["signature"], (int)first["number"]!)
        );
        Assert.Equal("email", Assert.Single((IEnumerable<string?>)first["flags"]!.AsArray().Select(flag => (string?)flag)));
        Assert.Equal(TimeSpan.Zero, DateTimeOffset.Parse((string)first["receivedAt"]!, CultureInfo.InvariantCulture).Offset);
    }

    [Fact]
    public async Task It_can_be_asked_for_one_wall_one_kind_and_a_few_items()
    {
        await shared.Public.AskAsync("Une question ?", "air-mesure");
        await shared.Public.AskAsync("Une autre ?", "air-mesure");
        await shared.Public.SubmitAsync(new { kind = "testimony", text = "Un témoignage." }, "air-mesure");
        Assert.Equal(3, (int)(await shared.Moderator.GetJsonAsync($"{Queue}?wall=air-mesure"))["waiting"]!);
        var testimonies = await shared.Moderator.GetJsonAsync($"{Queue}?wall=air-mesure&kind=testimony");
        Assert.Equal("Un témoignage.", (string?)Assert.Single(testimonies["items"]!.AsArray())!["text"]);
        var one = await shared.Moderator.GetJsonAsync($"{Queue}?wall=air-mesure&kind=question&limit=1");
        Assert.Equal(("Une question ?", 2), ((string?)Assert.Single(one["items"]!.AsArray())!["text"], (int)one["waiting"]!));
    }

    [Fact]
    public async Task What_is_written_in_a_debate_waits_for_its_wall_and_for_that_of_its_theme()
    {
        var debate = await shared.Site.DebateAsync(theme: "air-agir");
        var (id, _) = await shared.Public.AskAsync("De la salle ?", debate.Wall());
        foreach (var wall in new[] { debate.Wall(), "air-agir" })
        {
            var queue = await shared.Moderator.GetJsonAsync($"{Queue}?wall={wall}");
            Assert.Equal(
                (1, id, debate.Wall()),
                ((int)queue["waiting"]!, (Guid)queue["items"]![0]!["id"]!, (string?)queue["items"]![0]!["wall"])
            );
        }
    }

    [Fact]
    public async Task An_empty_queue_has_no_oldest()
    {
        var queue = await shared.Moderator.GetJsonAsync($"{Queue}?wall=mobilites-temps");
        Assert.Equal((0, null, 0), ((int)queue["waiting"]!, queue["oldestAt"], queue["items"]!.AsArray().Count));
    }

    [Theory]
    [InlineData("?limit=0")]
    [InlineData("?limit=-1")]
    [InlineData("?limit=2147483647")]
    public async Task An_odd_limit_is_brought_within_bounds(string query) =>
        await shared.Moderator.GetAsync(Queue + query, Now).IsAsync(HttpStatusCode.OK);

    [Theory]
    [InlineData("?limit=99999999999", HttpStatusCode.BadRequest, "bad_request")]
    [InlineData("?limit=many", HttpStatusCode.BadRequest, "bad_request")]
    [InlineData("?kind=poem", HttpStatusCode.BadRequest, "invalid")]
    [InlineData("?after=hier", HttpStatusCode.BadRequest, "invalid")]
    [InlineData("?after=1.pas-un-uuid", HttpStatusCode.BadRequest, "invalid")]
    [InlineData("?after=9999999999999999999.a", HttpStatusCode.BadRequest, "invalid")]
    [InlineData("?wall=nulle-part", HttpStatusCode.NotFound, "not_found")]
    public async Task A_wrong_filter_is_said_to_be_wrong(string query, HttpStatusCode status, string code)
    {
        using var response = await shared.Moderator.GetAsync(Queue + query, Now);
        await response.IsProblemAsync(status, code);
    }

    [Fact]
    public async Task All_that_waits_is_read_part_after_part_while_it_is_decided()
    {
        var asked = new List<Guid>();
        foreach (var number in Enumerable.Range(1, 5))
            asked.Add((await shared.Public.AskAsync($"Question {number} ?", "mobilites-ville")).Id);
        var (read, next, oldest) = (new List<Guid>(), "", new HashSet<string?>());
        for (var waiting = 5; next is not null; waiting -= 2)
        {
            var from = next.Length > 0 ? $"&after={next}" : "";
            var part = await shared.Moderator.GetJsonAsync($"{Queue}?wall=mobilites-ville&limit=2{from}");
            var ids = part["items"]!.AsArray().Select(item => (Guid)item!["id"]!).ToList();
            read.AddRange(ids);
            (next, _) = ((string?)part["next"], oldest.Add((string?)part["oldestAt"]));
            Assert.Equal(waiting, (int)part["waiting"]!);
            foreach (var id in ids)
                (await shared.Moderator.ApproveAsync(id)).EnsureSuccessStatusCode();
        }

        Assert.Equal(asked, read);
        Assert.Equal(3, oldest.Count);
    }

    [Fact]
    public async Task The_same_text_twice_is_pointed_out()
    {
        await shared.Public.AskAsync("Copié-collé ?", "air-glaces");
        await shared.Public.AskAsync("Copié-collé ?", "air-glaces");
        var queue = await shared.Moderator.GetJsonAsync($"{Queue}?wall=air-glaces");
        Assert.All(queue["items"]!.AsArray(), item => Assert.Contains("repeated", item!["flags"]!.AsArray().Select(flag => (string?)flag)));
    }

    [Fact]
    public async Task What_is_decided_or_withdrawn_waits_no_more()
    {
        var (approved, _) = await shared.Public.AskAsync("Approuvée ?", "mobilites-trajets");
        var (refused, _) = await shared.Public.AskAsync("Refusée ?", "mobilites-trajets");
        var (_, code) = await shared.Public.AskAsync("Retirée ?", "mobilites-trajets");
        (await shared.Moderator.ApproveAsync(approved)).EnsureSuccessStatusCode();
        (await shared.Moderator.RefuseAsync(refused)).EnsureSuccessStatusCode();
        await shared.Public.DeleteAsync($"/api/v1/receipts/{code}", Now).IsAsync(HttpStatusCode.OK);
        Assert.Equal(0, (int)(await shared.Moderator.GetJsonAsync($"{Queue}?wall=mobilites-trajets"))["waiting"]!);
    }
}
