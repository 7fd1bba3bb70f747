using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.People;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Accounts;

namespace QSEC2.Tests.Features.Manage;

public sealed class InvitingTests(SiteFixture one) : IClassFixture<SiteFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_invites_a_moderator_who_comes_in_by_the_link()
    {
        using var admin = await one.Site.SignedInAsync(Role.Admin);
        var email = NewEmail();

        using var invited = await admin.InviteAsync(email, Role.Moderator);
        Assert.Equal(HttpStatusCode.OK, invited.StatusCode);
        Assert.Contains("lien valable", TeamPageSteps.Item(await admin.ReadAsync(), email)!.TextContent, StringComparison.Ordinal);
        using var newcomer = await ComeInAsync(await invited.OnceAsync());
        Assert.Equal(HttpStatusCode.OK, (await newcomer.GetAsync("/moderation", Cancellation)).StatusCode);
        Assert.Contains("A un compte", TeamPageSteps.Item(await admin.ReadAsync(), email)!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_is_shown_once_and_kept_in_no_browser()
    {
        using var admin = await one.Site.SignedInAsync(Role.Admin);
        using var invited = await admin.InviteAsync(NewEmail(), Role.Mediator);

        Assert.True(invited.Headers.CacheControl?.NoStore);
        Assert.DoesNotContain("cle=", await admin.ReadAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Operator, "93")]
    [InlineData(Role.Moderator, "")]
    public async Task Departments_are_for_operators(string role, string kept)
    {
        using var admin = await one.Site.SignedInAsync(Role.Admin);
        var email = NewEmail();
        using var invited = await admin.InviteAsync(email, role, "93");

        await using var db = one.Site.Database();
        Assert.Equal(kept, (await db.Invitations.SingleAsync(sent => sent.Email == email, Cancellation)).Departments);
    }

    [Theory]
    [InlineData("pas une adresse", Role.Moderator, "Écrivez une adresse électronique complète.")]
    [InlineData(Site.AdminEmail, Role.Moderator, "Cette adresse a déjà un compte.")]
    [InlineData("personne@example.org", Role.Kiosk, "Choisissez un rôle.")]
    [InlineData("personne@example.org", "", "Choisissez un rôle.")]
    public async Task What_is_refused_says_why_and_keeps_what_was_typed(string email, string role, string said)
    {
        using var admin = await one.Site.SignedInAsync(Role.Admin);

        using var refused = await admin.InviteAsync(email, role);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var html = await refused.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains(said, WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Equal(email, Forms.Read(html, $"form[action='{TeamPageSteps.Address}']")["email"]);
    }

    [Fact]
    public async Task A_link_that_lapsed_is_replaced_by_a_new_one()
    {
        using var admin = await one.Site.SignedInAsync(Role.Admin);
        var email = NewEmail();
        using var invited = await admin.InviteAsync(email, Role.Guarantor);
        var first = await invited.OnceAsync();
        await using (var db = one.Site.Database())
            await db
                .Invitations.Where(sent => sent.Email == email)
                .ExecuteUpdateAsync(sent => sent.SetProperty(lapsed => lapsed.Until, DateTimeOffset.UnixEpoch), Cancellation);
        Assert.Contains("lien expiré", TeamPageSteps.Item(await admin.ReadAsync(), email)!.TextContent, StringComparison.Ordinal);

        using var renewed = await admin.SendAsync(TeamPageSteps.Act(await admin.ReadAsync(), email, "/renouveler"));
        using var stranger = one.Site.Public();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(first, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(await renewed.OnceAsync(), Cancellation)).StatusCode);
        Assert.Contains("lien valable", TeamPageSteps.Item(await admin.ReadAsync(), email)!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_use_a_link_at_once_one_comes_in()
    {
        using var admin = await one.Site.SignedInAsync(Role.Admin);
        using var invited = await admin.InviteAsync(NewEmail(), Role.Moderator);
        var link = new Uri(await invited.OnceAsync());
        var browsers = Enumerable.Range(0, 2).Select(_ => SignInSteps.Watchful(one.Site.Address)).ToList();
        var forms = await Task.WhenAll(browsers.Select(browser => browser.OpenAsync(link.PathAndQuery, "main form")));
        var answers = await Task.WhenAll(
            browsers.Zip(forms, (browser, form) => browser.SendAsync("/premiers-pas", form.With("password", Site.AdminPassword)))
        );
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.NotFound], answers.Select(answer => answer.StatusCode).Order());
        browsers.ForEach(browser => browser.Dispose());
    }

    [Fact]
    public async Task Whoever_is_invited_again_has_one_link()
    {
        await using var scope = one.Site.Services.CreateAsyncScope();
        var desk = scope.ServiceProvider.GetRequiredService<AccountDesk>();
        var first = await desk.InviteAsync("deux.fois@example.org", Role.Expert, [], Cancellation);
        var second = await desk.InviteAsync("Deux.Fois@example.org", Role.Expert, [], Cancellation);

        Assert.Null(await desk.FindInvitationAsync(first, Cancellation));
        Assert.NotNull(await desk.FindInvitationAsync(second, Cancellation));
    }

    [Fact]
    public async Task A_cancelled_invitation_opens_nothing()
    {
        using var admin = await one.Site.SignedInAsync(Role.Admin);
        var email = NewEmail();
        using var invited = await admin.InviteAsync(email, Role.Admin);

        using var cancelled = await admin.SendAsync(TeamPageSteps.Act(await admin.ReadAsync(), email, "/annuler"));
        Assert.Equal($"{TeamPageSteps.Address}?fait=cancelled", cancelled.Headers.Location?.OriginalString);
        Assert.Null(TeamPageSteps.Item(await admin.ReadAsync(), email));
        Assert.Equal(HttpStatusCode.NotFound, (await one.Site.Public().GetAsync(await invited.OnceAsync(), Cancellation)).StatusCode);
    }

    private static string NewEmail() => $"{Guid.CreateVersion7():N}@example.org";

    private async Task<HttpClient> ComeInAsync(string link)
    {
        var browser = SignInSteps.Watchful(one.Site.Address);
        using var accepted = await browser.FillAsync(
            new Uri(link).PathAndQuery,
            new() { ["cle"] = link.Split('=')[1], ["password"] = Site.AdminPassword }
        );
        Assert.Equal("/compte", accepted.Headers.Location?.OriginalString);
        return browser;
    }
}
