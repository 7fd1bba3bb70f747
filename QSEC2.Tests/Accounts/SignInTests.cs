using System.Net;
using QSEC2.Domain.People;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Accounts;

public sealed class SignInTests(SiteFixture one) : IClassFixture<SiteFixture>
{
    private const string NewPassword = "une autre phrase";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/connexion", "/compte")]
    [InlineData("/en/connexion", "/en/compte")]
    public async Task Whoever_knows_the_password_comes_in(string page, string account)
    {
        var site = one.Site;
        using var browser = SignInSteps.Watchful(site.Address);

        using var answer = await browser.SignInAsync(page: page);
        Assert.Equal(account, answer.Headers.Location?.OriginalString);
        Assert.Contains(Site.AdminEmail, await (await browser.GetAsync(account, Cancellation)).TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_session_cookie_is_for_this_site_and_not_for_scripts()
    {
        var site = one.Site;
        using var browser = SignInSteps.Watchful(site.Address);
        using var answer = await browser.SignInAsync();

        var cookie = Assert.Single(
            answer.Headers.GetValues("Set-Cookie"),
            cookie => cookie.StartsWith("qsec2-session=", StringComparison.Ordinal)
        );
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Over_https_every_cookie_is_for_https_alone()
    {
        var site = one.Site;
        using var browser = site.Public();
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");

        using var page = await browser.GetAsync("/connexion", Cancellation);
        Assert.All(page.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer_that_keeps_what_was_typed()
    {
        await using var site = Site.Start();
        using var browser = SignInSteps.Watchful(site.Address);
        using var wrong = await browser.SignInAsync(password: "pas la bonne");
        using var unknown = await browser.SignInAsync("inconnue@example.org");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (wrong.StatusCode, unknown.StatusCode));
        Assert.Contains(Site.AdminEmail, await wrong.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(Said(await wrong.TextAsync()), Said(await unknown.TextAsync()));
    }

    [Fact]
    public async Task After_five_wrong_tries_the_right_password_does_not_open_and_nobody_learns_that_the_account_exists()
    {
        await using var site = Site.Start();
        using var browser = SignInSteps.Watchful(site.Address);
        var wrong = "";
        for (var attempt = 0; attempt < 5; attempt++)
            wrong = Said(await (await browser.SignInAsync(password: "pas la bonne")).TextAsync());

        using var right = await browser.SignInAsync();
        Assert.Equal(HttpStatusCode.BadRequest, right.StatusCode);
        Assert.Equal(wrong, Said(await right.TextAsync()));
    }

    [Fact]
    public async Task Who_signs_out_is_out()
    {
        var site = one.Site;
        using var browser = await site.SignedInAsync(Role.Admin);

        using var left = await browser.FillAsync("/compte", [], to: "/deconnexion");
        Assert.Equal("/", left.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/compte", Cancellation)).StatusCode);
    }

    [Theory]
    [InlineData("/connexion", "/connexion")]
    [InlineData("/compte", "/compte")]
    public async Task A_form_without_its_token_does_nothing_and_is_shown_again(string page, string to)
    {
        var site = one.Site;
        using var browser = page == "/compte" ? await site.SignedInAsync(Role.Admin) : SignInSteps.Watchful(site.Address);
        using var form = new FormUrlEncodedContent([
            new("email", Site.AdminEmail),
            new("password", Site.AdminPassword),
            new("current", Site.AdminPassword),
            new("__RequestVerificationToken", "faux"),
        ]);

        using var answer = await browser.PostAsync(to, form, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("<form", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/moderation", "/moderation")]
    [InlineData("/murs/air-dinosaures?page=1", "/murs/air-dinosaures?page=1")]
    [InlineData("//evil.example", "/compte")]
    [InlineData("/\\evil.example", "/compte")]
    [InlineData("\\\\evil.example", "/compte")]
    [InlineData("https://evil.example", "/compte")]
    [InlineData("javascript:alert(1)", "/compte")]
    [InlineData("/\t/evil.example", "/compte")]
    [InlineData("/\n/evil.example", "/compte")]
    [InlineData("/élan", "/compte")]
    [InlineData("evil", "/compte")]
    [InlineData("", "/compte")]
    public async Task Signing_in_leads_nowhere_but_here(string returnTo, string leads)
    {
        var site = one.Site;
        using var browser = SignInSteps.Watchful(site.Address);

        using var answer = await browser.SignInAsync(returnTo: returnTo);
        Assert.Equal(leads, answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_changed_password_keeps_this_session_and_ends_the_others()
    {
        await using var site = Site.Start();
        using var here = await site.SignedInAsync(Role.Admin);
        using var there = await site.SignedInAsync(Role.Admin);

        using var changed = await here.FillAsync("/compte", new() { ["current"] = Site.AdminPassword, ["password"] = NewPassword });
        Assert.Contains("Votre mot de passe est changé.", await changed.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/compte", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/compte", Cancellation)).StatusCode);
        using var again = await there.SignInAsync(password: NewPassword);
        Assert.Equal("/compte", again.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("pas la bonne", NewPassword, "Ce n’est pas le mot de passe actuel.")]
    [InlineData(Site.AdminPassword, "court", "Au moins 10 caractères")]
    public async Task A_password_that_cannot_be_changed_says_why(string current, string password, string said)
    {
        var site = one.Site;
        using var browser = await site.SignedInAsync(Role.Admin);

        using var answer = await browser.FillAsync("/compte", new() { ["current"] = current, ["password"] = password });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(said, await answer.TextAsync(), StringComparison.Ordinal);
    }

    // The page without what differs by right: what was typed, and the tokens.
    private static string Said(string html) =>
        System.Text.RegularExpressions.Regex.Replace(
            html,
            "value=\"[^\"]*\"",
            "",
            System.Text.RegularExpressions.RegexOptions.NonBacktracking
        );
}
