using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Debates;
using QSEC2.Domain.Moderation;
using QSEC2.Web.Data;

namespace QSEC2.Web.Operations;

/// <summary>
/// Makes a restored database go on from where the site was, and not from where the backup was: no number is used twice, and
/// nothing that was taken back since becomes public again.
/// </summary>
public sealed class Sequel(SiteFolder folder, IDbContextFactory<QsecDb> databases)
{
    // Where the site that gave the numbers is not here to ask.
    private const long FarBeyond = 1_000_000;

    /// <param name="restored">The file of the restored database, not yet in its place.</param>
    public async Task ContinueAsync(string restored, CancellationToken cancellation)
    {
        var (used, takenBack, silenced) = await WhatWasAsync(cancellation);
        var cancelled = await CancelledAsync(cancellation);
        var pairings = await PairingsAsync(cancellation);
        var options = (DbContextOptions<QsecDb>)new DbContextOptionsBuilder<QsecDb>().UseQsecSqlite(DataRegistration.ConnectionString(restored)).Options;
        await using (var db = new QsecDb(options))
        {
            await db.Database.MigrateAsync(cancellation);
            await GoOnAsync(db, used, cancellation);
            foreach (var contribution in takenBack)
                await TakeBackAsync(db, contribution, cancellation);
            await db.SilenceAnswersAsync(silenced, cancellation);
            foreach (var (id, at) in cancelled)
                (await db.Registrations.FindAsync([id], cancellation))?.Cancel(at);
            foreach (var pairing in pairings)
                await SpendAsync(db, pairing, cancellation);
            await db.SaveChangesAsync(cancellation);
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellation);
        }

        SqliteConnection.ClearAllPools();
    }

    // Screens may have seen numbers that the backup does not know: the walls go on beyond them, and whoever asks for what
    // came after one of those is told the wall anew. By id: a site that was set up separately has the same walls, but never
    // gave those numbers.
    private static async Task GoOnAsync(QsecDb db, Dictionary<Guid, (long Sequence, int Number)> used, CancellationToken cancellation)
    {
        foreach (var wall in await db.Walls.ToListAsync(cancellation))
        {
            if (used.TryGetValue(wall.Id, out var last))
                wall.StartAfter(Math.Max(wall.Sequence, last.Sequence) + 1, last.Number);
            else
                wall.StartAfter(wall.Sequence + FarBeyond, wall.LastNumber);
        }
    }

    private async Task<(Dictionary<Guid, (long Sequence, int Number)> Used, List<Contribution> TakenBack, List<Guid> Silenced)> WhatWasAsync(CancellationToken cancellation)
    {
        if (!File.Exists(folder.Database))
            return ([], [], []);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            await db.Database.MigrateAsync(cancellation);
            var used = await db.Walls.AsNoTracking().ToDictionaryAsync(wall => wall.Id, wall => (wall.Sequence, wall.LastNumber), cancellation);
            var takenBack = await db.Contributions.AsNoTracking()
                .Where(contribution => contribution.WithdrawnAt != null || (contribution.Verdict != null && contribution.Verdict.Outcome == Outcome.Removed))
                .ToListAsync(cancellation);
            var silenced = await db.Answers.Where(answer => answer.Published == null).Select(answer => answer.Id).ToListAsync(cancellation);
            return (used, takenBack, silenced);
        }
        catch (SqliteException)
        {
            return ([], [], []);
        }
    }

    // Names that were erased with a cancellation must not come back. By itself: a database of before there were any has no such table.
    private async Task<Dictionary<Guid, DateTimeOffset>> CancelledAsync(CancellationToken cancellation)
    {
        if (!File.Exists(folder.Database))
            return [];
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            return await db.Registrations.AsNoTracking().Where(registration => registration.CancelledAt != null)
                .ToDictionaryAsync(registration => registration.Id, registration => registration.CancelledAt!.Value, cancellation);
        }
        catch (SqliteException)
        {
            return [];
        }
    }

    private async Task<List<Pairing>> PairingsAsync(CancellationToken cancellation)
    {
        if (!File.Exists(folder.Database))
            return [];
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            return await db.Pairings.AsNoTracking().Where(pairing => pairing.PairedAt != null || pairing.RevokedAt != null).ToListAsync(cancellation);
        }
        catch (SqliteException)
        {
            return [];
        }
    }

    // A device that was taken back must direct nothing again, and a key that was used must pair nobody once more. What is paired
    // in both goes on: the device still shows what it was given.
    private static async Task SpendAsync(QsecDb restored, Pairing known, CancellationToken cancellation)
    {
        if (await restored.Pairings.FindAsync([known.Id], cancellation) is not { } pairing)
            return;
        if ((known.RevokedAt ?? (pairing.PairedAt is null ? known.PairedAt : null)) is { } at)
            pairing.Revoke(at);
    }

    private static async Task TakeBackAsync(QsecDb restored, Contribution takenBack, CancellationToken cancellation)
    {
        var contribution = await restored.Contributions.Include(found => found.Decisions).SingleOrDefaultAsync(found => found.Id == takenBack.Id, cancellation);
        if (contribution is null)
            return;
        if (takenBack.ErasedAt is { } erasedAt && contribution.ErasedAt is null)
        {
            contribution.Erase(erasedAt);
            await restored.ForgetEchoesAsync(contribution.Id, cancellation);
        }
        else if (takenBack.WithdrawnAt is { } withdrawnAt && !contribution.IsWithdrawn)
            contribution.Withdraw(withdrawnAt);
        else if (takenBack.Verdict is { Outcome: Outcome.Removed } verdict && contribution.IsPublished)
            contribution.Remove(new Moderator(verdict.ById, verdict.By), verdict.At, verdict.Reason!.Value, verdict.Note);
    }
}
