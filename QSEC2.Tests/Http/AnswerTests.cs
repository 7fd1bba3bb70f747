using System.Net;
using System.Net.WebSockets;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Http;

/// <summary>What is true of every answer of the site.</summary>
public sealed class AnswerTests(SiteFixture one) : IClassFixture<SiteFixture>
{
    private const string Breaks = "/contributions/0199a2b4-0000-7000-8000-000000000000";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/murs/air-dinosaures/projection")]
    [InlineData("/api/v1/walls")]
    [InlineData("/api/v1/walls/nowhere")]
    [InlineData("/nowhere")]
    [InlineData("/connexion")]
    [InlineData("/moderation")]
    [InlineData("/health/live")]
    [InlineData("/css/site.css")]
    public async Task Every_answer_tells_browsers_to_be_careful(string address)
    {
        using var client = one.Site.Public();
        using var answer = await client.GetAsync(address, Cancellation);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains(
            address.EndsWith("/projection", StringComparison.Ordinal) ? "frame-ancestors 'self'" : "frame-ancestors 'none'",
            policy,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("strict-origin-when-cross-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/nowhere", "Bonne question : où est cette page")]
    [InlineData("/en/nowhere", "Good question")]
    [InlineData("/murs/nulle-part", "Bonne question : où est cette page")]
    [InlineData("/murs/nulle-part/projection", "Bonne question : où est cette page")]
    [InlineData("/en/murs/nulle-part/contribuer", "Good question")]
    [InlineData("/contributions/not-an-id", "Bonne question : où est cette page")]
    public async Task A_missing_page_is_a_kind_404_in_the_language_of_its_address(string address, string said)
    {
        var site = one.Site;
        using var client = site.Public();
        using var answer = await client.GetAsync(address, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(said, (await answer.TextAsync()).Replace('\u00a0', ' ').Replace('\u202f', ' '), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/murs", HttpStatusCode.OK)]
    [InlineData("/en/murs/air-dinosaures", HttpStatusCode.OK)]
    [InlineData("/connexion", HttpStatusCode.OK)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    public async Task Asking_for_the_head_of_a_page_does_not_spoil_the_page(string address, HttpStatusCode status)
    {
        var site = one.Site;
        using var client = site.Public();

        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address), Cancellation);
        Assert.Equal(status, head.StatusCode);
        using var page = await client.GetAsync(address, Cancellation);
        Assert.Contains("</html>", await page.TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE", "/murs")]
    [InlineData("PUT", "/murs/air-dinosaures")]
    [InlineData("POST", "/murs")]
    [InlineData("PATCH", "/connexion")]
    [InlineData("DELETE", "/api/v1/walls")]
    [InlineData("BREW", "/")]
    public async Task An_odd_method_is_refused_plainly(string method, string address)
    {
        var site = one.Site;
        using var client = site.Public();

        using var answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), address), Cancellation);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        var text = await answer.TextAsync();
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("de notre côté", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Breaks, "Quelque chose s’est mal passé de notre côté.")]
    [InlineData("/en" + Breaks, "our side")]
    [InlineData("/api/v1" + Breaks, "server_error")]
    public async Task What_breaks_shows_no_detail(string address, string said)
    {
        await using var site = Broken();
        using var client = site.Public();
        using var answer = await client.GetAsync(address, Cancellation);
        var text = await answer.TextAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/hubs/wall")]
    [InlineData("/en/hubs/wall")]
    [InlineData("/_blazor")]
    [InlineData("/en/_blazor")]
    public async Task A_page_of_another_site_may_not_open_our_sockets(string address)
    {
        var site = one.Site;
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "https://evil.example");
        socket.Options.CollectHttpResponseDetails = true;

        await Assert.ThrowsAsync<WebSocketException>(() =>
            socket.ConnectAsync(new UriBuilder(new Uri(site.Address, address)) { Scheme = "ws" }.Uri, Cancellation)
        );
        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://questions.example.org")]
    public async Task Our_own_pages_may(string? publicUrl)
    {
        await using var site = Site.Start(publicUrl is null ? null : new() { ["Site:PublicUrl"] = publicUrl });
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", publicUrl ?? site.Address.GetLeftPart(UriPartial.Authority));

        await socket.ConnectAsync(new UriBuilder(new Uri(site.Address, "/hubs/wall")) { Scheme = "ws" }.Uri, Cancellation);
        Assert.Equal(WebSocketState.Open, socket.State);
    }

    // Its database is gone under it.
    private static Site Broken()
    {
        var site = Site.Start();
        foreach (var file in Directory.GetFiles(site.Folder, "qsec2.db*"))
            File.Delete(file);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return site;
    }
}
