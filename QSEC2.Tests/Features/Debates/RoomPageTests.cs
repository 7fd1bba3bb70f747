using System.Net;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.Debates;
using QSEC2.Domain.People;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Accounts;

namespace QSEC2.Tests.Features.Debates;

/// <summary>The page to set up a room: everybody's, and the pairing of the régie for who may mediate that debate.</summary>
public sealed class RoomPageTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Anybody_sees_how_to_set_up_a_room_and_no_key()
    {
        var debate = await shared.Site.DebateAsync();
        foreach (var wall in new[] { Site.Wall, debate.Wall() })
        {
            var page = await shared.Public.GetStringAsync(Address(wall), Now);
            Assert.Contains("data-metres=\"10\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain("/regie?cle=", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_may_mediate_a_debate_pairs_a_device_with_it_and_the_key_is_kept_nowhere()
    {
        var debate = await shared.Site.DebateAsync();
        using var mediator = await SignedInAsync(Role.Mediator, "93");
        var form = Forms.Read(await mediator.GetStringAsync(Address(debate.Wall()), Now), ".projection-setup-page__pair form");
        using var answer = await mediator.PostAsync(Address(debate.Wall()), form.Content(), Now);
        var page = await answer.Content.ReadAsStringAsync(Now);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var key = page.Split("/regie?cle=")[1].Split('"')[0];
        Assert.True(
            await shared
                .Site.Services.GetRequiredService<QSEC2.Web.Features.Debates.Access.PairingDesk>()
                .IsOfferedAsync(debate.Id, PairingKind.Regie, WebUtility.HtmlDecode(key), Now)
        );
    }

    [Fact]
    public async Task Opening_the_page_makes_no_key_and_a_form_that_is_not_ours_neither()
    {
        var debate = await shared.Site.DebateAsync();
        using var mediator = await SignedInAsync(Role.Mediator, "93");
        Assert.DoesNotContain("/regie?cle=", await mediator.GetStringAsync(Address(debate.Wall()), Now), StringComparison.Ordinal);
        using var forged = await mediator.PostAsync(Address(debate.Wall()), null, Now);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        var page = await forged.TextAsync();
        Assert.Contains("resté ouvert trop longtemps", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/regie?cle=", page, StringComparison.Ordinal);
        await using var db = shared.Site.Database();
        Assert.False(db.Pairings.Any(pairing => pairing.DebateId == debate.Id));
    }

    [Theory]
    [InlineData(Role.Mediator, "94")]
    [InlineData(Role.Operator, "94")]
    [InlineData(Role.Moderator, "93")]
    public async Task Another_departments_people_and_other_roles_get_no_key(string role, string department)
    {
        var debate = await shared.Site.DebateAsync(department: "93");
        using var other = await SignedInAsync(role, department);
        Assert.DoesNotContain(
            "projection-setup-page__pair",
            await other.GetStringAsync(Address(debate.Wall()), Now),
            StringComparison.Ordinal
        );
        var form = Forms.Read(await other.GetStringAsync("/compte", Now));
        await other.PostAsync(Address(debate.Wall()), form.Content(), Now).IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_wall_that_does_not_exist_has_no_room() =>
        await shared.Public.GetAsync(Address("debat-zzzzz"), Now).IsAsync(HttpStatusCode.NotFound);

    private async Task<HttpClient> SignedInAsync(string role, string department)
    {
        var email = $"{Guid.CreateVersion7():N}@example.org";
        await using var scope = shared.Site.Services.CreateAsyncScope();
        var desk = scope.ServiceProvider.GetRequiredService<AccountDesk>();
        var key = await desk.InviteAsync(email, role, [department], Now);
        Assert.True((await desk.AcceptAsync(key, email, Site.AdminPassword, Now))!.Value.Result.Succeeded);
        var browser = SignInSteps.Watchful(shared.Site.Address);
        using var answer = await browser.SignInAsync(email);
        return browser;
    }

    private static string Address(string wall) => $"/murs/{wall}/projection/reglages";
}
