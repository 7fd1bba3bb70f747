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
    private const int Tries = 8;

    /// <inheritdoc cref="Contribution.Approve"/>
    /// <returns>False when there is no such contribution.</returns>
    public Task<bool> ApproveAsync(Guid id, Moderator by, PhotoGround? ground, string? description, Guid? seen, CancellationToken cancellation) =>
        ActAsync(id, (contribution, wall, at) =>
        {
            contribution.Approve(by, at, ground, description, seen);
            wall.Show(contribution, at);
        }, cancellation);

    /// <inheritdoc cref="Contribution.Refuse"/>
    public Task<bool> RefuseAsync(Guid id, Moderator by, RefusalReason reason, string? note, CancellationToken cancellation) =>
        ActAsync(id, (contribution, _, at) => contribution.Refuse(by, at, reason, note), cancellation);

    /// <inheritdoc cref="Contribution.Remove"/>
    public Task<bool> RemoveAsync(Guid id, Moderator by, RefusalReason reason, string? note, CancellationToken cancellation) =>
        ActAsync(id, (contribution, wall, at) =>
        {
            contribution.Remove(by, at, reason, note);
            wall.Hide(id, at);
        }, cancellation);

    /// <inheritdoc cref="Contribution.Restore"/>
    public Task<bool> RestoreAsync(Guid id, Moderator by, CancellationToken cancellation) =>
        ActAsync(id, (contribution, wall, at) =>
        {
            contribution.Restore(by, at);
            if (contribution.IsPublished)
                wall.Show(contribution, at);
        }, cancellation);

    /// <inheritdoc cref="Contribution.Reopen"/>
    public Task<bool> ReopenAsync(Guid id, Moderator by, CancellationToken cancellation) =>
        ActAsync(id, (contribution, wall, at) =>
        {
            if (contribution.Reopen(by, at))
                wall.Hide(id, at);
        }, cancellation);

    private async Task<bool> ActAsync(Guid id, Action<Contribution, Wall, DateTimeOffset> act, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(id, act, cancellation);
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
                // Somebody else changed the contribution or the wall meanwhile: the whole act again, on what is true now.
            }
        }
    }

    private async Task<bool> TryAsync(Guid id, Action<Contribution, Wall, DateTimeOffset> act, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Contributions.SingleOrDefaultAsync(contribution => contribution.Id == id, cancellation) is not { } contribution)
            return false;
        var wall = await db.Walls.SingleAsync(wall => wall.Id == contribution.WallId, cancellation);
        act(contribution, wall, time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        await db.Claims.Where(claim => claim.ContributionId == id).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        if (wall.Events.Count > 0)
            changes.WallChanged(wall.Slug, wall.Sequence);
        changes.Queue.Now();
        return true;
    }
}
