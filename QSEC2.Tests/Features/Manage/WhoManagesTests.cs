using System.Net;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.People;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Manage;

public sealed class WhoManagesTests(SiteFixture one) : IClassFixture<SiteFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Others => [.. Role.People.Where(role => role != Role.Admin)];

    [Theory, MemberData(nameof(Others))]
    public async Task For_everyone_else_there_is_no_such_page(string role)
    {
        using var browser = await one.Site.SignedInAsync(role, $"{Guid.CreateVersion7():N}@example.org");

        Assert.Equal(await SaidAsync(browser, "/gestion/nulle-part"), await SaidAsync(browser, TeamPageSteps.Address));
        Assert.DoesNotContain(TeamPageSteps.Address, await browser.ReadAsync("/compte"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_is_asked_to_sign_in_as_for_any_page_of_this_desk_and_sends_nothing()
    {
        using var stranger = SignInSteps.Watchful(one.Site.Address);
        Assert.Equal(await SaidAsync(stranger, "/gestion/nulle-part"), await SaidAsync(stranger, TeamPageSteps.Address));

        // With a token of our own, from a form that strangers are shown.
        using var form = Forms
            .Read(await stranger.GetStringAsync("/connexion", Cancellation))
            .With("email", "intruse@example.org")
            .With("role", Role.Admin)
            .Content();
        using var sent = await stranger.PostAsync(TeamPageSteps.Address, form, Cancellation);
        Assert.Equal("/connexion?retour=%2Fgestion%2Fequipe", sent.Headers.Location?.PathAndQuery);
        await using var db = one.Site.Database();
        Assert.False(await db.Invitations.AnyAsync(invited => invited.Email == "intruse@example.org", Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/jetons")]
    [InlineData("/personnes/019380a0-0000-7000-8000-000000000000/retirer")]
    [InlineData("/invitations/019380a0-0000-7000-8000-000000000000/renouveler")]
    public async Task A_form_of_another_site_does_nothing(string to)
    {
        using var admin = await one.Site.SignedInAsync(Role.Admin);
        using var form = new FormUrlEncodedContent([
            new("email", "intruse@example.org"),
            new("role", Role.Admin),
            new("name", "intruse"),
            new("tokenRole", Role.Admin),
        ]);

        using var answer = await admin.PostAsync(TeamPageSteps.Address + to, form, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(TeamPageSteps.Item(await admin.ReadAsync(), "intruse@example.org"));
        Assert.Null(TeamPageSteps.Item(await admin.ReadAsync(), "intruse"));
    }

    private static async Task<(HttpStatusCode Status, string? Text)> SaidAsync(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(address, Cancellation);
        var page = Forms.Page(await answer.Content.ReadAsStringAsync(Cancellation));
        return (answer.StatusCode, page.QuerySelector("main")?.TextContent);
    }
}
