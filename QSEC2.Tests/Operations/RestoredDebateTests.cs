using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.Debates;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Debates;
using QSEC2.Web.Features.Debates.Access;

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
        Assert.NotNull(await restored.Stage().DirectAsync(code, stage => stage.SetCurtain(true), Cancellation));
    }

    [Fact]
    public async Task What_was_hidden_or_closed_since_stays_so()
    {
        string hushed,
            closed;
        Guid hidden;
        await using (var site = Site.Start(folder: Here.Path))
        {
            using var moderator = await site.WithTokenAsync();
            var (debate, other) = (await site.DebateAsync(), await site.DebateAsync());
            (hushed, closed) = (debate.Code, other.Code);
            (hidden, _) = await moderator.AskAsync("Cachée de la salle ?", debate.Wall());
            await moderator.ApproveAsync(hidden);
            Assert.Equal(0, await RunAsync(Here, "backup", Saved));
            await site.Stage().DirectAsync(hushed, hidden, (stage, id) => stage.Hide(id), Cancellation);
            await site.CloseAsync(closed, "Dit.");
        }

        Assert.Equal(0, await RunAsync(Here, "restore", Saved));
        await using var restored = Site.Start(folder: Here.Path);
        var desk = restored.Services.GetRequiredService<DebateDesk>();
        Assert.Equal([hidden], (await desk.FindAsync(hushed, Cancellation))!.Value.Place.Wall.Stage!.Hidden);
        var (found, place) = (await desk.FindAsync(closed, Cancellation))!.Value;
        Assert.Equal((DebateState.Closed, "Dit.", false), (found.State, found.Report!.Said, place.Wall.IsOpen));
    }

    private static async Task<string?> PairAsync(Site site, Debate debate)
    {
        var pairings = site.Services.GetRequiredService<PairingDesk>();
        return await pairings.AcceptAsync(
            debate.Id,
            PairingKind.Regie,
            await pairings.OfferAsync(debate.Id, PairingKind.Regie, Cancellation),
            "",
            Cancellation
        );
    }
}
