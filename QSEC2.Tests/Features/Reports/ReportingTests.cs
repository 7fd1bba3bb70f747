using System.Net;
using QSEC2.Domain.People;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Reports;

public sealed class ReportingTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private const string Desk = "/moderation/signalements";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_anyone_reports_is_acknowledged_read_at_the_desk_and_answered()
    {
        var id = await PublishedAsync();
        using var citizen = SignInSteps.Watchful(shared.Site.Address);
        using var sent = await ReportAsync(citizen, id, "Il y a mon nom là-dedans.");
        var receipt = sent.Headers.Location!.OriginalString;
        Assert.Matches("^/signaler/[A-Z2-9]{4}-[A-Z2-9]{4}$", receipt);
        Assert.Contains("Merci, votre signalement est arrivé.", await ReadAsync(citizen, receipt), StringComparison.Ordinal);

        using var moderator = await shared.Site.SignedInAsync(Role.Moderator, $"{Guid.CreateVersion7():N}@example.org");
        var waiting = await ReadAsync(moderator, Desk);
        Assert.Contains("Il y a mon nom là-dedans.", waiting, StringComparison.Ordinal);
        Assert.Contains($"/moderation/contributions/{id}", waiting, StringComparison.Ordinal);
        using var handled = await HandleAsync(
            moderator,
            "Il y a mon nom là-dedans.",
            ("outcome", "kept"),
            ("answer", "Ce prénom est courant.")
        );
        Assert.Equal(Desk, handled.Headers.Location?.OriginalString);

        Assert.DoesNotContain("Il y a mon nom là-dedans.", await ReadAsync(moderator, Desk), StringComparison.Ordinal);
        var answer = await ReadAsync(citizen, receipt);
        Assert.Contains("La contribution reste publiée", answer, StringComparison.Ordinal);
        Assert.Contains("Ce prénom est courant.", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_contribution_leads_to_the_form_which_shows_it()
    {
        var id = await PublishedAsync("Toujours moi, là ?");
        Assert.Contains($"/signaler?contribution={id}", await ReadAsync(shared.Public, $"/contributions/{id}"), StringComparison.Ordinal);

        Assert.Contains("Toujours moi, là", await ReadAsync(shared.Public, $"/signaler?contribution={id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_of_its_page_can_be_pasted()
    {
        var id = await PublishedAsync();
        using var citizen = SignInSteps.Watchful(shared.Site.Address);
        using var sent = await citizen.FillAsync(
            "/en/signaler",
            new()
            {
                ["contribution"] = $"https://qsec2.example.org/en/contributions/{id}#contenu",
                ["reason"] = "illegal",
                ["explanation"] = "Pasted.",
            }
        );

        Assert.StartsWith("/en/signaler/", sent.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "illegal", "Parce que.", "", "Cette adresse ne mène à aucune contribution publiée")]
    [InlineData("published", "", "Parce que.", "", "Choisissez un motif.")]
    [InlineData("published", "illegal", "", "", "Expliquez ce qui ne va pas.")]
    [InlineData("published", "illegal", "Parce que.", "personne", "Écrivez une adresse électronique complète")]
    public async Task What_is_refused_says_why_and_keeps_what_was_typed(
        string contribution,
        string reason,
        string explanation,
        string email,
        string said
    )
    {
        var id = contribution.Length == 0 ? "" : (await PublishedAsync()).ToString();
        using var citizen = SignInSteps.Watchful(shared.Site.Address);

        using var refused = await citizen.FillAsync(
            "/signaler",
            new()
            {
                ["contribution"] = id,
                ["reason"] = reason,
                ["explanation"] = explanation,
                ["email"] = email,
            }
        );
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        var html = await refused.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains(said, WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        var again = Forms.Read(html);
        Assert.Equal((id, explanation, email), (again["contribution"], again["explanation"], again["email"]));
    }

    [Fact]
    public async Task What_waits_cannot_be_reported_nor_seen_so()
    {
        var (id, _) = await shared.Public.AskAsync("Encore secrète ?");
        Assert.DoesNotContain("Encore secrète", await ReadAsync(shared.Public, $"/signaler?contribution={id}"), StringComparison.Ordinal);

        using var citizen = SignInSteps.Watchful(shared.Site.Address);
        using var refused = await ReportAsync(citizen, id, "Je devine.");
        Assert.Null(refused.Headers.Location);
    }

    [Fact]
    public async Task A_report_is_handled_once()
    {
        using var citizen = SignInSteps.Watchful(shared.Site.Address);
        var id = await PublishedAsync();
        using var sent = await ReportAsync(citizen, id, "Une seule fois.");
        using var moderator = await shared.Site.SignedInAsync(Role.Moderator, $"{Guid.CreateVersion7():N}@example.org");
        var form = FormOf(await moderator.GetStringAsync(Desk, Cancellation), "Une seule fois.");
        using var untrue = await moderator.PostAsync(form.Action, form.Fields.With("outcome", "removed").Content(), Cancellation);
        Assert.Contains("Ce n’est pas ce que montre le mur", await untrue.TextAsync(), StringComparison.Ordinal);
        (await shared.Moderator.RemoveAsync(id)).EnsureSuccessStatusCode();
        using var first = await moderator.PostAsync(form.Action, form.Fields.With("outcome", "removed").Content(), Cancellation);

        using var second = await moderator.PostAsync(form.Action, form.Fields.With("outcome", "kept").Content(), Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        Assert.Contains("Quelqu’un d’autre vient de décider.", await second.TextAsync(), StringComparison.Ordinal);
        Assert.Contains(
            "La contribution est retirée du mur",
            await ReadAsync(citizen, sent.Headers.Location!.OriginalString),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(Role.Guarantor)]
    [InlineData(Role.Mediator)]
    [InlineData(Role.Operator)]
    public async Task Who_does_not_moderate_reads_no_report(string role)
    {
        using var browser = await shared.Site.SignedInAsync(role, $"{Guid.CreateVersion7():N}@example.org");

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(Desk, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await shared.Public.GetAsync(Desk, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task The_code_opens_it_as_one_types_it_and_no_other_does()
    {
        using var citizen = SignInSteps.Watchful(shared.Site.Address);
        using var sent = await ReportAsync(citizen, await PublishedAsync(), "Avec un code.");
        var receipt = sent.Headers.Location!.OriginalString;

        using var opened = await shared.Public.GetAsync(
            $"/signaler?code={receipt.Split('/')[2].Replace("-", "", StringComparison.Ordinal).ToLowerInvariant()}",
            Cancellation
        );
        Assert.Equal(receipt, opened.Headers.Location?.OriginalString);
        Assert.Contains("Ce code n’ouvre rien.", await ReadAsync(shared.Public, "/signaler?code=ABCD-2345"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await shared.Public.GetAsync("/signaler/ABCD-2345", Cancellation)).StatusCode);
    }

    private async Task<Guid> PublishedAsync(string text = "Et ceci ?")
    {
        var (id, _) = await shared.Public.AskAsync($"{text} {Guid.CreateVersion7():N}");
        (await shared.Moderator.ApproveAsync(id)).EnsureSuccessStatusCode();
        return id;
    }

    private static Task<HttpResponseMessage> ReportAsync(HttpClient citizen, Guid id, string explanation) =>
        citizen.FillAsync(
            $"/signaler?contribution={id}",
            new()
            {
                ["contribution"] = $"{id}",
                ["reason"] = "personal_data",
                ["explanation"] = explanation,
            }
        );

    private static async Task<HttpResponseMessage> HandleAsync(
        HttpClient moderator,
        string explanation,
        params (string Name, string Value)[] typed
    )
    {
        var form = FormOf(await moderator.GetStringAsync(Desk, Cancellation), explanation);
        foreach (var (name, value) in typed)
            form.Fields.With(name, value);
        return await moderator.PostAsync(form.Action, form.Fields.Content(), Cancellation);
    }

    private static (string Action, Forms Fields) FormOf(string html, string explanation)
    {
        var item = Forms
            .Page(html)
            .QuerySelectorAll(".reports__item")
            .Single(item => item.TextContent.Contains(explanation, StringComparison.Ordinal));
        var action = item.QuerySelector("form")!.GetAttribute("action")!;
        return (action, Forms.Read(html, $"form[action='{action}']"));
    }

    private static async Task<string> ReadAsync(HttpClient browser, string address) =>
        await (await browser.GetAsync(address, Cancellation)).TextAsync();
}
