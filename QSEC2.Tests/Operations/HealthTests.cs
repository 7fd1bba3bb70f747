using System.Net;
using Microsoft.AspNetCore.SignalR.Client;
using QSEC2.Domain.People;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Walls;

namespace QSEC2.Tests.Operations;

public sealed class HealthTests
{
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
        await using var site = Site.Start();
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
        await Eventually.TrueAsync(
            () => moderator.GetStringAsync("/metrics", Cancellation),
            figures => figures.Contains("wall_push_delay", StringComparison.Ordinal)
        );
        using var answer = await moderator.GetAsync("/metrics", Cancellation);
        var figures = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.StartsWith("text/plain", answer.Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);
        Assert.Matches("(?m)^qsec2_.*wall_events[^ ]* [1-9]", figures);
        Assert.Contains("wall_push_delay", figures, StringComparison.Ordinal);
        Assert.Contains("process_working_set_bytes", figures, StringComparison.Ordinal);
    }
}
