using System.Net;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Receipts;

public sealed class GuessingTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/v1/receipts/{0}")]
    [InlineData("/suivi/{0}")]
    [InlineData("/suivi?code={0}")]
    [InlineData("/suivi/{0}/photo/960.webp")]
    [InlineData("/agenda/inscription/{0}")]
    public async Task Whoever_tries_codes_is_held_back(string address)
    {
        await using var site = Site.Start();
        using var stranger = site.Public();
        var (_, code) = await stranger.AskAsync("À moi ?");
        for (var wrong = 0; wrong < 60; wrong++)
            Assert.NotEqual(
                HttpStatusCode.TooManyRequests,
                (await stranger.GetAsync(string.Format(null, address, $"AAAA-AA{2 + (wrong % 8)}A"), Now)).StatusCode
            );
        Assert.Equal(HttpStatusCode.TooManyRequests, (await stranger.GetAsync($"/api/v1/receipts/{code}", Now)).StatusCode);
    }

    [Fact]
    public async Task Whoever_follows_their_own_is_never_held_back()
    {
        await using var site = Site.Start();
        using var author = site.Public();
        var (_, code) = await author.AskAsync("À moi ?");
        for (var look = 0; look < 130; look++)
            Assert.Equal(HttpStatusCode.OK, (await author.GetAsync($"/api/v1/receipts/{code}", Now)).StatusCode);
    }
}
