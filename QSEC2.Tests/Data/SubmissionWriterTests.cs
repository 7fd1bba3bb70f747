using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.Common;
using QSEC2.Tests.Support;
using QSEC2.Web.Data;

namespace QSEC2.Tests.Data;

public sealed class SubmissionWriterTests : DatabaseTest
{
    private SubmissionWriter Writer => Services.GetRequiredService<SubmissionWriter>();

    [Fact]
    public async Task What_is_sent_together_is_stored_with_numbers_of_its_wall()
    {
        var (wall, other) = (await WallAsync(), await WallAsync(Site.OtherWall));
        var sending = Enumerable
            .Range(0, 300)
            .Select(place => Writer.StoreAsync(Question(place % 3 == 0 ? other : wall), Cancellation))
            .ToList();
        await Writer.StartAsync(Cancellation);
        await Task.WhenAll(sending);

        await using var db = Open();
        Assert.Equal(Enumerable.Range(1, 200), await NumbersAsync(db, wall));
        Assert.Equal(Enumerable.Range(1, 100), await NumbersAsync(db, other));
        await Writer.StopAsync(Cancellation);
    }

    [Fact]
    public async Task One_that_cannot_be_stored_does_not_take_the_others_with_it()
    {
        var wall = await WallAsync();
        var twin = Guid.CreateVersion7();
        var good = Enumerable.Range(0, 20).Select(_ => Writer.StoreAsync(Question(wall), Cancellation)).ToList();
        var first = Writer.StoreAsync(Question(wall, id: twin), Cancellation);
        var bad = Writer.StoreAsync(Question(wall, id: twin), Cancellation);
        var after = Writer.StoreAsync(Question(wall), Cancellation);
        await Writer.StartAsync(Cancellation);

        await Task.WhenAll([.. good, first, after]);
        await Assert.ThrowsAnyAsync<Exception>(() => bad);
        await using var db = Open();
        Assert.Equal(Enumerable.Range(1, 22), await NumbersAsync(db, wall));
        await Writer.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_key_twenty_times_at_once_is_stored_once()
    {
        var (wall, key) = (await WallAsync(), Guid.CreateVersion7());
        var sending = Enumerable.Range(0, 20).Select(_ => Writer.StoreAsync(Question(wall, key), Cancellation)).ToList();
        await Writer.StartAsync(Cancellation);
        var stored = await Task.WhenAll(sending);
        var later = await Writer.StoreAsync(Question(wall, key), Cancellation);

        Assert.Single(stored.Append(later).Select(one => (one.Id, one.Code)).Distinct());
        Assert.Single(stored, one => !one.Again);
        Assert.True(later.Again);
        await using var db = Open();
        Assert.Equal([1], await NumbersAsync(db, wall));
        await Writer.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_closed_wall_takes_nothing_but_knows_what_it_took_before()
    {
        var (wall, other, key) = (await WallAsync(), await WallAsync(Site.OtherWall), Guid.CreateVersion7());
        await Writer.StartAsync(Cancellation);
        var before = await Writer.StoreAsync(Question(wall, key), Cancellation);
        await using (var db = Open())
        {
            (await db.Walls.SingleAsync(found => found.Id == wall, Cancellation)).Close();
            await db.SaveChangesAsync(Cancellation);
        }

        var broken = Writer.StoreAsync(Question(wall), Cancellation);
        var again = Writer.StoreAsync(Question(wall, key), Cancellation);
        await Writer.StoreAsync(Question(other), Cancellation);
        Assert.Equal(Rule.WallClosed, (await Assert.ThrowsAsync<RuleBroken>(() => broken)).Rule);
        Assert.Equal(before.Id, (await again).Id);
        await Writer.StopAsync(Cancellation);
    }

    [Fact]
    public async Task While_it_stops_what_was_accepted_is_still_written()
    {
        var wall = await WallAsync();
        var sending = Enumerable.Range(0, 500).Select(_ => Writer.StoreAsync(Question(wall), Cancellation)).ToList();
        await Writer.StartAsync(Cancellation);
        await sending[0];
        await Writer.StopAsync(Cancellation);

        await Task.WhenAll(sending).WaitAsync(TimeSpan.FromSeconds(40), Cancellation);
        await using var db = Open();
        Assert.Equal(500, (await NumbersAsync(db, wall)).Count);
    }

    [Fact]
    public async Task After_it_stopped_nothing_waits_for_ever()
    {
        await Writer.StartAsync(Cancellation);
        await Writer.StopAsync(Cancellation);

        var late = Writer.StoreAsync(Question(await WallAsync()), Cancellation);
        await Assert.ThrowsAsync<ChannelClosedException>(() => late.WaitAsync(TimeSpan.FromSeconds(40), Cancellation));
    }

    [Fact]
    public async Task Whoever_goes_away_while_it_is_full_waits_no_longer()
    {
        var wall = await WallAsync();
        var waiting = Enumerable.Range(0, 1_024).Select(_ => Writer.StoreAsync(Question(wall), Cancellation)).ToList();
        using var gone = new CancellationTokenSource();
        var late = Writer.StoreAsync(Question(wall), gone.Token);
        Assert.False(late.IsCompleted);
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => late);
        await Writer.StartAsync(Cancellation);
        await Task.WhenAll(waiting);
        await Writer.StopAsync(Cancellation);
    }

    private static Task<List<int>> NumbersAsync(QsecDb db, Guid wall) =>
        db
            .Contributions.Where(contribution => contribution.WallId == wall)
            .OrderBy(contribution => contribution.Number)
            .Select(contribution => contribution.Number)
            .ToListAsync(Cancellation);
}
