using System.Net;
using Microsoft.AspNetCore.SignalR.Client;
using QSEC2.Domain.People;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Walls;

namespace QSEC2.Tests.Operations;

public sealed class HealthTests
{
    private const string Token = "un jeton long";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_site_that_runs_says_so(string address)
    {
        await using var site = Site.Start();
        using var client = site.Public();
        using var answer = await client.GetAsync(address, Cancellation);

        Assert.Equal((HttpStatusCode.OK, "Healthy"), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation)));
    }

    [Fact]
    public async Task Figures_tell_what_was_pushed_to_walls()
    {
        await using var site = Site.Start(new() { ["Metrics:Token"] = Token });
        await using var screen = site.Hub();
        var pushed = new TaskCompletionSource();
        screen.On<WallFrame>("events", _ => pushed.TrySetResult());
        await screen.StartAsync(Cancellation);
        await screen.InvokeAsync<WallJoined>("Join", Site.Wall, null, Cancellation);
        using var moderator = await site.WithTokenAsync(Role.Moderator);
        var (id, _) = await moderator.AskAsync("Combien de fois ?");
        await moderator.ApproveAsync(id);
        await pushed.Task.WaitAsync(TimeSpan.FromSeconds(40), Cancellation);

        // Counted just after it is sent.
        using var watcher = Watcher(site, Token);
        await Eventually.TrueAsync(
            () => watcher.GetStringAsync("/metrics", Cancellation),
            figures => figures.Contains("wall_push_delay", StringComparison.Ordinal)
        );
        using var answer = await watcher.GetAsync("/metrics", Cancellation);
        var figures = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.StartsWith("text/plain", answer.Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);
        Assert.Matches("(?m)^qsec2_.*wall_events[^ ]* [1-9]", figures);
        Assert.Contains("wall_push_delay", figures, StringComparison.Ordinal);
        Assert.Contains("process_working_set_bytes", figures, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_setting_the_figures_are_for_nobody()
    {
        await using var site = Site.Start();
        using var admin = await site.WithTokenAsync(Role.Admin);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/metrics", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Public().GetAsync("/metrics", Cancellation)).StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("un autre jeton")]
    public async Task The_figures_are_not_for_whoever_shows_another_token(string? token)
    {
        await using var site = Site.Start(new() { ["Metrics:Token"] = Token });
        using var client = token is null ? site.Public() : Watcher(site, token);
        using var answer = await client.GetAsync("/METRICS", Cancellation);
        Assert.Equal((HttpStatusCode.Unauthorized, "Bearer"), (answer.StatusCode, answer.Headers.WwwAuthenticate.ToString()));
        Assert.DoesNotContain("qsec2", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_may_have_an_address_of_their_own()
    {
        using var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
        free.Stop();
        await using var site = Site.Start(new() { ["Metrics:Url"] = url });
        using var client = new HttpClient { BaseAddress = new Uri(url) };
        Assert.Contains("process_working_set_bytes", await client.GetStringAsync("/metrics", Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/murs", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Public().GetAsync("/metrics", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Why_it_is_not_ready_is_for_those_who_run_it()
    {
        await using var site = Site.Start(new() { ["Metrics:Token"] = Token });
        using var watcher = Watcher(site, Token);
        var details = await watcher.GetStringAsync("/health/ready", Cancellation);
        Assert.Contains("can-serve", details, StringComparison.Ordinal);
        Assert.Equal("Healthy", await site.Public().GetStringAsync("/health/ready", Cancellation));
    }

    private static HttpClient Watcher(Site site, string token)
    {
        var client = site.Public();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }
}
