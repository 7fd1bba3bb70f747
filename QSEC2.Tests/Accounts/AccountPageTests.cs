using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.People;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Accounts;
using QSEC2.Web.Operations;

namespace QSEC2.Tests.Accounts;

/// <summary>« Mon compte » says where one's desk is, and to administrators what is left to do.</summary>
public sealed class AccountPageTests(SiteFixture one) : IClassFixture<SiteFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        Role.Admin,
        "/moderation /moderation/signalements /moderation/reponses /gestion/equipe /gestion /gestion/questions "
            + "/gestion/debats /reponses /moderation/journal /murs"
    )]
    [InlineData(Role.Moderator, "/moderation /moderation/signalements /moderation/reponses /moderation/journal /murs")]
    [InlineData(Role.Guarantor, "/moderation/reponses /moderation/journal /murs")]
    [InlineData(Role.Mediator, "/gestion/debats /murs")]
    [InlineData(Role.Expert, "/reponses /murs")]
    [InlineData(Role.Operator, "/gestion /gestion/questions /gestion/debats /reponses /murs")]
    public async Task Each_person_is_shown_their_desks_and_no_other(string role, string desks)
    {
        using var browser = await one.Site.SignedInAsync(role, $"{Guid.CreateVersion7():N}@example.org");

        var page = await ReadAsync(browser);
        Assert.Equal(desks, string.Join(' ', page.QuerySelectorAll(".desk-links a").Select(link => link.GetAttribute("href"))));
        Assert.Equal(role == Role.Admin, page.QuerySelector(".first-list") is not null);
        Assert.Equal(role == Role.Admin, page.QuerySelector(".legal-list") is not null);
    }

    [Fact]
    public async Task The_footer_of_every_page_leads_there_and_a_stranger_signs_in_first()
    {
        using var stranger = SignInSteps.Watchful(one.Site.Address);

        Assert.Contains("href=\"/compte\"", await (await stranger.GetAsync("/", Cancellation)).TextAsync(), StringComparison.Ordinal);
        using var asked = await stranger.GetAsync("/compte", Cancellation);
        Assert.Equal("/connexion?retour=%2Fcompte", asked.Headers.Location?.PathAndQuery);
    }

    [Fact]
    public async Task What_comes_first_is_ticked_off_as_it_is_done_and_goes_when_all_is()
    {
        await using var site = Site.Start(LegalSettings.Names.ToDictionary(name => $"Legal:{name}", _ => "Dit"));
        using var browser = await site.SignedInAsync(Role.Admin);
        Assert.Equal(["/compte#mentions"], await DoneAsync(browser));

        using var moderator = await site.WithTokenAsync();
        await moderator.ApproveAsync((await site.Public().AskAsync("Un essai ?")).Id);
        Assert.Equal(["/moderation", "/compte#mentions"], await DoneAsync(browser));

        await using (var scope = site.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<AccountDesk>().InviteAsync("nour@example.org", Role.Moderator, [], Cancellation);
        var page = await ReadAsync(browser);
        Assert.Null(page.QuerySelector(".first-list"));
        Assert.Null(page.QuerySelector(".legal-list"));
    }

    [Fact]
    public async Task What_the_legal_texts_lack_is_listed_with_the_names_of_the_settings()
    {
        await using var site = Site.Start(
            LegalSettings.Names.Except(["Host", "Contact"]).ToDictionary(name => $"Legal:{name}", _ => "Dit")
        );
        using var browser = await site.SignedInAsync(Role.Admin);

        Assert.Equal(
            ["Legal:Contact", "Legal:Host"],
            (await ReadAsync(browser)).QuerySelectorAll(".legal-list code").Select(name => name.TextContent)
        );
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> ReadAsync(HttpClient browser)
    {
        using var answer = await browser.GetAsync("/compte", Cancellation);
        return Forms.Page(await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task<IEnumerable<string?>> DoneAsync(HttpClient browser) =>
        (await ReadAsync(browser)).QuerySelectorAll(".first-list__item--done a").Select(link => link.GetAttribute("href"));
}
