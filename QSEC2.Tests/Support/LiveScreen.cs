using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR.Client;
using QSEC2.Web.Features.Walls;

namespace QSEC2.Tests.Support;

/// <summary>A screen on the live wall: a connection, and what it has understood.</summary>
public sealed class LiveScreen : IAsyncDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly HubConnection _connection;
    private readonly string _wall;

    private LiveScreen(HubConnection connection, string wall)
    {
        (_connection, _wall) = (connection, wall);
        connection.On<WallFrame>("events", ReceiveAsync);
    }

    public WallScreen Screen { get; } = new();

    /// <summary>Every frame that came, in that order.</summary>
    public ConcurrentQueue<WallFrame> Frames { get; } = [];

    public static Task<LiveScreen> OpenAsync(Site site, string wall = Site.Wall, string language = "fr") =>
        OpenAsync(site.Hub(language), wall);

    public static async Task<LiveScreen> OpenAsync(HubConnection connection, string wall)
    {
        var screen = new LiveScreen(connection, wall);
        await screen.ConnectAsync(null);
        return screen;
    }

    public Task CutAsync() => _connection.StopAsync(TestContext.Current.CancellationToken);

    public Task ComeBackAsync() => ConnectAsync(Screen.Last);

    /// <summary>As a screen does that believes it missed something.</summary>
    public Task JoinAgainAsync() => CatchUpAsync();

    /// <summary>Waits until the screen shows that.</summary>
    public Task<long> ShowsAsync(Func<WallScreen, bool> that, TimeSpan? within = null) =>
        Eventually.TrueAsync(
            async () =>
            {
                await _oneAtATime.WaitAsync(TestContext.Current.CancellationToken);
                try
                {
                    return that(Screen) ? 1L : 0L;
                }
                finally
                {
                    _oneAtATime.Release();
                }
            },
            shown => shown == 1,
            within
        );

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        _oneAtATime.Dispose();
    }

    private async Task ConnectAsync(long? after)
    {
        await _connection.StartAsync(TestContext.Current.CancellationToken);
        var joined = await JoinAsync(after);
        await _oneAtATime.WaitAsync(TestContext.Current.CancellationToken);
        Screen.Apply(joined);
        _oneAtATime.Release();
    }

    private Task<WallJoined> JoinAsync(long? after) =>
        _connection.InvokeAsync<WallJoined>("Join", _wall, after, TestContext.Current.CancellationToken);

    private async Task ReceiveAsync(WallFrame frame)
    {
        await _oneAtATime.WaitAsync();
        Frames.Enqueue(frame);
        var applied = Screen.Apply(frame);
        _oneAtATime.Release();

        // Not awaited: an answer does not come while a frame is being received.
        if (!applied)
            _ = CatchUpAsync();
    }

    private async Task CatchUpAsync()
    {
        var joined = await JoinAsync(Screen.Last);
        await _oneAtATime.WaitAsync();
        Screen.Apply(joined);
        _oneAtATime.Release();
    }
}
