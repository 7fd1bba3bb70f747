using System.Collections.Concurrent;
using QSEC2.Web.Data;
using QSEC2.Web.Live;

namespace QSEC2.Web.Features.Walls;

/// <summary>Follows the log of every wall that somebody here is watching, and pushes what is new.</summary>
public sealed class WallFeed(IServiceProvider services, WallReader reader, Changes changes, TimeProvider time, ILogger<WallFeed> logger)
    : BackgroundService
{
    private static readonly TimeSpan LooksAnyway = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, Lazy<Task<WallPump>>> _pumps = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<CancellationToken> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Everyone on a wall who reads one language.</summary>
    public static string Group(string wall, string language) => $"wall:{wall}:{language}";

    /// <summary>From now on, what happens on this wall is pushed in this language.</summary>
    public async Task WatchAsync(WallWithTheme place, string language, CancellationToken cancellation)
    {
        var pump = _pumps.GetOrAdd(place.Slug, _ => new Lazy<Task<WallPump>>(() => StartAsync(place)));
        try
        {
            (await pump.Value.WaitAsync(cancellation)).AddLanguage(language);
        }
        catch when (pump.Value.IsFaulted)
        {
            // The next screen tries again.
            _pumps.TryRemove(new(place.Slug, pump));
            throw;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _started.SetResult(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await LookAsync(stoppingToken);
            await Task.Delay(LooksAnyway, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        foreach (var pump in _pumps.Values.Where(pump => pump.Value.IsCompletedSuccessfully))
            await (await pump.Value).Ended;
    }

    // What nobody nudged: a commit whose process died before it could, or another process on the same database.
    private async Task LookAsync(CancellationToken stopping)
    {
        try
        {
            foreach (var (slug, head) in await reader.HeadsAsync(stopping))
            {
                if (head > changes.LastAnnounced(slug))
                    changes.WallChanged(slug, head);
            }
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

    private async Task<WallPump> StartAsync(WallWithTheme place)
    {
        var pump = ActivatorUtilities.CreateInstance<WallPump>(services, place);
        await pump.StartAsync(await _started.Task);
        return pump;
    }
}
