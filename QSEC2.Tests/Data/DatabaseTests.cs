using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Web.Data;
using QSEC2.Web.Data.Sqlite;

namespace QSEC2.Tests.Data;

public sealed class DatabaseTests : DatabaseTest
{
    [Fact]
    public void The_migrations_know_everything_the_model_does()
    {
        using var db = Open();
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task From_nothing_every_migration_is_applied()
    {
        await using var db = Open();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancellation));
        Assert.NotEmpty(await db.Database.GetAppliedMigrationsAsync(Cancellation));
    }

    [Fact]
    public async Task Setting_up_again_changes_nothing()
    {
        var before = await DumpAsync();
        await Services.GetRequiredService<DatabaseSetup>().MigrateAsync(Cancellation);

        Assert.Equal(before, await DumpAsync());
        Assert.Empty(Directory.GetFiles(Folder.At("backups")));
    }

    [Fact]
    public async Task Two_seasons_have_their_themes_and_each_theme_its_open_wall()
    {
        await using var db = Open();
        var seasons = await db.Seasons.Include(season => season.Themes).ToListAsync(Cancellation);

        Assert.Equal(2, seasons.Count);
        var themes = seasons.SelectMany(season => season.Themes).Select(theme => theme.Id).Order();
        Assert.Equal(themes, (await db.Walls.Where(wall => wall.IsOpen).Select(wall => wall.ThemeId).ToListAsync(Cancellation)).Order());
    }

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "5000")]
    public async Task A_connection_that_was_used_before_still_writes_to_the_disk_before_it_answers(string pragma, string value)
    {
        for (var again = 0; again < 3; again++)
        {
            await using var db = Open();
            await db.Walls.CountAsync(Cancellation);
            await db.Database.OpenConnectionAsync(Cancellation);
            await using var command = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
            command.CommandText = $"PRAGMA {pragma}";
            Assert.Equal(value, $"{await command.ExecuteScalarAsync(Cancellation)}");
        }
    }

    [Theory]
    [InlineData("2026-11-23T14:32:05.1234567+01:00", "2026-11-23T13:32:05.123456+00:00")]
    [InlineData("1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999+00:00")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00+00:00")]
    [InlineData("9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999+00:00")]
    public void A_moment_is_kept_to_the_microsecond_in_utc(string moment, string kept)
    {
        var micros = new UtcMicrosecondsConverter();
        var back = (DateTimeOffset)micros.ConvertFromProvider(micros.ConvertToProvider(Moment(moment)))!;

        Assert.Equal(Moment(kept), back);
        Assert.Equal(TimeSpan.Zero, back.Offset);
    }

    [Fact]
    public async Task Moments_are_sorted_and_compared_by_the_database()
    {
        var wall = await WallAsync();
        await using var db = Open();
        foreach (var number in new[] { 1, 2 })
            db.Contributions.Add(Question(wall)).Entity.AssignNumber(number);
        await db.SaveChangesAsync(Cancellation);

        var now = TimeProvider.System.GetUtcNow().AddMinutes(1);
        Assert.Equal(
            2,
            await db
                .Contributions.Where(contribution => contribution.ReceivedAt < now)
                .OrderBy(contribution => contribution.ReceivedAt)
                .CountAsync(Cancellation)
        );
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private async Task<string> DumpAsync()
    {
        await using var db = Open();
        await db.Database.OpenConnectionAsync(Cancellation);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var tables = await ReadAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
        var rows = new List<string>();
        foreach (var table in tables)
            rows.AddRange(await ReadAsync(connection, $"SELECT * FROM \"{table}\""));
        return string.Join('\n', rows);
    }

    private static async Task<List<string>> ReadAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var rows = new List<string>();
        while (await reader.ReadAsync(Cancellation))
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            rows.Add(string.Join('|', values));
        }

        return rows;
    }
}
