using QSEC2.Tests.Support;

namespace QSEC2.Tests.Benchmarks;

/// <summary>What a screen on a wall costs the server: memory to be there, processor time to be told.</summary>
[Collection(Alone.Name)]
public sealed class ViewerCostBenchmarks
{
    private const int Viewers = 5_000;
    private const int Turns = 3;

    [Fact(Explicit = true)]
    public async Task A_viewer_takes_at_most_40_kB_and_1_3_times_the_memory_of_a_bare_hub()
    {
        var (site, bare) = (new List<Memory>(), new List<Memory>());
        for (var turn = 0; turn < Turns; turn++)
        {
            site.Add(await OfSiteAsync());
            bare.Add(await OfBareAsync());
        }

        var (ofSite, ofBare) = (Memory.Median(site), Memory.Median(bare));
        Figures.Say($"{Viewers} viewers, {Turns} turns, medians; kB a viewer, after a collection");
        Figures.Say($"{"", -12} {"managed heap", 14} {"working set", 14}");
        Figures.Say($"{"the site", -12} {ofSite.Heap, 14:0.0} {ofSite.WorkingSet, 14:0.0}");
        Figures.Say($"{"a bare hub", -12} {ofBare.Heap, 14:0.0} {ofBare.WorkingSet, 14:0.0}");
        Figures.Say($"{"ratio", -12} {ofSite.Heap / ofBare.Heap, 14:0.00} {ofSite.WorkingSet / ofBare.WorkingSet, 14:0.00}");
        Assert.InRange(ofSite.Heap / ofBare.Heap, 0, 1.3);
        Assert.InRange(ofSite.WorkingSet / ofBare.WorkingSet, 0, 1.3);
        Assert.InRange(ofSite.WorkingSet, 0, 40);
    }

    [Fact(Explicit = true)]
    public async Task A_delivery_takes_at_most_1_3_times_the_processor_time_of_a_bare_hub()
    {
        const int WarmUps = 4,
            Calm = 5,
            Bursts = 3,
            Burst = 4;
        await using var server = await MeasuredSite.StartAsync(
            waiting: LiveLine.WarmUps + 1 + WarmUps + (Turns * (Calm + (Bursts * Burst)))
        );
        await using var bareServer = await MeasuredServer.StartBareAsync();
        await using var site = await LiveLine.OfAsync(server, Viewers);
        await using var bare = await LiveLine.OfAsync(bareServer, Viewers, like: site);
        for (var i = 0; i < WarmUps; i++)
            _ = (await site.TellAsync(), await bare.TellAsync());

        var (calmSite, calmBare, burstSite, burstBare) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            calmSite.Add(await CostAsync(site, Calm, burst: 1));
            calmBare.Add(await CostAsync(bare, Calm, burst: 1));
            burstSite.Add(await CostAsync(site, Bursts, Burst));
            burstBare.Add(await CostAsync(bare, Bursts, Burst));
        }

        const string Measured = "server's processor time for one event to one viewer, the approval itself included, µs";
        Figures.Say($"{Viewers} viewers, {Turns} turns, medians; {Measured}");
        Figures.Say($"{"", -12} {"one by one", 12} {$"{Burst} in a row", 12}");
        Figures.Say($"{site.Name, -12} {calmSite.Median(), 12:0.0} {burstSite.Median(), 12:0.0}");
        Figures.Say($"{bare.Name, -12} {calmBare.Median(), 12:0.0} {burstBare.Median(), 12:0.0}");
        Figures.Say($"{"ratio", -12} {calmSite.Median() / calmBare.Median(), 12:0.00} {burstSite.Median() / burstBare.Median(), 12:0.00}");
        Assert.InRange(calmSite.Median() / calmBare.Median(), 0, 1.3);
        Assert.InRange(burstSite.Median() / burstBare.Median(), 0, 1.3);
    }

    private static async Task<double> CostAsync(LiveLine line, int times, int burst)
    {
        var before = line.Server.ProcessorTime;
        for (var i = 0; i < times; i++)
            await line.TellAsync(burst);
        return (line.Server.ProcessorTime - before).TotalMicroseconds / (times * burst * Viewers);
    }

    private static async Task<Memory> OfSiteAsync()
    {
        await using var site = await MeasuredSite.StartAsync(waiting: 0);
        return await OfAsync(site.Server);
    }

    private static async Task<Memory> OfBareAsync()
    {
        await using var bare = await MeasuredServer.StartBareAsync();
        return await OfAsync(bare);
    }

    private static async Task<Memory> OfAsync(MeasuredServer server)
    {
        // Once before, so that code and caches are not counted as viewers.
        await (await Hall.FillAsync(server.Address, Site.Wall, Viewers / 10, after: 0)).DisposeAsync();
        var (heapBefore, setBefore) = await server.MemoryAsync();
        await using var hall = await Hall.FillAsync(server.Address, Site.Wall, Viewers, after: 0);
        var (heap, set) = await server.MemoryAsync();
        return new Memory((heap - heapBefore) / 1024.0 / Viewers, (set - setBefore) / 1024.0 / Viewers);
    }

    /// <summary>kB a viewer.</summary>
    private sealed record Memory(double Heap, double WorkingSet)
    {
        public static Memory Median(List<Memory> turns) =>
            new(turns.Select(turn => turn.Heap).Median(), turns.Select(turn => turn.WorkingSet).Median());
    }
}
