using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Moderation;

public sealed class DecidingTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_approved_is_published_with_everything_the_contract_names()
    {
        var (id, _) = await shared.Public.AskAsync("Publiée ?", signature: "Zoé");
        Assert.Equal(HttpStatusCode.NoContent, (await shared.Moderator.ApproveAsync(id)).StatusCode);
        var published = (await shared.Public.GetJsonAsync($"/api/v1/contributions/{id}")).AsObject();
        Assert.Equal(
            [
                "answers",
                "channel",
                "department",
                "html",
                "id",
                "kind",
                "number",
                "photo",
                "publishedAt",
                "signature",
                "stop",
                "supports",
                "text",
            ],
            published.Select(member => member.Key).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            ("question", "Publiée ?", "Zoé", "online"),
            ((string?)published["kind"], (string?)published["text"], (string?)published["signature"], (string?)published["channel"])
        );
        Assert.Equal(TimeSpan.Zero, DateTimeOffset.Parse((string)published["publishedAt"]!, CultureInfo.InvariantCulture).Offset);
    }

    [Fact]
    public async Task What_is_refused_is_for_nobody_and_its_author_is_told_why()
    {
        var (id, code) = await shared.Public.AskAsync("Refusée ?");
        Assert.Equal(HttpStatusCode.NoContent, (await shared.Moderator.RefuseAsync(id, "other", "Pas ici.")).StatusCode);
        await shared.Public.GetAsync($"/api/v1/contributions/{id}", Now).IsAsync(HttpStatusCode.NotFound);
        var receipt = await shared.Public.GetJsonAsync($"/api/v1/receipts/{code}");
        Assert.Equal(("refused", "other", "Pas ici."), ((string?)receipt["status"], (string?)receipt["reason"], (string?)receipt["note"]));
    }

    [Fact]
    public async Task What_is_removed_leaves_every_wall_and_comes_back_when_restored()
    {
        var (id, _) = await shared.Public.AskAsync("Enlevée puis remise ?");
        (await shared.Moderator.ApproveAsync(id)).EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.NoContent, (await shared.Moderator.RemoveAsync(id)).StatusCode);
        await shared.Public.GetAsync($"/api/v1/contributions/{id}", Now).IsAsync(HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.NoContent, (await shared.Moderator.RestoreAsync(id)).StatusCode);
        await shared.Public.GetAsync($"/api/v1/contributions/{id}", Now).IsAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_refusal_that_is_undone_waits_again()
    {
        var (id, code) = await shared.Public.AskAsync("Refusée trop vite ?");
        (await shared.Moderator.RefuseAsync(id)).EnsureSuccessStatusCode();
        (await shared.Moderator.RestoreAsync(id)).EnsureSuccessStatusCode();
        Assert.Equal("waiting", (string?)(await shared.Public.GetJsonAsync($"/api/v1/receipts/{code}"))["status"]);
        Assert.Equal(HttpStatusCode.NoContent, (await shared.Moderator.ApproveAsync(id)).StatusCode);
    }

    [Theory]
    [InlineData("refuse", """{"reason":"other"}""", "note")]
    [InlineData("refuse", """{"reason":"other","note":"  "}""", "note")]
    [InlineData("refuse", """{"reason":"other","note":"a\u0000b"}""", "note")]
    [InlineData("refuse", """{"reason":"boredom"}""", "reason")]
    [InlineData("refuse", """{"reason":"8"}""", "reason")]
    [InlineData("refuse", """{}""", "reason")]
    [InlineData("refuse", "", "reason")]
    [InlineData("remove", """{"reason":"other"}""", "note")]
    [InlineData("remove", """{"reason":null}""", "reason")]
    public async Task A_reason_comes_from_the_charter_and_the_other_one_needs_a_note(string verb, string body, string field)
    {
        var (id, _) = await shared.Public.AskAsync("Avec quel motif ?");
        if (verb == "remove")
            (await shared.Moderator.ApproveAsync(id)).EnsureSuccessStatusCode();
        using var response = await PostAsync(id, verb, body);
        await response.RefusesAsync(field);
    }

    [Fact]
    public async Task What_its_author_corrected_meanwhile_is_not_published_unread()
    {
        var (id, code) = await shared.Public.AskAsync("Lue ainsi ?", "mobilites-trajets");
        var read = (await shared.Moderator.GetJsonAsync("/api/v1/moderation/queue?wall=mobilites-trajets"))["items"]![0]!;
        (
            await shared.Public.PatchAsJsonAsync($"/api/v1/receipts/{code}", new { text = "Tout autre chose." }, Now)
        ).EnsureSuccessStatusCode();
        using var late = await shared.Moderator.ApproveAsync(id, new { version = (Guid)read["version"]! });
        await late.IsProblemAsync(HttpStatusCode.Conflict, "changed_meanwhile");
        await shared.Public.GetAsync($"/api/v1/contributions/{id}", Now).IsAsync(HttpStatusCode.NotFound);

        var again = (await shared.Moderator.GetJsonAsync("/api/v1/moderation/queue?wall=mobilites-trajets"))["items"]![0]!;
        Assert.Equal("Tout autre chose.", (string?)again["text"]);
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await shared.Moderator.ApproveAsync(id, new { version = (Guid)again["version"]! })).StatusCode
        );
    }

    [Fact]
    public async Task A_note_has_five_hundred_characters_at_most()
    {
        var (id, _) = await shared.Public.AskAsync("Longuement ?");
        using var tooLong = await shared.Moderator.RefuseAsync(id, "off_topic", new string('n', 501));
        await tooLong.RefusesAsync("note");
        Assert.Equal(HttpStatusCode.NoContent, (await shared.Moderator.RefuseAsync(id, "off_topic", new string('n', 500))).StatusCode);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"reason":{}}""")]
    public async Task What_is_not_json_is_a_bad_request(string body)
    {
        var (id, _) = await shared.Public.AskAsync("Illisible ?");
        using var response = await PostAsync(id, "refuse", body);
        await response.IsProblemAsync(HttpStatusCode.BadRequest, "bad_request");
    }

    [Theory]
    [InlineData("approve")]
    [InlineData("refuse")]
    [InlineData("remove")]
    [InlineData("restore")]
    public async Task Of_what_does_not_exist_nothing_is_decided(string verb)
    {
        using var unknown = await PostAsync(Guid.CreateVersion7(), verb, """{"reason":"off_topic"}""");
        await unknown.IsProblemAsync(HttpStatusCode.NotFound, "not_found");
        using var odd = await shared.Moderator.PostAsJsonAsync($"/api/v1/moderation/pas-un-uuid/{verb}", new { reason = "off_topic" }, Now);
        await odd.IsProblemAsync(HttpStatusCode.NotFound, "not_found");
    }

    [Theory]
    [InlineData("approve", "remove", "not_published", false)]
    [InlineData("approve", "restore", "nothing_to_restore", false)]
    [InlineData("approve", "approve", "already_decided", true)]
    [InlineData("approve", "refuse", "already_decided", true)]
    [InlineData("refuse", "refuse", "already_decided", true)]
    [InlineData("refuse", "approve", "already_decided", true)]
    [InlineData("refuse", "remove", "already_decided", true)]
    [InlineData("approve,remove", "remove", "already_decided", true)]
    [InlineData("approve", "restore", "nothing_to_restore", true)]
    public async Task What_someone_else_has_decided_is_not_decided_twice(string before, string verb, string code, bool decided)
    {
        var (id, _) = await shared.Public.AskAsync("Deux fois ?");
        using var colleague = await shared.Site.WithTokenAsync();
        foreach (var act in decided ? before.Split(',') : [])
            (await PostAsync(id, act, """{"reason":"off_topic"}""")).EnsureSuccessStatusCode();
        using var second = await colleague.PostAsJsonAsync($"/api/v1/moderation/{id}/{verb}", new { reason = "illegal" }, Now);
        var problem = await second.IsProblemAsync(HttpStatusCode.Conflict, code);
        if (code == "already_decided")
            Assert.Equal("Nour", (string?)problem["decision"]!["by"]);
    }

    [Fact]
    public async Task The_first_decision_is_in_the_answer_to_the_second()
    {
        var (id, _) = await shared.Public.AskAsync("Qui fut le premier ?");
        (await shared.Moderator.RefuseAsync(id, "other", "Voir la charte.")).EnsureSuccessStatusCode();
        using var second = await shared.Moderator.ApproveAsync(id);
        var first = (await second.IsProblemAsync(HttpStatusCode.Conflict, "already_decided"))["decision"]!;
        Assert.Equal(
            ("refused", "Nour", "other", "Voir la charte."),
            ((string?)first["outcome"], (string?)first["by"], (string?)first["reason"], (string?)first["note"])
        );
        Assert.Equal(TimeSpan.Zero, DateTimeOffset.Parse((string)first["at"]!, CultureInfo.InvariantCulture).Offset);
    }

    [Fact]
    public async Task What_its_author_took_back_is_not_decided_any_more()
    {
        var (id, code) = await shared.Public.AskAsync("Reprise ?");
        await shared.Public.DeleteAsync($"/api/v1/receipts/{code}", Now).IsAsync(HttpStatusCode.OK);
        foreach (var verb in new[] { "approve", "refuse", "remove" })
            await (await PostAsync(id, verb, """{"reason":"off_topic"}""")).IsProblemAsync(HttpStatusCode.Conflict, "already_withdrawn");
        await (await PostAsync(id, "restore", "")).IsProblemAsync(HttpStatusCode.Conflict, "nothing_to_restore");
    }

    private Task<HttpResponseMessage> PostAsync(Guid id, string verb, string body) =>
        shared.Moderator.PostAsync(
            $"/api/v1/moderation/{id}/{verb}",
            body.Length == 0 ? null : new StringContent(body, Encoding.UTF8, "application/json"),
            Now
        );
}
