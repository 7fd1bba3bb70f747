using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using QSEC2.Domain.People;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Http;

/// <summary>Whatever a stranger writes after our name, our pages lead to us.</summary>
public sealed class OwnLinksTests(SharedSite one)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("//evil.example/x")]
    [InlineData("/en//evil.example/x")]
    [InlineData("/EN//evil.example/x")]
    [InlineData("/en///evil.example")]
    [InlineData("/%5Cevil.example")]
    [InlineData("/en/%5Cevil.example")]
    [InlineData("/en/%5C%5Cevil.example")]
    [InlineData("/en/%09/evil.example")]
    [InlineData("/en/%0A/evil.example")]
    [InlineData("/en/%2F/evil.example")]
    [InlineData("/en/%2Fevil.example")]
    [InlineData("/en/javascript:alert(1)")]
    [InlineData("/en/murs//evil.example")]
    public async Task A_page_at_a_strange_address_leads_nowhere_else(string address)
    {
        using var stranger = one.Site.Public();
        using var answer = await stranger.GetAsync(new Uri($"{one.Site.Address.GetLeftPart(UriPartial.Authority)}{address}"), Now);
        var page = await OpenAsync(answer);
        var led = page.QuerySelectorAll("[href], [action], [src]")
            .SelectMany(element => new[] { "href", "action", "src" }.Select(name => element.GetAttribute(name)).OfType<string>());
        Assert.Equal([], led.Where(link => LeadsAway(link)));
    }

    [Theory]
    [InlineData("/murs/air-agir", "/murs/air-agir")]
    [InlineData("/MURS/air-agir", "/murs/air-agir")]
    [InlineData("/En/Murs/air-agir", "/en/murs/air-agir")]
    [InlineData("/murs/air-agir/", "/murs/air-agir")]
    [InlineData("/Agenda", "/agenda")]
    [InlineData("/EXPOSITIONS/air", "/expositions/air")]
    [InlineData("/EN", "/en")]
    public async Task However_a_page_is_asked_for_it_says_the_one_address_that_it_has(string asked, string has)
    {
        using var stranger = one.Site.Public();
        using var answer = await stranger.GetAsync(asked, Now);
        var page = await OpenAsync(answer);
        var french =
            has == "/en" ? "/"
            : has.StartsWith("/en/", StringComparison.Ordinal) ? has[3..]
            : has;
        Assert.Equal(new Uri(one.Site.Address, has).ToString(), page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"));
        Assert.Equal(new Uri(one.Site.Address, french).ToString(), page.QuerySelector("link[hreflang=fr]")?.GetAttribute("href"));
        Assert.Equal(has == french ? $"/en{french}" : french, page.QuerySelector("a.switch")?.GetAttribute("href"));
    }

    [Fact]
    public async Task A_contribution_has_one_address_however_its_number_is_written()
    {
        using var moderator = await one.Site.WithTokenAsync(Role.Moderator);
        var (id, _) = await moderator.AskAsync("Une seule adresse ?");
        await moderator.ApproveAsync(id);
        foreach (var written in new[] { $"{id:D}".ToUpperInvariant(), $"{id:N}", $"{id:B}" })
        {
            using var answer = await moderator.GetAsync($"/contributions/{written}", Now);
            Assert.EndsWith(
                $"/contributions/{id}",
                (await OpenAsync(answer)).QuerySelector("link[rel=canonical]")?.GetAttribute("href"),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task What_a_stranger_asked_for_first_is_not_what_others_are_shown()
    {
        await using var site = Site.Start();
        using var stranger = site.Public();
        await stranger.GetStringAsync("/MURS/air-agir", Now);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/murs/AIR-AGIR", Now)).StatusCode);
        var page = await stranger.GetStringAsync("/murs/air-agir", Now);
        Assert.DoesNotContain("/MURS", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/.//evil.example")]
    [InlineData("/%2F/evil.example")]
    [InlineData("/murs\\..\\\\evil.example")]
    [InlineData("/@evil.example")]
    [InlineData("/%09/evil.example")]
    public async Task Signing_in_stays_here(string returnTo)
    {
        using var browser = SignInSteps.Watchful(one.Site.Address);
        using var answer = await browser.SignInAsync(returnTo: returnTo);
        Assert.False(LeadsAway(answer.Headers.Location!.OriginalString), answer.Headers.Location.OriginalString);
    }

    private static async Task<IDocument> OpenAsync(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Now));

    // As browsers read it: they drop tabs and line breaks, and take a backslash for a slash.
    private bool LeadsAway(string link)
    {
        var url = new Url(new Url(one.Site.Address.ToString()), link);
        return url.Scheme is not ("http" or "https" or "mailto" or "tel" or "webcal")
            || url.HostName.Contains("evil", StringComparison.Ordinal);
    }
}
