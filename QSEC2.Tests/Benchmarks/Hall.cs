using System.Diagnostics;
using System.Globalization;

namespace QSEC2.Tests.Benchmarks;

/// <summary>Many screens on one wall.</summary>
internal sealed class Hall : IAsyncDisposable
{
    private const int JoinAtOnce = 50;
    private static readonly TimeSpan LongestJoin = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestTelling = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenPings = TimeSpan.FromSeconds(10);

    private readonly Viewer[] _viewers;
    private readonly CancellationTokenSource _leaving = new();
    private Task _pinging = Task.CompletedTask;
    private Wait _wait = new(0, 0);

    private Hall(int viewers) => _viewers = new Viewer[viewers];

    public int Viewers => _viewers.Length;

    /// <summary>What each screen does when it is told something: its place in the hall, and the number of the last event it has.</summary>
    public Action<int, long>? Told { get; set; }

    /// <summary>The first message with events that somebody saw.</summary>
    public byte[] AFrame => _viewers[0].LastFrame ?? throw new InvalidOperationException("Nothing was seen yet.");

    /// <param name="after">The number of the last event that their page showed.</param>
    public static async Task<Hall> FillAsync(Uri address, string wall, int viewers, long after)
    {
        MustAllow(openFiles: 2 * viewers + 1_000);
        var hall = new Hall(viewers);
        using var patience = new CancellationTokenSource(LongestJoin);
        await Parallel.ForAsync(
            0,
            viewers,
            new ParallelOptions { MaxDegreeOfParallelism = JoinAtOnce, CancellationToken = patience.Token },
            async (i, cancellation) =>
                hall._viewers[i] = await Viewer.JoinAsync(address, wall, after, to => hall.Arrived(i, to), cancellation)
        );
        hall._pinging = hall.PingAsync();
        return hall;
    }

    /// <summary>Does something that everyone should see.</summary>
    /// <param name="event">The number of the last event that it brings about.</param>
    /// <returns>Milliseconds until each screen had it.</returns>
    public async Task<double[]> TellAsync(long @event, Func<Task> tell)
    {
        _wait = new Wait(_viewers.Length, @event);
        await tell();
        await Task.WhenAny(_wait.Everyone, Task.Delay(LongestTelling));
        if (!_wait.Everyone.IsCompleted)
            Assert.Fail(
                $"{_wait.Milliseconds.Count(after => after == 0)} of {Viewers} screens never had event {@event}; "
                    + $"{_viewers.Count(viewer => viewer.IsOpen)} are still connected."
            );
        return _wait.Milliseconds;
    }

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _pinging;
        await Parallel.ForEachAsync(_viewers, async (viewer, _) => await viewer.DisposeAsync());
        _leaving.Dispose();
    }

    private void Arrived(int viewer, long to)
    {
        Told?.Invoke(viewer, to);
        _wait.Arrived(viewer, to);
    }

    private async Task PingAsync()
    {
        using var timer = new PeriodicTimer(BetweenPings);
        try
        {
            while (await timer.WaitForNextTickAsync(_leaving.Token))
            {
                foreach (var viewer in _viewers)
                    await viewer.PingAsync(_leaving.Token);
            }
        }
        catch (OperationCanceledException) { }
    }

    private static void MustAllow(int openFiles)
    {
        const string Line = "Max open files";
        if (!OperatingSystem.IsLinux())
            return;
        var limit = File.ReadLines("/proc/self/limits")
            .First(line => line.StartsWith(Line, StringComparison.Ordinal))[Line.Length..]
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        if (int.TryParse(limit, CultureInfo.InvariantCulture, out var allowed) && allowed < openFiles)
            Assert.Skip($"This needs {openFiles} open files, and the system allows {allowed}: raise it with 'ulimit -n {openFiles}'.");
    }

    /// <summary>Until the last screen has an event.</summary>
    private sealed class Wait(int viewers, long @event)
    {
        private readonly long _began = Stopwatch.GetTimestamp();
        private readonly TaskCompletionSource _everyone = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _left = viewers;

        public Task Everyone => _everyone.Task;

        public double[] Milliseconds { get; } = new double[viewers];

        public void Arrived(int viewer, long to)
        {
            if (to < @event || viewer >= Milliseconds.Length || Milliseconds[viewer] > 0)
                return;
            Milliseconds[viewer] = Stopwatch.GetElapsedTime(_began).TotalMilliseconds;
            if (Interlocked.Decrement(ref _left) == 0)
                _everyone.SetResult();
        }
    }
}
