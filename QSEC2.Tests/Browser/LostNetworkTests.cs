using QSEC2.Tests.Benchmarks;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

/// <summary>Projection, régie and phone without a network. For a minute, and how fast they agree again: LostNetworkBenchmarks.</summary>
public sealed class LostNetworkTests(Chromium chromium, UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(12);

    [Theory]
    [InlineData(Loss.Cut)]
    [InlineData(Loss.Silence)]
    [InlineData(Loss.SilenceForgotten)]
    public async Task Projection_regie_and_phone_lose_the_network_and_agree_again(Loss loss) =>
        (await NetworkLoss.TheNetworkAsync(chromium, shared.Site, loss, Short)).Say(loss.ToString());

    [Fact]
    public async Task Their_server_is_killed_and_started_again_and_they_agree() =>
        (await NetworkLoss.TheServerAsync(chromium, Short)).Say("killed");
}
