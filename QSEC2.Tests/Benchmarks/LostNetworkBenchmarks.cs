using QSEC2.Tests.Support;

namespace QSEC2.Tests.Benchmarks;

/// <summary>From the network's return, after a minute, until projection, régie and phone show the same.</summary>
[Collection(Alone.Name)]
public sealed class LostNetworkBenchmarks(Chromium chromium)
{
    private const int Times = 3;
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(3);

    [Theory(Explicit = true)]
    [InlineData(Loss.Cut)]
    [InlineData(Loss.Silence)]
    [InlineData(Loss.SilenceForgotten)]
    public async Task All_three_agree_within_three_seconds_of_the_network_s_return(Loss loss)
    {
        await using var site = Site.Start();
        await AgreesAsync(loss.ToString(), () => NetworkLoss.TheNetworkAsync(chromium, site, loss, Minute));
    }

    [Fact(Explicit = true)]
    public Task All_three_agree_within_three_seconds_of_their_server_s_return() =>
        AgreesAsync("killed", () => NetworkLoss.TheServerAsync(chromium, Minute));

    private static async Task AgreesAsync(string what, Func<Task<TimeSpan[]>> lose)
    {
        var slowest = TimeSpan.Zero;
        for (var time = 0; time < Times; time++)
        {
            var agreed = await lose();
            agreed.Say(what);
            slowest = agreed.Append(slowest).Max();
        }

        Assert.InRange(slowest, TimeSpan.Zero, Promised);
    }
}
