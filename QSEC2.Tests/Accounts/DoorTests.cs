using System.Net;
using QSEC2.Domain.People;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Accounts;

/// <summary>Who may open which desk.</summary>
public sealed class DoorTests(SiteFixture one) : IClassFixture<SiteFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/moderation", "/connexion?retour=%2Fmoderation")]
    [InlineData("/en/moderation", "/en/connexion?retour=%2Fen%2Fmoderation")]
    [InlineData("/moderation/journal", "/connexion?retour=%2Fmoderation%2Fjournal")]
    [InlineData("/compte", "/connexion?retour=%2Fcompte")]
    public async Task A_stranger_is_asked_to_sign_in_and_comes_back(string address, string asked)
    {
        var site = one.Site;
        using var browser = SignInSteps.Watchful(site.Address);

        using var answer = await browser.GetAsync(address, Cancellation);
        Assert.Equal(asked, answer.Headers.Location?.PathAndQuery);
        using var entered = await browser.SignInAsync(page: asked.Split('?')[0], returnTo: address);
        Assert.Equal(address, entered.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(address, Cancellation)).StatusCode);
    }

    [Theory]
    [InlineData(Role.Admin, true, true)]
    [InlineData(Role.Moderator, true, true)]
    [InlineData(Role.Guarantor, false, true)]
    [InlineData(Role.Mediator, false, false)]
    [InlineData(Role.Expert, false, false)]
    [InlineData(Role.Operator, false, false)]
    public async Task Each_role_opens_its_own_doors(string role, bool desk, bool journal)
    {
        var site = one.Site;
        using var browser = await site.SignedInAsync(role, $"{Guid.CreateVersion7():N}@example.org");

        Assert.Equal(desk ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await browser.GetAsync("/moderation", Cancellation)).StatusCode);
        Assert.Equal(
            journal ? HttpStatusCode.OK : HttpStatusCode.Forbidden,
            (await browser.GetAsync("/moderation/journal", Cancellation)).StatusCode
        );
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/compte", Cancellation)).StatusCode);
    }

    [Theory]
    [InlineData("/moderation", "Cette page n’est pas pour ce compte.")]
    [InlineData("/en/moderation", "This page")]
    public async Task A_mediator_is_refused_kindly_at_the_desk(string address, string said)
    {
        var site = one.Site;
        using var browser = await site.SignedInAsync(Role.Mediator, $"{Guid.CreateVersion7():N}@example.org");

        using var answer = await browser.GetAsync(address, Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains(said, await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Guarantor)]
    [InlineData(Role.Mediator)]
    [InlineData(Role.Expert)]
    [InlineData(Role.Operator)]
    [InlineData(Role.Kiosk)]
    public async Task A_token_of_another_role_moderates_nothing(string role)
    {
        var site = one.Site;
        using var client = await site.WithTokenAsync(role);

        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/api/v1/moderation/queue", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_browser_session_opens_nothing_of_the_api()
    {
        var site = one.Site;
        using var browser = await site.SignedInAsync(Role.Admin);

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/moderation/queue", Cancellation)).StatusCode);
    }
}
