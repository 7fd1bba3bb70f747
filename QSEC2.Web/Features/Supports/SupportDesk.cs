using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Contributions;
using QSEC2.Web.Data;
using QSEC2.Web.Live;

namespace QSEC2.Web.Features.Supports;

/// <summary>"Moi aussi", once a device. A whole hall says so at once: what is said together is written together.</summary>
public sealed class SupportDesk(IDbContextFactory<QsecDb> databases, Changes changes, TimeProvider time, ILogger<SupportDesk> logger)
    : GroupWriter<SupportDesk.SupportRequest, int?>(databases, logger)
{
    /// <summary>Between two groups, so that a mediator who directs the hall and the counts on the wall do not wait for it.</summary>
    protected override TimeSpan Between => TimeSpan.FromMilliseconds(20);

    /// <returns>How many people say so now; null when no such contribution is on a wall.</returns>
    public Task<int?> SupportAsync(Guid contributionId, Guid device, CancellationToken cancellation) =>
        RequestAsync(new SupportRequest(contributionId, device, TakesBack: false), cancellation);

    /// <summary>Takes it back: the count goes down, and nothing is known of it any more.</summary>
    /// <returns>Whether this device had said it.</returns>
    public async Task<bool> WithdrawAsync(Guid contributionId, Guid device, CancellationToken cancellation) =>
        await RequestAsync(new SupportRequest(contributionId, device, TakesBack: true), cancellation) is not null;

    protected override async Task<IReadOnlyList<int?>> WriteTogetherAsync(QsecDb db, IReadOnlyList<SupportRequest> group)
    {
        var ids = group.Select(request => request.ContributionId).ToHashSet();
        var devices = group.Select(request => request.Device).ToHashSet();
        var published = await db
            .Contributions.Where(contribution => ids.Contains(contribution.Id) && contribution.PublishedAt != null)
            .Select(contribution => contribution.Id)
            .ToHashSetAsync();
        var before = await db
            .Supports.Where(support => ids.Contains(support.ContributionId) && devices.Contains(support.DeviceId))
            .ToDictionaryAsync(support => (support.ContributionId, support.DeviceId));
        var after = before.Keys.ToHashSet();
        var accepted = group.Select(request => request.TakesBack ? after.Remove(request.Key) : Add(request, published, after)).ToList();

        db.Supports.RemoveRange(before.Where(support => !after.Contains(support.Key)).Select(support => support.Value));
        db.Supports.AddRange(
            after.Where(key => !before.ContainsKey(key)).Select(key => new Support(key.ContributionId, key.DeviceId, time.GetUtcNow()))
        );
        await db.SaveChangesAsync();
        foreach (var id in ids)
            await CountAsync(db, id, after.Count(key => key.ContributionId == id) - before.Keys.Count(key => key.ContributionId == id));
        var counts = await db
            .Contributions.Where(contribution => ids.Contains(contribution.Id))
            .ToDictionaryAsync(contribution => contribution.Id, contribution => contribution.Supports);
        return [.. group.Zip(accepted, (request, isAccepted) => isAccepted ? counts[request.ContributionId] : (int?)null)];
    }

    // Said again, it is accepted again and counts once.
    private static bool Add(SupportRequest request, HashSet<Guid> published, HashSet<(Guid ContributionId, Guid DeviceId)> after)
    {
        if (!published.Contains(request.ContributionId))
            return false;
        after.Add(request.Key);
        return true;
    }

    private static async Task CountAsync(QsecDb db, Guid id, int more)
    {
        if (more != 0)
            await db
                .Contributions.Where(contribution => contribution.Id == id)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(contribution => contribution.Supports, contribution => contribution.Supports + more)
                );
    }

    private async Task<int?> RequestAsync(SupportRequest request, CancellationToken cancellation)
    {
        var supports = await WriteAsync(request, cancellation);
        if (supports is not null)
            changes.Supports.Now();
        return supports;
    }

    /// <summary>What a device says of a contribution. The log does not name the device.</summary>
    public sealed record SupportRequest(Guid ContributionId, Guid Device, bool TakesBack)
    {
        public (Guid ContributionId, Guid DeviceId) Key => (ContributionId, Device);

        public override string ToString() => $"A support of contribution {ContributionId}";
    }
}
