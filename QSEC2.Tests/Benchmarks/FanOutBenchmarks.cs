namespace QSEC2.Tests.Benchmarks;

/// <summary>From the moderator's call until the last screen shows it.</summary>
[Collection(Alone.Name)]
public sealed class FanOutBenchmarks
{
    private const int WarmUps = 4;
    private const int Approvals = 24;

    [Fact(Explicit = true)]
    public async Task The_last_of_5000_screens_has_an_approval_within_one_and_a_half_times_a_bare_hub()
    {
        var (site, bare) = await MeasureAsync(viewers: 5_000);
        Assert.InRange(Last(site).Median() / Last(bare).Median(), 0, 1.5);
    }

    [Fact(Explicit = true)]
    public async Task Every_one_of_2000_screens_has_an_approval_within_a_second()
    {
        var (site, _) = await MeasureAsync(viewers: 2_000);
        Assert.InRange(Last(site).Percentile(95), 0, 1_000);
    }

    private static async Task<(List<double[]> Site, List<double[]> Bare)> MeasureAsync(int viewers)
    {
        await using var server = await MeasuredSite.StartAsync(waiting: LiveLine.WarmUps + 1 + WarmUps + Approvals);
        await using var bareServer = await MeasuredServer.StartBareAsync();
        await using var site = await LiveLine.OfAsync(server, viewers);
        await using var bare = await LiveLine.OfAsync(bareServer, viewers, like: site);
        for (var i = 0; i < WarmUps; i++)
            _ = (await site.TellAsync(), await bare.TellAsync());

        var (ofSite, ofBare) = (new List<double[]>(), new List<double[]>());
        for (var i = 0; i < Approvals; i++)
        {
            ofSite.Add(await site.TellAsync());
            ofBare.Add(await bare.TellAsync());
        }

        var (ofTheSite, ofTheHub) = (site.Hall.AFrame.Length, bare.Hall.AFrame.Length);
        Figures.Say($"{viewers} screens, {Approvals} approvals, {ofTheHub} bytes each (the site: {ofTheSite}); milliseconds");
        Figures.Say($"{"", -12} {"a screen: p50", 14} {"p95", 8} {"the last: p50", 14} {"p95", 8}");
        Say(site, ofSite);
        Say(bare, ofBare);
        Figures.Say($"the last, median: {Last(ofSite).Median() / Last(ofBare).Median():0.00} x the bare hub");
        return (ofSite, ofBare);
    }

    private static void Say(LiveLine line, List<double[]> told)
    {
        var all = told.SelectMany(one => one).ToList();
        Figures.Say(
            $"{line.Name, -12} {all.Median(), 14:0} {all.Percentile(95), 8:0} {Last(told).Median(), 14:0} {Last(told).Percentile(95), 8:0}"
        );
    }

    private static IEnumerable<double> Last(List<double[]> told) => told.Select(one => one.Max());
}
