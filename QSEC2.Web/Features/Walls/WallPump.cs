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
    WallHeartbeat heartbeat,
    ILogger<WallPump> logger
)
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PauseBetweenFrames = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan SendTimeout = TimeSpan.FromMilliseconds(100);

    private readonly TimeSpan _heartbeat = place.Debate is null ? heartbeat.Wall : heartbeat.Debate;
    private readonly ConcurrentDictionary<string, int> _screens = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _pushed;
    private long _lastFrameAt = time.GetTimestamp();

    public string Wall => place.Slug;

    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <param name="after">The number of the event after which it begins.</param>
    public void Start(long after, CancellationToken stopping)
    {
        _pushed = after;
        Completion = Task.Run(() => RunAsync(stopping), CancellationToken.None);
    }

    /// <summary>
    /// One screen more in this language: from the next frame on, it is drawn in it too. One caller at a time,
    /// as for <see cref="RemoveScreen"/>.
    /// </summary>
    public void AddScreen(string language) => _screens.AddOrUpdate(language, 1, (_, screens) => screens + 1);

    /// <summary>One screen less; what nobody reads is drawn no more.</summary>
    /// <returns>Whether it was the last of all.</returns>
    public bool RemoveScreen(string language)
    {
        if (_screens.AddOrUpdate(language, 0, (_, screens) => screens - 1) == 0)
            _screens.TryRemove(language, out _);
        return _screens.IsEmpty;
    }

    /// <summary>Nobody watches any more.</summary>
    public void Stop() => _stopped.TrySetResult();

    private async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested && !_stopped.Task.IsCompleted)
        {
            // Armed before reading: a change in between would be lost.
            var next = changes.Wall(place.Slug).Next;
            try
            {
                if (await PushAsync(stopping))
                    await Task.Delay(PauseBetweenFrames, time, stopping);
                else
                    await Task.WhenAny(next, _stopped.Task, Task.Delay(UntilHeartbeat(), time, stopping));
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                logger.LogError(failure, "Wall {Wall} could not push what came after {Sequence}; trying again.", place.Slug, _pushed);
                await Task.Delay(RetryDelay, time, CancellationToken.None);
            }
        }
    }

    // True when there was something to push: there may be more.
    private async Task<bool> PushAsync(CancellationToken stopping)
    {
        var log = await reader.LogAsync(place, _pushed, WallReader.LongestReplay, stopping);

        // Before it is pushed: whoever joins after the push is not answered with what was kept before it.
        if (log.Events.Count > 0)
            changes.WallChanged(place.Slug, log.To);
        if (log.Events.Count > 0 || UntilHeartbeat() == TimeSpan.Zero)
            await SendAsync(log);
        meter.RecordPush(log, time.GetUtcNow());
        _pushed = log.To;
        return log.Events.Count > 0;
    }

    private TimeSpan UntilHeartbeat() => _heartbeat - time.GetElapsedTime(_lastFrameAt) is { Ticks: > 0 } left ? left : TimeSpan.Zero;

    private async Task SendAsync(WallLog log)
    {
        foreach (var language in _screens.Keys)
        {
            var drawn = await reader.DrawAsync(log, language);
            var sending = hub
                .Clients.Group(WallFeed.Group(place.Slug, language))
                .SendAsync("events", new WallFrame(drawn.Wall, drawn.From, drawn.To, drawn.Events));
            try
            {
                await sending.WaitAsync(SendTimeout, time);
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

/// <summary>How long a wall, or that of a debate, says nothing when nothing happens.</summary>
public sealed record WallHeartbeat(TimeSpan Wall, TimeSpan Debate);
