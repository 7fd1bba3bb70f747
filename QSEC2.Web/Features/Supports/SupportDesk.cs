using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Contributions;
using QSEC2.Web.Data;
using QSEC2.Web.Live;

namespace QSEC2.Web.Features.Supports;

/// <summary>"Moi aussi", once a device.</summary>
public sealed class SupportDesk(IDbContextFactory<QsecDb> databases, Changes changes, TimeProvider time)
{
    /// <returns>How many people say so now; null when no such contribution is on a wall.</returns>
    public async Task<int?> SupportAsync(Guid contributionId, Guid device, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var published = db.Contributions.Where(contribution => contribution.Id == contributionId && contribution.PublishedAt != null);
        if (!await published.AnyAsync(cancellation))
            return null;
        if (!await db.Supports.AnyAsync(support => support.ContributionId == contributionId && support.DeviceId == device, cancellation))
        {
            db.Supports.Add(new Support(contributionId, device, time.GetUtcNow()));
            await db.SaveChangesAsync(cancellation);
            await published.ExecuteUpdateAsync(set => set.SetProperty(contribution => contribution.Supports, contribution => contribution.Supports + 1), cancellation);
        }

        var supports = await published.Select(contribution => contribution.Supports).SingleAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        changes.Supports.Now();
        return supports;
    }

    /// <summary>Takes it back: the count goes down, and nothing is known of it any more.</summary>
    /// <returns>Whether this device had said it.</returns>
    public async Task<bool> WithdrawAsync(Guid contributionId, Guid device, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Supports.Where(support => support.ContributionId == contributionId && support.DeviceId == device).ExecuteDeleteAsync(cancellation) == 0)
            return false;
        await db.Contributions.Where(contribution => contribution.Id == contributionId)
            .ExecuteUpdateAsync(set => set.SetProperty(contribution => contribution.Supports, contribution => contribution.Supports - 1), cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        changes.Supports.Now();
        return true;
    }
}
