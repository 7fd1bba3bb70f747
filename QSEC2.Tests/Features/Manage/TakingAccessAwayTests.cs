using System.Net;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.Common;
using QSEC2.Domain.People;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Accounts;
using QSEC2.Web.Features.Team;

namespace QSEC2.Tests.Features.Manage;

public sealed class TakingAccessAwayTests(SiteFixture one) : IClassFixture<SiteFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whose_access_is_taken_away_is_out_at_the_next_page()
    {
        using var admin = await one.Site.SignedInAsync(Role.Admin);
        var email = $"{Guid.CreateVersion7():N}@example.org";
        using var moderator = await one.Site.SignedInAsync(Role.Moderator, email);

        using var removed = await admin.SendAsync(TeamPageSteps.Act(await admin.ReadAsync(), email, "/retirer"));
        Assert.Equal($"{TeamPageSteps.Address}?fait=removed", removed.Headers.Location?.OriginalString);
        Assert.Contains(
            "L’accès est retiré.",
            WebUtility.HtmlDecode(await admin.ReadAsync($"{TeamPageSteps.Address}?fait=removed")),
            StringComparison.Ordinal
        );
        Assert.Null(TeamPageSteps.Item(await admin.ReadAsync(), email));
        Assert.Equal(HttpStatusCode.Redirect, (await moderator.GetAsync("/moderation", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await moderator.SignInAsync(email)).StatusCode);
    }

    [Fact]
    public async Task A_link_that_was_sent_to_them_opens_nothing_any_more()
    {
        await using var scope = one.Site.Services.CreateAsyncScope();
        var (desk, accounts) = (
            scope.ServiceProvider.GetRequiredService<TeamDesk>(),
            scope.ServiceProvider.GetRequiredService<AccountDesk>()
        );
        await accounts.CreateAsync("partie@example.org", Site.AdminPassword, Role.Expert);
        var key = await accounts.InviteAsync("partie@example.org", Role.Expert, [], Cancellation);

        await desk.RemoveAsync(await IdAsync("partie@example.org"), by: Guid.Empty, Cancellation);
        Assert.Null(await accounts.FindInvitationAsync(key, Cancellation));
    }

    [Fact]
    public async Task Nobody_takes_away_their_own_access()
    {
        using var admin = await one.Site.SignedInAsync(Role.Admin);
        Assert.Null(TeamPageSteps.Item(await admin.ReadAsync(), Site.AdminEmail)!.QuerySelector("form"));

        var token = Forms.Read(await admin.ReadAsync(), $"form[action='{TeamPageSteps.Address}']");
        using var refused = await admin.PostAsync(
            $"{TeamPageSteps.Address}/personnes/{await IdAsync(Site.AdminEmail)}/retirer",
            token.Content(),
            Cancellation
        );
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("On ne retire pas son propre accès", await refused.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_administrators_who_remove_each_other_leave_one()
    {
        await using var site = Site.Start();
        await using var scope = site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AccountDesk>().CreateAsync("autre@example.org", Site.AdminPassword, Role.Admin);
        var desk = scope.ServiceProvider.GetRequiredService<TeamDesk>();
        var ids = (await desk.ReadAsync(Cancellation)).Members.Select(member => member.Id).ToList();

        var removals = new[] { desk.RemoveAsync(ids[0], ids[1], Cancellation), desk.RemoveAsync(ids[1], ids[0], Cancellation) };
        var broken = await Assert.ThrowsAsync<RuleBroken>(() => Task.WhenAll(removals));
        Assert.Equal(Rule.LastAdministrator, broken.Rule);
        Assert.Single((await desk.ReadAsync(Cancellation)).Members);
    }

    private async Task<Guid> IdAsync(string email)
    {
        await using var scope = one.Site.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<TeamDesk>().ReadAsync(Cancellation))
            .Members.Single(member => member.Email == email)
            .Id;
    }
}
