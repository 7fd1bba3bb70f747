using System.Collections.Concurrent;
using System.Diagnostics;

namespace QSEC2.Tests.Benchmarks;

/// <summary>
/// The phones of a hall: told of something, each asks what the room sees, spread as their script spreads it
/// (<c>debate/audience-view.ts</c>).
/// </summary>
internal sealed class RoomReaders : IDisposable
{
    private const int Spread = 300;
    private readonly HttpClient _phones;
    private readonly string _page;
    private readonly long[] _has;
    private readonly ConcurrentQueue<Task<double>> _asking = [];
    private long _began;

    public RoomReaders(Evening evening, Hall hall)
    {
        (_page, _has) = ($"/murs/{evening.Wall}/salle", new long[hall.Viewers]);
        _phones = new HttpClient { BaseAddress = evening.Site.Address };
        _phones.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        hall.Told = Told;
    }

    public void Begin() => _began = Stopwatch.GetTimestamp();

    /// <summary>Once all have it: milliseconds since it began, for each.</summary>
    public async Task<double[]> EveryoneAsync()
    {
        var asked = _asking.ToArray();
        _asking.Clear();
        return await Task.WhenAll(asked);
    }

    public void Dispose() => _phones.Dispose();

    private void Told(int phone, long to)
    {
        // Not when it only hears that it is up to date.
        if (to <= _has[phone])
            return;
        _has[phone] = to;
        _asking.Enqueue(AskAsync());
    }

    private async Task<double> AskAsync()
    {
        await Task.Delay(Random.Shared.Next(Spread));
        (await _phones.GetAsync(_page)).EnsureSuccessStatusCode().Dispose();
        return Stopwatch.GetElapsedTime(_began).TotalMilliseconds;
    }
}
