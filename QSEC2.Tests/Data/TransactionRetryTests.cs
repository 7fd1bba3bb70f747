using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.Walls;
using QSEC2.Tests.Support;
using QSEC2.Web.Data;

namespace QSEC2.Tests.Data;

public sealed class TransactionRetryTests : DatabaseTest
{
    private readonly FaultyDisk _disk = new();
    private int _tries;

    private IDbContextFactory<QsecDb> Databases => Services.GetRequiredService<IDbContextFactory<QsecDb>>();

    protected override void Configure(IServiceCollection services) => _disk.PutInto(services);

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_read_again()
    {
        var seen = new List<long>();
        await Databases.TransactAsync(
            async db =>
            {
                var wall = await db.Walls.SingleAsync(one => one.Slug == Site.Wall, Cancellation);
                seen.Add(wall.Sequence);
                if (++_tries < 3)
                    await ChangedByAnotherAsync(db);
                wall.SignalChange(TimeProvider.System.GetUtcNow());
            },
            Cancellation
        );

        await using var after = Open();
        Assert.Equal([0, 0, 0], seen);
        Assert.Equal(1, (await after.Walls.SingleAsync(one => one.Slug == Site.Wall, Cancellation)).Sequence);
    }

    [Fact]
    public async Task What_is_taken_is_tried_again_with_something_else()
    {
        var theme = await ThemeAsync();
        var slug = await Databases.TransactAsync(
            db =>
            {
                var wall = new Wall(++_tries < 4 ? Site.Wall : "debat-neuf", theme);
                db.Walls.Add(wall);
                return Task.FromResult(wall.Slug);
            },
            Cancellation
        );

        Assert.Equal("debat-neuf", slug);
        Assert.Equal(4, _tries);
    }

    [Fact]
    public async Task What_others_change_all_the_time_is_busy_and_not_tried_for_ever()
    {
        var failure = await Assert.ThrowsAsync<DatabaseBusy>(() => CallAsync(ChangedByAnotherAsync));

        Assert.InRange(_tries, 3, 20);
        Assert.Contains("TransactionRetryTests.CallAsync", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_ours_is_not_tried_again()
    {
        await Assert.ThrowsAsync<DbUpdateException>(() =>
            Databases.TransactAsync(
                db =>
                {
                    _tries++;
                    db.Walls.Add(new Wall("mur-sans-theme", Guid.CreateVersion7()));
                    return Task.CompletedTask;
                },
                Cancellation
            )
        );

        Assert.Equal(1, _tries);
    }

    [Fact]
    public async Task A_disk_that_cannot_be_written_is_said_to_be_and_not_tried_again()
    {
        _disk.BecomeReadOnly();
        var failure = await Assert.ThrowsAsync<StorageFailed>(() => CallAsync());

        Assert.False(failure.IsFull);
        Assert.InRange(_tries, 0, 1);
        Assert.Contains("TransactionRetryTests.CallAsync", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_is_full_is_said_to_be_and_what_was_there_stays()
    {
        _disk.BecomeFull();
        var wall = await WallAsync();
        var failure = await Assert.ThrowsAsync<StorageFailed>(() =>
            Databases.TransactAsync(
                db =>
                {
                    _tries++;
                    foreach (var number in Enumerable.Range(1, 200))
                        db.Contributions.Add(Question(wall, text: new string('a', 2_000))).Entity.AssignNumber(number);
                    return Task.CompletedTask;
                },
                Cancellation
            )
        );

        Assert.True(failure.IsFull);
        Assert.Equal(1, _tries);
        _disk.Recover();
        await using var after = Open();
        Assert.False(await after.Contributions.AnyAsync(Cancellation));
    }

    [Fact]
    public async Task A_database_in_which_another_writes_for_too_long_is_busy()
    {
        await using var other = Open();
        await using var writing = await other.Database.BeginTransactionAsync(Cancellation);
        _disk.WaitForNobody();
        await Assert.ThrowsAsync<DatabaseBusy>(() =>
            CallAsync(db =>
            {
                Assert.Fail("Nobody acts while another writes.");
                return Task.CompletedTask;
            })
        );

        await writing.RollbackAsync(Cancellation);
        await CallAsync();
    }

    [Fact]
    public async Task A_database_that_cannot_be_opened_or_is_none_is_a_fault_of_the_disk()
    {
        await File.WriteAllTextAsync(Folder.At("letter.db"), new string('a', 4_096), Cancellation);
        foreach (var file in new[] { Folder.At("nowhere", "qsec2.db"), Folder.At("letter.db") })
        {
            await using var db = DatabaseEngine.Named(null).Open(file);
            var failure = await Assert.ThrowsAnyAsync<SqliteException>(() => db.Walls.CountAsync(Cancellation));
            Assert.Equal(DatabaseFault.Storage, DatabaseEngine.FaultOf(failure));
        }
    }

    private Task CallAsync(Func<QsecDb, Task>? meanwhile = null) =>
        Databases.TransactAsync(
            async db =>
            {
                _tries++;
                var wall = await db.Walls.SingleAsync(one => one.Slug == Site.Wall, Cancellation);
                await (meanwhile?.Invoke(db) ?? Task.CompletedTask);
                wall.SignalChange(TimeProvider.System.GetUtcNow());
            },
            Cancellation
        );

    // In the same transaction, for there is one writer: it goes with what failed.
    private static Task ChangedByAnotherAsync(QsecDb db) =>
        db.Walls.ExecuteUpdateAsync(wall => wall.SetProperty(one => one.Sequence, one => one.Sequence + 1), Cancellation);

    private async Task<Guid> ThemeAsync()
    {
        await using var db = Open();
        return (await db.Walls.SingleAsync(wall => wall.Slug == Site.Wall, Cancellation)).ThemeId;
    }
}
