using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.Debates;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Debates;

namespace QSEC2.Tests.Operations;

public sealed class RestoredDebateTests : BackupTest
{
    [Fact]
    public async Task A_restored_debate_goes_on_with_its_devices_but_not_with_those_that_were_taken_back_since()
    {
        string code;
        string?[] tokens;
        await using (var site = Site.Start(folder: Here.Path))
        {
            var (debate, pairings) = (await site.DebateAsync(), site.Services.GetRequiredService<PairingDesk>());
            var later = await pairings.OfferAsync(debate.Id, PairingKind.Regie, Cancellation);
            (code, tokens) = (debate.Code, [await PairAsync(site, debate), await PairAsync(site, debate)]);
            Assert.Equal(0, await RunAsync(Here, "backup", Saved));
            await pairings.RevokeAsync(debate.Id, (await pairings.ListAsync(debate.Id, Cancellation))[0].Id, Cancellation);
            tokens = [.. tokens, later];
            Assert.NotNull(await pairings.AcceptAsync(debate.Id, PairingKind.Regie, later, "", Cancellation));
        }

        Assert.Equal(0, await RunAsync(Here, "restore", Saved));
        await using var restored = Site.Start(folder: Here.Path);
        var again = restored.Services.GetRequiredService<PairingDesk>();
        var (found, _) = (await restored.Services.GetRequiredService<DebateDesk>().FindAsync(code, Cancellation))!.Value;
        Assert.Equal(DebateState.Open, found.State);
        Assert.False(await again.IsPairedAsync(found.Id, PairingKind.Regie, tokens[0]!, Cancellation));
        Assert.True(await again.IsPairedAsync(found.Id, PairingKind.Regie, tokens[1]!, Cancellation));
        Assert.False(await again.IsOfferedAsync(found.Id, PairingKind.Regie, tokens[2]!, Cancellation));
        Assert.NotNull(await restored.Stage().DirectAsync(code, stage => stage.Draw(true), Cancellation));
    }

    private static async Task<string?> PairAsync(Site site, Debate debate)
    {
        var pairings = site.Services.GetRequiredService<PairingDesk>();
        return await pairings.AcceptAsync(debate.Id, PairingKind.Regie, await pairings.OfferAsync(debate.Id, PairingKind.Regie, Cancellation), "", Cancellation);
    }
}
