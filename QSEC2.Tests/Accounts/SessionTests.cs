using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.People;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Accounts;

namespace QSEC2.Tests.Accounts;

/// <summary>A session ends on the server, whatever a browser kept of it.</summary>
public sealed class SessionTests(SiteFixture one) : IClassFixture<SiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cookie_that_somebody_kept_opens_nothing_after_signing_out()
    {
        var email = NewEmail();
        using var there = await one.Site.SignedInAsync(Role.Moderator, email);
        using var here = SignInSteps.Watchful(one.Site.Address);
        using var entered = await here.SignInAsync(email);
        using var thief = one.Site.Public();
        var cookie = entered
            .Headers.GetValues("Set-Cookie")
            .Single(cookie => cookie.StartsWith("qsec2-session=", StringComparison.Ordinal));
        thief.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/moderation", Now)).StatusCode);

        using var left = await here.FillAsync("/compte", [], to: "/deconnexion");
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/moderation", Now)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/moderation", Now)).StatusCode);
    }

    [Fact]
    public async Task A_changed_password_ends_the_other_sessions_at_once()
    {
        var email = NewEmail();
        using var here = await one.Site.SignedInAsync(Role.Moderator, email);
        using var there = SignInSteps.Watchful(one.Site.Address);
        using var entered = await there.SignInAsync(email);

        using var changed = await here.FillAsync("/compte", new() { ["current"] = Site.AdminPassword, ["password"] = "une autre phrase" });
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/moderation", Now)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/moderation", Now)).StatusCode);
    }

    [Fact]
    public async Task A_role_that_was_changed_ends_them_too()
    {
        var email = NewEmail();
        using var browser = await one.Site.SignedInAsync(Role.Moderator, email);
        await using (var db = one.Site.Database())
            await db
                .Users.Where(person => person.Email == email)
                .ExecuteUpdateAsync(person => person.SetProperty(known => known.Role, Role.Expert), Now);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/moderation", Now)).StatusCode);
    }

    [Fact]
    public async Task A_desk_that_is_open_learns_that_its_session_was_ended()
    {
        var sessions = one.Site.Services.GetRequiredService<Sessions>();
        var user = await PrincipalAsync(sessions);
        Assert.True(await sessions.IsOpenAsync(user, Now));
        await sessions.EndAsync(user, Now);
        Assert.False(await sessions.IsOpenAsync(user, Now));
    }

    [Fact]
    public async Task Nobody_is_signed_in_for_ever()
    {
        var sessions = one.Site.Services.GetRequiredService<Sessions>();
        var user = await PrincipalAsync(sessions);
        var person = Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!);
        var longAgo = TimeProvider.System.GetUtcNow() - Session.Longest;
        await using var db = one.Site.Database();
        await db
            .Sessions.Where(session => session.PersonId == person)
            .ExecuteUpdateAsync(session => session.SetProperty(old => old.StartedAt, longAgo), Now);
        Assert.False(await sessions.IsOpenAsync(user, Now));
    }

    private static string NewEmail() => $"{Guid.CreateVersion7():N}@example.org";

    private async Task<ClaimsPrincipal> PrincipalAsync(Sessions sessions)
    {
        await using var scope = one.Site.Services.CreateAsyncScope();
        var email = NewEmail();
        await scope.ServiceProvider.GetRequiredService<AccountDesk>().CreateAsync(email, Site.AdminPassword, Role.Moderator);
        var people = scope.ServiceProvider.GetRequiredService<SignInManager<Person>>();
        var person = await people.UserManager.FindByEmailAsync(email);
        var user = await people.CreateUserPrincipalAsync(person!);
        ((ClaimsIdentity)user.Identity!).AddClaim(await sessions.StartAsync(person!, Now));
        return user;
    }
}
