using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Supports;

namespace QSEC2.Tests.Features.Supports;

/// <summary>What a hall says at once is written together, and counts as if it had been said one after the other.</summary>
public sealed class SayingTogetherTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private SupportDesk Desk => shared.Site.Services.GetRequiredService<SupportDesk>();

    [Fact]
    public async Task Every_device_counts_once_whatever_it_repeats_and_takes_back()
    {
        var ids = new[] { await PublishAsync(), await PublishAsync() };
        var devices = Enumerable.Range(0, 300).Select(_ => Guid.CreateVersion7()).ToList();
        await Task.WhenAll(devices.Select((device, place) => SayAsync(ids[place % 2], device, takesBack: place % 3 == 0)));

        foreach (var (id, place) in ids.Select((id, place) => (id, place)))
            Assert.Equal((100, 100), (await CountAsync(id), await Eventually.TrueAsync(() => ToldAsync(ids[place]), told => told == 100)));
    }

    [Fact]
    public async Task What_is_said_and_taken_back_in_one_breath_leaves_nothing()
    {
        var (id, device) = (await PublishAsync(), Guid.CreateVersion7());
        var said = Desk.SupportAsync(id, device, Now);
        var (back, again, backAgain) = (
            Desk.WithdrawAsync(id, device, Now),
            Desk.WithdrawAsync(id, device, Now),
            Desk.WithdrawAsync(id, Guid.CreateVersion7(), Now)
        );
        Assert.NotNull(await said);
        Assert.Equal((true, false, false), (await back, await again, await backAgain));
        Assert.Equal(0, await CountAsync(id));
    }

    [Fact]
    public async Task What_is_on_no_wall_does_not_take_the_others_with_it()
    {
        var (id, waiting) = (await PublishAsync(), (await shared.Public.AskAsync("Pas encore ?")).Id);
        var said = await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(place =>
                    Desk.SupportAsync(
                        (place % 4) switch
                        {
                            0 => waiting,
                            1 => Guid.CreateVersion7(),
                            _ => id,
                        },
                        Guid.CreateVersion7(),
                        Now
                    )
                )
        );
        Assert.Equal(20, said.Count(count => count is null));
        Assert.Equal(20, await CountAsync(id));
        Assert.Equal(0, await CountAsync(waiting));
    }

    private async Task SayAsync(Guid id, Guid device, bool takesBack)
    {
        await Task.WhenAll(Desk.SupportAsync(id, device, Now), Desk.SupportAsync(id, device, Now));
        if (takesBack)
            Assert.True(await Desk.WithdrawAsync(id, device, Now));
    }

    // The count, which is that of the devices.
    private async Task<int> CountAsync(Guid id)
    {
        await using var db = shared.Site.Database();
        var count = await db
            .Contributions.Where(contribution => contribution.Id == id)
            .Select(contribution => contribution.Supports)
            .SingleAsync(Now);
        Assert.Equal(count, await db.Supports.CountAsync(support => support.ContributionId == id, Now));
        return count;
    }

    private async Task<int> ToldAsync(Guid id)
    {
        await using var db = shared.Site.Database();
        return await db
            .Contributions.Where(contribution => contribution.Id == id)
            .Select(contribution => contribution.SupportsShown)
            .SingleAsync(Now);
    }

    private async Task<Guid> PublishAsync() => (await shared.PublishAsync("Et nous ?")).Id;
}
