using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using QSEC2.Web.Data.Seed;

namespace QSEC2.Web.Data;

/// <summary>Brings the database to the present version and puts the seasons and what is known of the programme in it. Doing it again changes nothing.</summary>
public sealed class DatabaseSetup(
    IDbContextFactory<QsecDb> databases,
    SeasonSeed seasons,
    ProgrammeSeed programme,
    DataFolder folder,
    TimeProvider time,
    ILogger<DatabaseSetup> logger
)
{
    public async Task MigrateAsync(CancellationToken cancellation = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await KeepACopyAsync(db, cancellation);
        await db.Database.MigrateAsync(cancellation);
        await MustWriteAheadAsync(db, cancellation);
        await seasons.SeedAsync(db, cancellation);
        await programme.SeedAsync(db, cancellation);
        await SearchIndex.FillAsync(db, cancellation);
    }

    // A migration that fails halfway must not cost the site its data.
    private async Task KeepACopyAsync(QsecDb db, CancellationToken cancellation)
    {
        var applied = File.Exists(folder.Database) ? (await db.Database.GetAppliedMigrationsAsync(cancellation)).Count() : 0;
        if (applied == 0 || !(await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
            return;
        var copy = Path.Combine(folder.Backups, $"before-migration-{time.GetUtcNow():yyyyMMdd-HHmmss}.db");
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", cancellation);
        logger.LogInformation("Copied the database to {Copy} before migrating it.", copy);
    }

    private static async Task MustWriteAheadAsync(QsecDb db, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        await using var command = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL";
        if (await command.ExecuteScalarAsync(cancellation) is not "wal")
            throw new IOException("The data folder must be on a local disk: SQLite could not switch to write-ahead logging there.");
        await db.Database.CloseConnectionAsync();
    }
}
