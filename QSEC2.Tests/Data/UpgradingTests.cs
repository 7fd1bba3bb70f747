using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Web.Data;

namespace QSEC2.Tests.Data;

/// <summary>A site of an older version, brought to this one: nothing that it held is lost, whatever happens meanwhile.</summary>
public sealed class UpgradingTests : DatabaseTest
{
    private const string Older = "INSERT INTO \"__EFMigrationsHistory\" VALUES ('20200101000000_Older', '10.0.0')";
    private const string Names = "SELECT group_concat(name) FROM (SELECT name FROM sqlite_schema ORDER BY name)";
    private const string ReadLetters = "SELECT \"Text\" FROM \"Letters\"";
    private const string CountWalls = "SELECT count(*) FROM sqlite_schema WHERE name = 'Walls'";

    private string Database => Folder.At("qsec2.db");

    [Fact]
    public async Task What_was_there_is_copied_before_it_is_migrated_and_goes_on()
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(Folder.Path, "qsec2.db*"))
            File.Delete(file);
        await AskAsync(Database, $"CREATE TABLE \"__EFMigrationsHistory\" (\"MigrationId\" TEXT, \"ProductVersion\" TEXT); {Older}");
        await AskAsync(Database, "CREATE TABLE \"Letters\" (\"Text\" TEXT); INSERT INTO \"Letters\" VALUES ('Bonjour')");
        await UpgradeAsync();

        var copy = Assert.Single(Directory.GetFiles(Folder.At("backups"), "before-migration-*.db"));
        Assert.Equal(["Bonjour", "Bonjour"], [await AskAsync(copy, ReadLetters), await AskAsync(Database, ReadLetters)]);
        Assert.Equal([0L, 1L], [await AskAsync(copy, CountWalls), await AskAsync(Database, CountWalls)]);
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_what_was_there_as_it_was()
    {
        // As if this version's migration were still to come, on tables of which some are there already: it fails halfway.
        await AskAsync(Database, $"DROP TABLE \"Reports\"; DELETE FROM \"__EFMigrationsHistory\"; {Older}");
        var before = await AskAsync(Database, Names);
        await Assert.ThrowsAnyAsync<DbException>(UpgradeAsync);

        Assert.Equal(before, await AskAsync(Database, Names));
        await using var db = Open();
        Assert.NotEmpty(await db.Walls.ToListAsync(Cancellation));
        Assert.Equal(["20200101000000_Older"], await db.Database.GetAppliedMigrationsAsync(Cancellation));
    }

    [Fact]
    public async Task A_site_of_this_version_is_not_copied_at_every_start()
    {
        await UpgradeAsync();

        Assert.Empty(Directory.GetFiles(Folder.At("backups")));
    }

    private Task UpgradeAsync() => Services.GetRequiredService<DatabaseSetup>().MigrateAsync(Cancellation);

    private static async Task<object?> AskAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
