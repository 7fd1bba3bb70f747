using QSEC2.Web.Data;
using QSEC2.Web.Live;

namespace QSEC2.Web.Features.Walls;

/// <summary>Follows the log of every wall that somebody here is watching, and pushes what is new.</summary>
public sealed class WallFeed(IServiceProvider services, VersionTail versions, Changes changes, TimeProvider time, ILogger<WallFeed> logger)
    : BackgroundService
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);
    private readonly Dictionary<string, WallPump> _pumps = new(StringComparer.Ordinal);
    private readonly Lock _watching = new();
    private readonly TaskCompletionSource<CancellationToken> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many walls are followed now.</summary>
    public int PumpCount
    {
        get
        {
            lock (_watching)
                return _pumps.Count;
        }
    }

    /// <summary>Everyone on a wall who reads one language.</summary>
    public static string Group(string wall, string language) => $"wall:{wall}:{language}";

    /// <summary>From now until the screen has gone, what happens on this wall is pushed in this language.</summary>
    /// <param name="gone">When the screen has gone: at once, if it has already.</param>
    public async Task WatchAsync(WallWithTheme place, string language, CancellationToken gone)
    {
        var stopping = await _started.Task.WaitAsync(gone);
        if (changes.Sequence(place.Slug) is null)
            await versions.LookAsync(gone);
        var pump = AddScreen(place, language, stopping);
        gone.Register(() => RemoveScreen(pump, language));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await LookForChangesAsync(stoppingToken);
            _started.TrySetResult(stoppingToken);
            await Task.Delay(PollInterval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        List<WallPump> pumps;
        lock (_watching)
            pumps = [.. _pumps.Values];
        await Task.WhenAll(pumps.ConvertAll(pump => pump.Completion));
    }

    private WallPump AddScreen(WallWithTheme place, string language, CancellationToken stopping)
    {
        lock (_watching)
        {
            if (!_pumps.TryGetValue(place.Slug, out var pump))
            {
                pump = ActivatorUtilities.CreateInstance<WallPump>(services, place);
                _pumps[place.Slug] = pump;

                // From the number that is known now: replays are kept under it, so that what is newer is in one or is pushed.
                pump.Start(changes.Sequence(place.Slug) ?? 0, stopping);
            }

            pump.AddScreen(language);
            return pump;
        }
    }

    // The last who leaves turns off the light. Whoever comes then finds another pump.
    private void RemoveScreen(WallPump pump, string language)
    {
        lock (_watching)
        {
            if (!pump.RemoveScreen(language))
                return;
            _pumps.Remove(pump.Wall);
            pump.Stop();
        }
    }

    // What nobody nudged: a commit whose process died before it could, or another process on the same database.
    private async Task LookForChangesAsync(CancellationToken stopping)
    {
        try
        {
            await versions.LookAsync(stopping);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            logger.LogWarning(failure, "The walls could not be looked at; trying again.");
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }
}
