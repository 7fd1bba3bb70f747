using Microsoft.EntityFrameworkCore;
using QSEC2.Web.Data.Seed;

namespace QSEC2.Web.Data;

/// <summary>
/// Brings the database to the present version and puts the seasons and what is known of the programme in it. Doing it again changes
/// nothing.
/// </summary>
public sealed class DatabaseSetup(
    IDbContextFactory<QsecDb> databases,
    DatabaseEngine engine,
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
        await engine.PrepareAsync(db, cancellation);
        await databases.TransactAsync(
            async open =>
            {
                await seasons.SeedAsync(open, cancellation);
                await programme.SeedAsync(open, cancellation);
            },
            cancellation
        );
        while (await databases.TransactAsync(open => engine.IndexMoreAsync(open, cancellation), cancellation))
        {
            // As many at once as one transaction holds well.
        }
    }

    // A migration that fails halfway must not cost the site its data.
    private async Task KeepACopyAsync(QsecDb db, CancellationToken cancellation)
    {
        var applied = File.Exists(folder.Database) ? (await db.Database.GetAppliedMigrationsAsync(cancellation)).Count() : 0;
        if (applied == 0 || !(await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
            return;
        var copy = Path.Combine(folder.Backups, $"before-migration-{time.GetUtcNow():yyyyMMdd-HHmmss}.db");
        await engine.CopyAsync(db, copy, cancellation);
        logger.LogInformation("Copied the database to {Copy} before migrating it.", copy);
    }
}
