using Microsoft.Extensions.Configuration;
using QSEC2.Tests.Support;
using QSEC2.Web.Http;

namespace QSEC2.Tests.Http;

public sealed class EmbeddingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wall_is_shown_inside_the_page_of_a_partner_that_was_allowed_and_nothing_else_is()
    {
        await using var site = Site.Start(new() { ["Site:Embedders"] = "https://partenaire.example, https://autre.example:8443" });
        using var client = site.Public();
        Assert.EndsWith(
            "frame-ancestors 'self' https://partenaire.example https://autre.example:8443",
            await PolicyAsync(client, "/en/murs/air-agir/projection"),
            StringComparison.Ordinal
        );
        foreach (var wall in new[] { "/murs/air-agir", "/murs/air-agir/integre" })
            Assert.EndsWith(
                "frame-ancestors https://partenaire.example https://autre.example:8443",
                await PolicyAsync(client, wall),
                StringComparison.Ordinal
            );
        foreach (var other in new[] { "/", "/murs/air-agir/contribuer", "/connexion", "/moderation" })
            Assert.EndsWith("frame-ancestors 'none'", await PolicyAsync(client, other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_leads_out_of_a_wall_in_a_frame_opens_beside()
    {
        await using var site = Site.Start();
        var page = Forms.Page(await site.Public().GetStringAsync("/murs/air-agir/integre", Cancellation));
        Assert.Equal("_blank", page.QuerySelector("base")!.GetAttribute("target"));
        Assert.NotNull(page.QuerySelector("a[href='/murs/air-agir/contribuer']"));
        Assert.Contains(
            $"{site.Address}murs/",
            Forms.Page(await site.Public().GetStringAsync("/donnees", Cancellation)).QuerySelector(".embed-code")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Our_own_pages_may_show_a_projection_and_no_other_page()
    {
        await using var site = Site.Start();
        using var client = site.Public();
        foreach (var projection in new[] { "/murs/air-agir/projection", "/en/murs/air-agir/projection" })
            Assert.EndsWith("frame-ancestors 'self'", await PolicyAsync(client, projection), StringComparison.Ordinal);
        foreach (
            var other in new[]
            {
                "/murs/air-agir",
                "/murs/air-agir/projection/reglages",
                "/murs/air-agir/contribuer",
                "/connexion",
                "/moderation",
            }
        )
            Assert.EndsWith("frame-ancestors 'none'", await PolicyAsync(client, other), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("partenaire.example")]
    [InlineData("https://partenaire.example/page")]
    [InlineData("*")]
    [InlineData("https://a.example; script-src *")]
    public void What_is_not_an_origin_is_told_when_the_site_starts(string setting) =>
        Assert.Throws<InvalidDataException>(() =>
            new Embedders(new ConfigurationBuilder().AddInMemoryCollection([new("Site:Embedders", setting)]).Build())
        );

    private static async Task<string> PolicyAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address, Cancellation);
        return answer.Headers.GetValues("Content-Security-Policy").Single();
    }
}
