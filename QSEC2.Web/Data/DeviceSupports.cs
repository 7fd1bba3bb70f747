using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Contributions;
using QSEC2.Web.Components.Shared;

namespace QSEC2.Web.Data;

/// <summary>Something a device said "moi aussi" to.</summary>
/// <param name="Wall">The id of its wall.</param>
/// <param name="IsNew">An answer came since the device last looked.</param>
public sealed record SupportedView(Guid Wall, ContributionView Contribution, bool IsNew);

/// <summary>What became of what a device said "moi aussi" to: nobody else is told.</summary>
public static class DeviceSupports
{
    /// <summary>How many are shown at once.</summary>
    public const int APage = 60;

    /// <summary>Those that are on a wall: the latest answered first, then the latest supported.</summary>
    /// <param name="page">The first is 1.</param>
    public static async Task<(IReadOnlyList<SupportedView> Shown, int Total)> SupportedByAsync(
        this QsecDb db,
        Guid device,
        int page,
        CancellationToken cancellation
    )
    {
        var supported =
            from support in db.Supports.AsNoTracking()
            join contribution in db.Contributions.AsNoTracking() on support.ContributionId equals contribution.Id
            where support.DeviceId == device && contribution.PublishedAt != null
            select new { support, contribution };
        var found = await supported
            .OrderByDescending(pair => pair.contribution.AnsweredAt)
            .ThenByDescending(pair => pair.support.At)
            .Skip((page - 1) * APage)
            .Take(APage)
            .ToListAsync(cancellation);
        var seen = await db.ReadPublicViewsAsync(found.ConvertAll(pair => pair.contribution), cancellation);
        var shown = found.Zip(seen, (pair, view) => new SupportedView(pair.contribution.WallId, view, IsNew(pair.support, view)));
        return ([.. shown], await supported.CountAsync(cancellation));
    }

    /// <summary>How many were answered since the device last looked.</summary>
    public static Task<int> CountNewAsync(this QsecDb db, Guid device, CancellationToken cancellation) =>
        (
            from support in db.Supports
            join contribution in db.Contributions on support.ContributionId equals contribution.Id
            where
                support.DeviceId == device
                && contribution.PublishedAt != null
                && contribution.AnsweredAt != null
                && db.Answers.Any(answer =>
                    answer.ContributionId == contribution.Id
                    && answer.Published != null
                    && answer.Published.At > (support.SeenAt ?? support.At)
                )
            select support
        ).CountAsync(cancellation);

    public static Task<bool> SupportsAsync(this QsecDb db, Guid device, Guid contribution, CancellationToken cancellation) =>
        db.Supports.AnyAsync(support => support.ContributionId == contribution && support.DeviceId == device, cancellation);

    /// <summary>The device has seen what became of these.</summary>
    public static Task MarkSeenAsync(
        this QsecDb db,
        Guid device,
        IReadOnlyCollection<Guid> contributions,
        DateTimeOffset at,
        CancellationToken cancellation
    ) =>
        db
            .Supports.Where(support => support.DeviceId == device && contributions.Contains(support.ContributionId))
            .ExecuteUpdateAsync(set => set.SetProperty(support => support.SeenAt, at), cancellation);

    private static bool IsNew(Support support, ContributionView view) =>
        view.Answers.Any(answer => answer.PublishedAt > (support.SeenAt ?? support.At));
}
