using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using QSEC2.Web.Data;
using QSEC2.Web.Live;

namespace QSEC2.Web.Features.Walls;

/// <summary>One wall: wakes, reads what came after what it last pushed, pushes it as one frame to each language.</summary>
public sealed class WallPump(
    WallWithTheme place,
    WallReader reader,
    Changes changes,
    IHubContext<WallHub> hub,
    TimeProvider time,
    WallMeter meter,
    ILogger<WallPump> logger
)
{
    private static readonly TimeSpan TriesAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan WaitsForTheSlow = TimeSpan.FromMilliseconds(100);

    // In a debate a screen that hears nothing for nine seconds (hub-link.ts) believes that it is cut off.
    private readonly TimeSpan _heartbeat = TimeSpan.FromSeconds(place.Debate is null ? 10 : 4);
    private readonly ConcurrentDictionary<string, bool> _languages = new(StringComparer.Ordinal);
    private long _pushed;
    private long _lastFrameAt = time.GetTimestamp();

    public Task Ended { get; private set; } = Task.CompletedTask;

    /// <summary>Somebody listens in this language: from the next frame on, it is drawn in it too.</summary>
    public void AddLanguage(string language) => _languages[language] = true;

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
        var log = await reader.LogAsync(place, _pushed, WallReader.LongestReplay, stopping);
        if (log.Events.Count > 0 || UntilHeartbeat() == TimeSpan.Zero)
            await SendAsync(log);
        meter.Pushed(log, time.GetUtcNow());
        _pushed = log.To;
        return log.Events.Count > 0;
    }

    private TimeSpan UntilHeartbeat() => _heartbeat - time.GetElapsedTime(_lastFrameAt) is { Ticks: > 0 } left ? left : TimeSpan.Zero;

    private async Task SendAsync(WallLog log)
    {
        foreach (var language in _languages.Keys)
        {
            var drawn = await reader.DrawAsync(log, language);
            var sending = hub
                .Clients.Group(WallFeed.Group(place.Slug, language))
                .SendAsync("events", new WallFrame(drawn.Wall, drawn.From, drawn.To, drawn.Events));
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
