using Microsoft.AspNetCore.SignalR;
using QSEC2.Web.Live;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Walls;

/// <summary>One wall: wakes, reads what came after what it last pushed, pushes it as one frame to each language.</summary>
public sealed class WallPump(
    WallPlace place, WallReader reader, Changes changes, IHubContext<WallHub> hub, TimeProvider time, WallMeter meter, ILogger<WallPump> logger)
{
    private static readonly TimeSpan TriesAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan WaitsForTheSlow = TimeSpan.FromMilliseconds(100);

    private long _pushed;
    private long _lastFrameAt = time.GetTimestamp();

    public Task Ended { get; private set; } = Task.CompletedTask;

    public async Task StartAsync(CancellationToken stopping)
    {
        (_pushed, _) = await reader.HeadAsync(place.Id, stopping);
        Ended = RunAsync(stopping);
    }

    private async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            // Armed before reading: a change in between would be lost.
            var next = changes.Wall(place.Slug).Next;
            try
            {
                if (await PushAsync(stopping))
                    await Task.Delay(Between, time, stopping);
                else
                    await Task.WhenAny(next, Task.Delay(UntilHeartbeat(), time, stopping));
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                logger.LogError(failure, "Wall {Wall} could not push what came after {Sequence}; trying again.", place.Slug, _pushed);
                await Task.Delay(TriesAgain, time, CancellationToken.None);
            }
        }
    }

    // True when there was something to push: there may be more.
    private async Task<bool> PushAsync(CancellationToken stopping)
    {
        var (head, logStart) = await reader.HeadAsync(place.Id, stopping);
        _pushed = Math.Max(_pushed, logStart);
        if (head <= _pushed)
        {
            if (UntilHeartbeat() == TimeSpan.Zero)
                await SendAsync(_ => Task.FromResult(new WallFrame(place.Slug, _pushed + 1, _pushed, [])));
            return false;
        }

        WallFrame? sent = null;
        await SendAsync(async language =>
        {
            // The second language tells as far as the first did, even when more has happened since.
            var limit = sent is null ? WallReader.LongestReplay : (int)(sent.To - _pushed);
            var page = await reader.EventsAsync(place, _pushed, limit, language, stopping);
            return sent = new WallFrame(place.Slug, page.From, page.To, page.Events);
        });
        meter.Pushed(sent!, time.GetUtcNow());
        _pushed = sent!.To;
        return true;
    }

    private TimeSpan UntilHeartbeat() => Heartbeat - time.GetElapsedTime(_lastFrameAt) is { Ticks: > 0 } left ? left : TimeSpan.Zero;

    private async Task SendAsync(Func<string, Task<WallFrame>> frame)
    {
        foreach (var language in Language.All)
        {
            var sending = hub.Clients.Group(WallFeed.Group(place.Slug, language)).SendAsync("events", await frame(language));
            try
            {
                await sending.WaitAsync(WaitsForTheSlow, time);
            }
            catch (TimeoutException)
            {
                // Everyone who reads has it; who does not is cut off by the transport's own limit, and catches up later.
                logger.LogInformation("Somebody on wall {Wall} is not reading.", place.Slug);
                _ = sending.ContinueWith(late => late.Exception, TaskContinuationOptions.OnlyOnFaulted);
            }
        }

        _lastFrameAt = time.GetTimestamp();
    }
}
