using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Moderation;
using QSEC2.Domain.Walls;
using QSEC2.Web.Data;
using QSEC2.Web.Live;

namespace QSEC2.Web.Features.Moderation;

/// <summary>What moderators do. One act of a person is one transaction; the walls are told afterwards.</summary>
public sealed class ModerationDesk(IDbContextFactory<QsecDb> databases, Changes changes, TimeProvider time)
{
    // A day at the desk: yesterday's decision is not undone by a slip of the hand.
    private static readonly TimeSpan UndoneWithin = TimeSpan.FromHours(12);

    /// <inheritdoc cref="Contribution.Approve"/>
    /// <returns>False when there is no such contribution.</returns>
    public Task<bool> ApproveAsync(
        Guid id,
        Moderator by,
        PhotoGround? ground,
        string? description,
        Guid? seen,
        CancellationToken cancellation
    ) =>
        ActAsync(
            id,
            (contribution, walls, at) =>
            {
                contribution.Approve(by, at, ground, description, seen);
                walls.Show(contribution, at);
            },
            cancellation
        );

    /// <inheritdoc cref="Contribution.Refuse"/>
    public Task<bool> RefuseAsync(Guid id, Moderator by, RefusalReason reason, string? note, CancellationToken cancellation) =>
        ActAsync(id, (contribution, _, at) => contribution.Refuse(by, at, reason, note), cancellation);

    /// <inheritdoc cref="Contribution.Remove"/>
    public Task<bool> RemoveAsync(Guid id, Moderator by, RefusalReason reason, string? note, CancellationToken cancellation) =>
        ActAsync(
            id,
            (contribution, walls, at) =>
            {
                contribution.Remove(by, at, reason, note);
                walls.Hide(id, at);
            },
            cancellation
        );

    /// <inheritdoc cref="Contribution.Restore"/>
    public Task<bool> RestoreAsync(Guid id, Moderator by, CancellationToken cancellation) =>
        ActAsync(
            id,
            (contribution, walls, at) =>
            {
                contribution.Restore(by, at);
                if (contribution.IsPublished)
                    walls.Show(contribution, at);
            },
            cancellation
        );

    /// <inheritdoc cref="Contribution.Reopen"/>
    public Task<bool> ReopenAsync(Guid id, Moderator by, CancellationToken cancellation) =>
        ActAsync(
            id,
            (contribution, walls, at) =>
            {
                if (contribution.Reopen(by, at))
                    walls.Hide(id, at);
            },
            cancellation
        );

    /// <summary>Undoes one's last decision: what was removed is on the wall again, anything else waits again.</summary>
    public Task<bool> UndoAsync(LastDecision last, Moderator by, CancellationToken cancellation) =>
        last.Kind is DecisionKind.Removed ? RestoreAsync(last.Id, by, cancellation) : ReopenAsync(last.Id, by, cancellation);

    /// <summary>
    /// What this moderator decided last, as long as it stands: null when it was undone, decided again or withdrawn since.
    /// </summary>
    public async Task<LastDecision?> LastAsync(Moderator by, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var me = by.Id;
        var since = time.GetUtcNow() - UndoneWithin;
        var latest =
            from decided in db.Decisions.AsNoTracking()
            join contribution in db.Contributions.AsNoTracking() on decided.ContributionId equals contribution.Id
            where decided.ById == me && decided.At > since
            orderby decided.At descending, decided.Id descending
            select new
            {
                Stands = contribution.WithdrawnAt == null && contribution.Verdict != null && contribution.Verdict.ById == me,
                Decision = new LastDecision(contribution.Id, contribution.Kind, contribution.Text, decided.Kind),
            };
        if (await latest.FirstOrDefaultAsync(cancellation) is not { Stands: true } last)
            return null;
        return last.Decision.Kind is DecisionKind.Approved or DecisionKind.Refused or DecisionKind.Removed ? last.Decision : null;
    }

    private async Task<bool> ActAsync(Guid id, Action<Contribution, AffectedWalls, DateTimeOffset> act, CancellationToken cancellation)
    {
        var affected = await databases.TransactAsync(
            async db =>
            {
                var contribution = await db.Contributions.SingleOrDefaultAsync(found => found.Id == id, cancellation);
                if (contribution is null)
                    return null;
                var affected = await db.LoadAffectedWallsAsync(contribution, cancellation);
                act(contribution, affected, time.GetUtcNow());
                await db.Claims.Where(claim => claim.ContributionId == id).ExecuteDeleteAsync(cancellation);
                return affected;
            },
            cancellation
        );
        if (affected is null)
            return false;
        changes.WallsChanged(affected.Walls);
        changes.Queue.Now();
        return true;
    }
}
