using System.Net;
using System.Net.Http.Headers;
using QSEC2.Domain.People;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Manage;

public sealed class TokensTests(SiteFixture one) : IClassFixture<SiteFixture>
{
    private const string Tokens = $"{TeamPageSteps.Address}/jetons";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_shown_once_opens_what_its_role_may_and_is_revoked()
    {
        using var admin = await one.Site.SignedInAsync(Role.Admin);
        using var made = await admin.SendAsync(Tokens, ("name", "partenaire"), ("tokenRole", Role.Moderator));
        using var partner = one.Site.Public();
        partner.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await made.OnceAsync());
        Assert.Equal(HttpStatusCode.OK, (await partner.GetAsync("/api/v1/moderation/queue", Cancellation)).StatusCode);
        Assert.DoesNotContain("qsec2_", await admin.ReadAsync(), StringComparison.Ordinal);

        using var revoked = await admin.SendAsync(TeamPageSteps.Act(await admin.ReadAsync(), "partenaire", "/revoquer"));
        Assert.Equal($"{TeamPageSteps.Address}?fait=revoked", revoked.Headers.Location?.OriginalString);
        Assert.Null(TeamPageSteps.Item(await admin.ReadAsync(), "partenaire"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await partner.GetAsync("/api/v1/moderation/queue", Cancellation)).StatusCode);
    }

    [Theory]
    [InlineData("", Role.Kiosk, "Donnez un nom à ce jeton")]
    [InlineData("borne", "", "Choisissez un rôle.")]
    [InlineData("borne", "king", "Choisissez un rôle.")]
    [InlineData("déjà là", Role.Kiosk, "Ce nom a déjà servi")]
    public async Task What_is_refused_says_why_and_keeps_what_was_typed(string name, string role, string said)
    {
        using var admin = await one.Site.SignedInAsync(Role.Admin);
        using var taken = await admin.SendAsync(Tokens, ("name", "déjà là"), ("tokenRole", Role.Kiosk));

        using var refused = await admin.SendAsync(Tokens, ("name", name), ("tokenRole", role));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var html = await refused.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains(said, WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Equal(name, Forms.Read(html, $"form[action='{Tokens}']")["name"]);
    }
}
