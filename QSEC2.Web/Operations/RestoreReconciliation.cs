using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Debates;
using QSEC2.Domain.Moderation;
using QSEC2.Domain.Walls;
using QSEC2.Web.Data;

namespace QSEC2.Web.Operations;

/// <summary>
/// Makes a restored database go on from where the site was, and not from where the backup was: no number is used twice, and
/// nothing that was taken back since becomes public again.
/// </summary>
public sealed class RestoreReconciliation(DataFolder folder, IDbContextFactory<QsecDb> databases, DatabaseEngine engine)
{
    // Where the site that gave the numbers is not here to ask.
    private const long FarBeyond = 1_000_000;

    /// <param name="restored">The file of the restored database, not yet in its place.</param>
    public async Task ReconcileAsync(string restored, CancellationToken cancellation)
    {
        var used =
            await AskReplacedSiteAsync(
                db => db.Walls.ToDictionaryAsync(wall => wall.Id, wall => (wall.Sequence, wall.LastNumber), cancellation),
                cancellation
            ) ?? [];
        var takenBack =
            await AskReplacedSiteAsync(
                db => db.Contributions.Where(contribution => contribution.PublishedAt == null).ToListAsync(cancellation),
                cancellation
            ) ?? [];
        var silenced =
            await AskReplacedSiteAsync(
                db => db.Answers.Where(answer => answer.Published == null).Select(answer => answer.Id).ToListAsync(cancellation),
                cancellation
            ) ?? [];
        var cancelled =
            await AskReplacedSiteAsync(
                db => db.Registrations.Where(registration => registration.CancelledAt != null).ToListAsync(cancellation),
                cancellation
            ) ?? [];
        var pairings =
            await AskReplacedSiteAsync(
                db => db.Pairings.Where(pairing => pairing.PairedAt != null || pairing.RevokedAt != null).ToListAsync(cancellation),
                cancellation
            ) ?? [];
        var debates =
            await AskReplacedSiteAsync(
                db =>
                    (
                        from debate in db.Debates
                        join wall in db.Walls on debate.WallId equals wall.Id
                        select new DebateWithWall(debate, wall)
                    ).ToListAsync(cancellation),
                cancellation
            ) ?? [];
        await using (var db = engine.Open(restored))
        {
            await db.Database.MigrateAsync(cancellation);
            await ContinueNumbersAsync(db, used, cancellation);

            // Whoever signed out since would be in again.
            await db.Sessions.ExecuteDeleteAsync(cancellation);
            foreach (var contribution in takenBack)
                await TakeBackAsync(db, contribution, cancellation);
            await db.UnpublishAnswersAsync(silenced, cancellation);
            foreach (var registration in cancelled)
                (await db.Registrations.FindAsync([registration.Id], cancellation))?.Cancel(registration.CancelledAt!.Value);
            foreach (var pairing in pairings)
                await RevokePairingAsync(db, pairing, cancellation);
            foreach (var debate in debates)
                await ReapplyDirectionAsync(db, debate, cancellation);
            await db.SaveChangesAsync(cancellation);
            await engine.ReleaseFileAsync(db, cancellation);
        }
    }

    // Screens may have seen numbers that the backup does not know: the walls go on beyond them, and whoever asks for what
    // came after one of those is told the wall anew. By id: a site that was set up separately has the same walls, but never
    // gave those numbers.
    private static async Task ContinueNumbersAsync(
        QsecDb db,
        Dictionary<Guid, (long Sequence, int Number)> used,
        CancellationToken cancellation
    )
    {
        foreach (var wall in await db.Walls.ToListAsync(cancellation))
        {
            if (used.TryGetValue(wall.Id, out var last))
                wall.StartAfter(Math.Max(wall.Sequence, last.Sequence) + 1, last.Number);
            else
                wall.StartAfter(wall.Sequence + FarBeyond, wall.LastNumber);
        }
    }

    // Of the site that the backup replaces; null when there is none to ask.
    private async Task<T?> AskReplacedSiteAsync<T>(Func<QsecDb, Task<T>> ask, CancellationToken cancellation)
        where T : class
    {
        if (!File.Exists(folder.Database))
            return null;
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            await db.Database.MigrateAsync(cancellation);
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTrackingWithIdentityResolution;
            return await ask(db);
        }
        catch (DbException)
        {
            return null;
        }
    }

    // A device that was taken back must direct nothing again, and a key that was used must pair nobody once more. What is paired
    // in both goes on: the device still shows what it was given.
    private static async Task RevokePairingAsync(QsecDb restored, Pairing known, CancellationToken cancellation)
    {
        if (await restored.Pairings.FindAsync([known.Id], cancellation) is not { } pairing)
            return;
        var usedSince = pairing.PairedAt is null ? known.PairedAt : null;
        if ((known.RevokedAt ?? usedSince) is { } at)
            pairing.Revoke(at);
    }

    // What a mediator hid stays hidden, and a debate that was closed stays closed.
    private static async Task ReapplyDirectionAsync(QsecDb restored, DebateWithWall known, CancellationToken cancellation)
    {
        if (await restored.Debates.FindAsync([known.Debate.Id], cancellation) is not { State: not DebateState.Closed } debate)
            return;
        var wall = await restored.Walls.SingleAsync(wall => wall.Id == debate.WallId, cancellation);
        if (known.Wall.Stage is { Hidden.Count: > 0 } stage)
            wall.ChangeStage(now => stage.Hidden.Aggregate(now, (before, id) => before.Hide(id)), stage.Since ?? known.Debate.CreatedAt);
        if (known.Debate is not { ClosedAt: { } closedAt, Report: { } report })
            return;
        debate.Open(known.Debate.OpenedAt ?? closedAt);
        debate.Close(report, closedAt);
        wall.Close();
    }

    private static async Task TakeBackAsync(QsecDb restored, Contribution takenBack, CancellationToken cancellation)
    {
        var contribution = await restored
            .Contributions.Include(found => found.Decisions)
            .SingleOrDefaultAsync(found => found.Id == takenBack.Id, cancellation);
        if (contribution is null)
            return;
        if (takenBack.ErasedAt is { } erasedAt && contribution.ErasedAt is null)
        {
            contribution.Erase(erasedAt);
            await restored.DeleteAnswersAndSupportsAsync(contribution.Id, cancellation);
        }
        else if (takenBack.WithdrawnAt is { } withdrawnAt && !contribution.IsWithdrawn)
            contribution.Withdraw(withdrawnAt);
        else if (contribution is { Verdict: { } decided, IsPublished: true } && takenBack.Verdict is null)
            contribution.Reopen(new Moderator(decided.ById, decided.By), decided.At);
        else if (takenBack.Verdict is { Reason: { } reason } verdict && contribution.IsPublished)
            contribution.Remove(new Moderator(verdict.ById, verdict.By), verdict.At, reason, verdict.Note);
    }

    private sealed record DebateWithWall(Debate Debate, Wall Wall);
}
