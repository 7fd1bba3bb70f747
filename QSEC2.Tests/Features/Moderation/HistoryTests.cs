using System.Net;
using QSEC2.Domain.People;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Moderation;

/// <summary>The page from which a published contribution is taken off the wall and brought back, in a browser without JavaScript.</summary>
public sealed class HistoryTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_published_one_is_taken_off_the_wall_with_a_reason_that_its_author_reads()
    {
        using var team = await shared.Site.SignedInAsync(Role.Admin);
        var (id, code) = await shared.PublishAsync("Publiée trop vite ?");
        using var removed = await SendAsync(team, id, "remove", ("reason", "personal_data"), ("note", "Un nom y figure."));
        Assert.Equal($"{Page(id)}?fait=1", removed.Headers.Location?.OriginalString);
        await shared.Public.GetAsync($"/api/v1/contributions/{id}", Now).IsAsync(HttpStatusCode.NotFound);
        var receipt = await shared.Public.GetJsonAsync($"/api/v1/receipts/{code}");
        Assert.Equal(
            ("removed", "personal_data", "Un nom y figure."),
            ((string?)receipt["status"], (string?)receipt["reason"], (string?)receipt["note"])
        );
        var page = Forms.Page(await team.GetStringAsync(removed.Headers.Location, Now));
        Assert.Contains("Elle est retirée", page.QuerySelector(".notice--success")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Un nom y figure.", page.QuerySelector(".history__line")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_removed_is_back_on_the_wall_once_restored()
    {
        using var team = await shared.Site.SignedInAsync(Role.Admin);
        var (id, _) = await shared.PublishAsync("Retirée par erreur ?");
        (await shared.Moderator.RemoveAsync(id)).EnsureSuccessStatusCode();
        using var restored = await SendAsync(team, id, "restore");
        Assert.Equal(HttpStatusCode.Redirect, restored.StatusCode);
        await shared.Public.GetAsync($"/api/v1/contributions/{id}", Now).IsAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_was_refused_waits_again_once_restored()
    {
        using var team = await shared.Site.SignedInAsync(Role.Admin);
        var (id, code) = await shared.Public.AskAsync("Refusée par erreur ?");
        (await shared.Moderator.RefuseAsync(id)).EnsureSuccessStatusCode();
        using var restored = await SendAsync(team, id, "restore");
        Assert.Equal("waiting", (string?)(await shared.Public.GetJsonAsync($"/api/v1/receipts/{code}"))["status"]);
        Assert.Empty(Forms.Page(await team.GetStringAsync(Page(id), Now)).QuerySelectorAll("main form"));
    }

    [Theory]
    [InlineData("", "Un mot.", "reason", "Choisissez un motif.")]
    [InlineData("boredom", "Un mot.", "reason", "Choisissez un motif.")]
    [InlineData("other", "", "note", "Pour « Autre raison », écrivez pourquoi.")]
    public async Task A_removal_needs_a_reason_and_the_other_one_a_word(string reason, string note, string field, string said)
    {
        using var team = await shared.Site.SignedInAsync(Role.Admin);
        var (id, _) = await shared.PublishAsync("Pourquoi donc ?");
        using var refused = await SendAsync(team, id, "remove", ("reason", reason), ("note", note));
        var page = Forms.Page(await refused.TextAsync());
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(said, page.QuerySelector($"#{field}-error")!.TextContent.Trim().Replace('\u00A0', ' '));
        Assert.Equal(note, page.QuerySelector("#note")!.TextContent);
        await shared.Public.GetAsync($"/api/v1/contributions/{id}", Now).IsAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_form_that_is_not_ours_removes_nothing()
    {
        using var team = await shared.Site.SignedInAsync(Role.Admin);
        var (id, _) = await shared.PublishAsync("Depuis ailleurs ?");
        using var form = new FormUrlEncodedContent([new("act", "remove"), new("reason", "off_topic")]);
        Assert.Equal(HttpStatusCode.BadRequest, (await team.PostAsync(Page(id), form, Now)).StatusCode);
        await shared.Public.GetAsync($"/api/v1/contributions/{id}", Now).IsAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_guarantor_reads_everything_and_does_nothing()
    {
        using var guarantor = await shared.Site.SignedInAsync(Role.Guarantor, $"{Guid.CreateVersion7():N}@example.org");
        using var team = await shared.Site.SignedInAsync(Role.Admin);
        var (id, _) = await shared.PublishAsync("Lue par la garante ?");
        var page = Forms.Page(await guarantor.GetStringAsync(Page(id), Now));
        Assert.Contains("Publiée", page.QuerySelector(".history__line")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));
        var form = Forms.Read(await team.GetStringAsync(Page(id), Now)).With("act", "remove").With("reason", "off_topic");
        Assert.Equal(HttpStatusCode.Forbidden, (await guarantor.PostAsync(Page(id), form.Content(), Now)).StatusCode);
        await shared.Public.GetAsync($"/api/v1/contributions/{id}", Now).IsAsync(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(Role.Mediator)]
    [InlineData(Role.Expert)]
    [InlineData(Role.Operator)]
    public async Task Nobody_else_opens_it(string role)
    {
        using var browser = await shared.Site.SignedInAsync(role, $"{Guid.CreateVersion7():N}@example.org");
        var (id, _) = await shared.PublishAsync("Pour qui ?");
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(Page(id), Now)).StatusCode);
    }

    [Fact]
    public async Task From_its_public_page_one_signs_in_and_arrives()
    {
        using var browser = SignInSteps.Watchful(shared.Site.Address);
        var (id, _) = await shared.PublishAsync("Vue sur le mur ?");
        var link = Forms
            .Page(await browser.GetStringAsync($"/contributions/{id}", Now))
            .QuerySelector(".contribution__team a")!
            .GetAttribute("href");
        using var asked = await browser.GetAsync(link, Now);
        using var entered = await browser.SignInAsync(returnTo: WebUtility.UrlDecode(asked.Headers.Location!.Query.Split('=')[1]));
        Assert.Equal(Page(id), entered.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("off_topic", "personal_data")]
    [InlineData("personal_data", "personal_data")]
    public async Task Pressed_twice_it_is_done_and_says_so(string first, string second)
    {
        using var team = await shared.Site.SignedInAsync(Role.Admin);
        var (id, code) = await shared.PublishAsync("Deux fois ?");
        var form = Forms.Read(await team.GetStringAsync(Page(id), Now)).With("act", "remove");
        foreach (var reason in new[] { first, second })
            Assert.Equal(
                $"{Page(id)}?fait=1",
                (await team.PostAsync(Page(id), form.With("reason", reason).Content(), Now)).Headers.Location?.OriginalString
            );
        Assert.Equal(first, (string?)(await shared.Public.GetJsonAsync($"/api/v1/receipts/{code}"))["reason"]);
    }

    [Fact]
    public async Task What_its_author_withdrew_meanwhile_is_not_removed()
    {
        using var team = await shared.Site.SignedInAsync(Role.Admin);
        var (id, code) = await shared.PublishAsync("Reprise entre-temps ?");
        var form = Forms.Read(await team.GetStringAsync(Page(id), Now)).With("act", "remove").With("reason", "off_topic");
        await shared.Public.DeleteAsync($"/api/v1/receipts/{code}", Now).IsAsync(HttpStatusCode.OK);
        using var late = await team.PostAsync(Page(id), form.Content(), Now);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("déjà été retirée par la personne", await late.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_what_does_not_exist_there_is_no_page()
    {
        using var team = await shared.Site.SignedInAsync(Role.Admin);
        Assert.Equal(HttpStatusCode.NotFound, (await team.GetAsync(Page(Guid.CreateVersion7()), Now)).StatusCode);
    }

    private static string Page(Guid id) => $"/moderation/contributions/{id}";

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient team,
        Guid id,
        string act,
        params (string Name, string Value)[] fields
    )
    {
        var form = Forms.Read(await team.GetStringAsync(Page(id), Now)).With("act", act);
        foreach (var (name, value) in fields)
            form.With(name, value);
        return await team.PostAsync(Page(id), form.Content(), Now);
    }
}
