using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.EntityFrameworkCore;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Receipts;

public sealed class ReceiptsApiTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_holder_of_a_code_reads_where_it_stands_and_what_happened()
    {
        var (id, code) = await shared.Public.AskAsync("Où en est-elle ?", signature: "Zoé");
        using var response = await shared.Public.GetAsync($"/api/v1/receipts/{code}", Now);
        Assert.True(response.Headers.CacheControl!.NoStore);
        var receipt = (await response.JsonAsync()).AsObject();
        Assert.Empty(
            new[]
            {
                "code",
                "status",
                "reason",
                "id",
                "number",
                "kind",
                "text",
                "html",
                "signature",
                "channel",
                "department",
                "stop",
                "photo",
                "supports",
                "answers",
                "publishedAt",
                "history",
            }.Except(receipt.Select(member => member.Key))
        );
        Assert.Equal(
            (code, "waiting", id, "Zoé"),
            ((string?)receipt["code"], (string?)receipt["status"], (Guid)receipt["id"]!, (string?)receipt["signature"])
        );
        Assert.Equal("received", (string?)Assert.Single(receipt["history"]!.AsArray())!["kind"]);
    }

    [Fact]
    public async Task Every_decision_is_in_its_history_without_the_name_of_who_decided()
    {
        var (id, code) = await shared.Public.AskAsync("Que s’est-il passé ?");
        (await shared.Moderator.ApproveAsync(id)).EnsureSuccessStatusCode();
        (await shared.Moderator.RemoveAsync(id, "personal_data", "Un nom.")).EnsureSuccessStatusCode();
        var receipt = await shared.Public.GetJsonAsync($"/api/v1/receipts/{code}");
        Assert.Equal(["received", "approved", "removed"], receipt["history"]!.AsArray().Select(line => (string?)line!["kind"]));
        Assert.Equal(("removed", "personal_data"), ((string?)receipt["status"], (string?)receipt["reason"]));
        Assert.DoesNotContain("Nour", receipt.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_is_read_in_any_case_and_without_its_dash()
    {
        var (_, code) = await shared.Public.AskAsync("Mal recopiée ?");
        foreach (
            var typed in new[]
            {
                code.ToLowerInvariant(),
                code.Replace("-", "", StringComparison.Ordinal),
                $"%20{code}%20",
                code.Replace("-", "%20-%20", StringComparison.Ordinal),
            }
        )
            Assert.Equal(code, (string?)(await shared.Public.GetJsonAsync($"/api/v1/receipts/{typed}"))["code"]);
    }

    [Theory]
    [InlineData("AAAA-AAAA")]
    [InlineData("x")]
    [InlineData("%F0%9F%A6%95")]
    [InlineData("AAAA-AAAA-AAAA-AAAA")]
    [InlineData("'%20OR%201=1")]
    public async Task A_wrong_code_opens_nothing(string code)
    {
        await (await shared.Public.GetAsync($"/api/v1/receipts/{code}", Now)).IsProblemAsync(HttpStatusCode.NotFound, "not_found");
        await (await shared.Public.PatchAsJsonAsync($"/api/v1/receipts/{code}", new { text = "a" }, Now)).IsProblemAsync(
            HttpStatusCode.NotFound,
            "not_found"
        );
        await (await shared.Public.DeleteAsync($"/api/v1/receipts/{code}?erase=true", Now)).IsProblemAsync(
            HttpStatusCode.NotFound,
            "not_found"
        );
    }

    [Fact]
    public async Task What_waits_is_corrected_and_the_moderator_reads_the_correction()
    {
        var (id, code) = await shared.Public.AskAsync("Aveq une fote ?", "air-sante", "Zoé");
        using var response = await shared.Public.PatchAsJsonAsync(
            $"/api/v1/receipts/{code}",
            new { text = "Avec une **faute** ?", signature = "Zoé M." },
            Now
        );
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var queue = await shared.Moderator.GetJsonAsync("/api/v1/moderation/queue?wall=air-sante");
        var item = queue["items"]!.AsArray().Single(one => (Guid)one!["id"]! == id)!;
        Assert.Equal(("Avec une **faute** ?", "Zoé M."), ((string?)item["text"], (string?)item["signature"]));
        Assert.Contains("<strong>faute</strong>", (string)item["html"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_changes_what_it_names_and_nothing_else()
    {
        var (_, code) = await shared.Public.AskAsync("Inchangée ?", signature: "Zoé");
        var textOnly = await (
            await shared.Public.PatchAsJsonAsync($"/api/v1/receipts/{code}", new { text = "Changée ?" }, Now)
        ).JsonAsync();
        Assert.Equal(("Changée ?", "Zoé"), ((string?)textOnly["text"], (string?)textOnly["signature"]));
        var signatureOnly = await (
            await shared.Public.PatchAsJsonAsync($"/api/v1/receipts/{code}", new { signature = "" }, Now)
        ).JsonAsync();
        Assert.Equal(("Changée ?", null), ((string?)signatureOnly["text"], (string?)signatureOnly["signature"]));
    }

    [Fact]
    public async Task What_a_photo_shows_is_corrected_too()
    {
        using var sent = await shared.Public.SubmitPhotoAsync(TestPictures.Jpeg(300, 200), text: "Ma rue", description: "Un chien");
        var code = (string)(await sent.JsonAsync())["code"]!;
        var textOnly = await (
            await shared.Public.PatchAsJsonAsync($"/api/v1/receipts/{code}", new { text = "Notre rue" }, Now)
        ).JsonAsync();
        Assert.Equal("Un chien", (string?)textOnly["photo"]!["description"]);
        var mended = await (
            await shared.Public.PatchAsJsonAsync($"/api/v1/receipts/{code}", new { photoDescription = "Un chat" }, Now)
        ).JsonAsync();
        Assert.Equal(("Notre rue", "Un chat"), ((string?)mended["text"], (string?)mended["photo"]!["description"]));
    }

    [Fact]
    public async Task A_correction_has_its_line_in_the_history()
    {
        var (id, code) = await shared.Public.AskAsync("Corigée ?");
        (await shared.Public.PatchAsJsonAsync($"/api/v1/receipts/{code}", new { text = "Corrigée ?" }, Now)).EnsureSuccessStatusCode();
        (await shared.Moderator.ApproveAsync(id)).EnsureSuccessStatusCode();
        var receipt = await shared.Public.GetJsonAsync($"/api/v1/receipts/{code}");
        Assert.Equal(["received", "corrected", "approved"], receipt["history"]!.AsArray().Select(line => (string?)line!["kind"]));
    }

    [Fact]
    public async Task Every_wrong_field_of_a_correction_is_said_and_nothing_is_changed()
    {
        var (_, code) = await shared.Public.AskAsync("Bien écrite ?", signature: "Zoé");
        using var response = await shared.Public.PatchAsJsonAsync(
            $"/api/v1/receipts/{code}",
            new { text = " ", signature = "a\u0007b" },
            Now
        );
        var problem = await response.IsProblemAsync(HttpStatusCode.BadRequest, "invalid");
        Assert.Equal(["signature", "text"], problem["errors"]!.AsObject().Select(error => error.Key).Order());
        Assert.Equal("Bien écrite ?", (string?)(await shared.Public.GetJsonAsync($"/api/v1/receipts/{code}"))["text"]);
    }

    [Theory]
    [InlineData("null", "application/json", HttpStatusCode.BadRequest, "bad_request")]
    [InlineData("{", "application/json", HttpStatusCode.BadRequest, "bad_request")]
    [InlineData("text=a", "text/plain", HttpStatusCode.UnsupportedMediaType, "unsupported_media_type")]
    public async Task A_correction_that_cannot_be_read_is_said_to_be(string body, string type, HttpStatusCode status, string error)
    {
        var (_, code) = await shared.Public.AskAsync("Illisible ?");
        using var response = await shared.Public.PatchAsync($"/api/v1/receipts/{code}", new StringContent(body, Encoding.UTF8, type), Now);
        await response.IsProblemAsync(status, error);
    }

    [Fact]
    public async Task What_is_decided_is_corrected_no_more()
    {
        var (id, code) = await shared.Public.AskAsync("Trop tard ?");
        (await shared.Moderator.ApproveAsync(id)).EnsureSuccessStatusCode();
        using var response = await shared.Public.PatchAsJsonAsync($"/api/v1/receipts/{code}", new { text = "Autre chose !" }, Now);
        await response.IsProblemAsync(HttpStatusCode.Conflict, "not_waiting");
        Assert.Equal("Trop tard ?", (string?)(await shared.Public.GetJsonAsync($"/api/v1/contributions/{id}"))["text"]);
    }

    [Fact]
    public async Task What_is_withdrawn_leaves_the_wall_with_an_event()
    {
        var (id, code) = await shared.Public.AskAsync("Reprise ?", "air-climat");
        (await shared.Moderator.ApproveAsync(id)).EnsureSuccessStatusCode();
        var withdrawn = await (await shared.Public.DeleteAsync($"/api/v1/receipts/{code}", Now)).JsonAsync();
        Assert.Equal("withdrawn", (string?)withdrawn["status"]);
        await shared.Public.GetAsync($"/api/v1/contributions/{id}", Now).IsAsync(HttpStatusCode.NotFound);
        var events = (await shared.Public.GetJsonAsync("/api/v1/walls/air-climat/events"))["events"]!.AsArray();
        Assert.Equal(("removed", id), ((string?)events[^1]!["type"], (Guid)events[^1]!["id"]!));
    }

    [Fact]
    public async Task Nobody_withdraws_twice_but_whoever_withdrew_may_still_erase()
    {
        var (_, code) = await shared.Public.AskAsync("Deux fois ?");
        await shared.Public.DeleteAsync($"/api/v1/receipts/{code}", Now).IsAsync(HttpStatusCode.OK);
        await (await shared.Public.DeleteAsync($"/api/v1/receipts/{code}", Now)).IsProblemAsync(
            HttpStatusCode.Conflict,
            "already_withdrawn"
        );
        for (var again = 0; again < 2; again++)
        {
            var erased = await (await shared.Public.DeleteAsync($"/api/v1/receipts/{code}?erase=true", Now)).JsonAsync();
            Assert.Equal(("erased", ""), ((string?)erased["status"], (string?)erased["text"]));
        }
    }

    [Fact]
    public async Task What_is_erased_is_in_the_database_no_more()
    {
        const string Secret = "Quetzalcoatlus";
        var (id, code) = await shared.Public.AskAsync($"{Secret} ?", signature: $"{Secret} fils");
        (await shared.Moderator.ApproveAsync(id)).EnsureSuccessStatusCode();
        var erased = await (await shared.Public.DeleteAsync($"/api/v1/receipts/{code}?erase=true", Now)).JsonAsync();
        Assert.DoesNotContain(Secret, erased.ToJsonString(), StringComparison.Ordinal);
        await using var db = shared.Site.Database();
        await using var connection = db.Database.GetDbConnection();
        await connection.OpenAsync(Now);
        await using var dump = connection.CreateCommand();
        dump.CommandText = "SELECT group_concat(Text || Html || coalesce(Signature, '')) FROM Contributions";
        Assert.DoesNotContain(Secret, (string)(await dump.ExecuteScalarAsync(Now))!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erasing_needs_a_yes_that_we_read()
    {
        var (_, code) = await shared.Public.AskAsync("Vraiment ?");
        using var response = await shared.Public.DeleteAsync($"/api/v1/receipts/{code}?erase=peut-etre", Now);
        await response.IsProblemAsync(HttpStatusCode.BadRequest, "bad_request");
        Assert.Equal("waiting", (string?)(await shared.Public.GetJsonAsync($"/api/v1/receipts/{code}"))["status"]);
    }
}
