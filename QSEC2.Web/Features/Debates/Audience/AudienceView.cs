using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Debates;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Features.Walls;

namespace QSEC2.Web.Features.Debates.Audience;

/// <summary>What phones see of a debate now: what the projection shows, in words and cards, and its wall.</summary>
/// <param name="Sequence">Of the wall; read before the rest, so that what is newer is told again, never missed.</param>
/// <param name="Total">How many contributions are on the wall.</param>
/// <param name="List">Of them, the first in the order that was asked for, held back or hidden ones included.</param>
/// <param name="Named">What the stage names.</param>
public sealed record AudienceView(
    Debate Debate,
    WallWithTheme Place,
    StageView Stage,
    long Sequence,
    int Total,
    IReadOnlyList<ContributionView> List,
    IReadOnlyDictionary<Guid, ContributionView> Named
)
{
    public ContributionView? Now => Stage.Now is { } id ? Named.GetValueOrDefault(id) : null;

    public IReadOnlyList<ContributionView> CardsOf(IEnumerable<Guid> ids) =>
        [.. ids.Select(Named.GetValueOrDefault).OfType<ContributionView>()];
}

/// <summary>Reads what phones see of a debate.</summary>
public sealed class AudienceReader(IDbContextFactory<QsecDb> databases, DebateDesk desk)
{
    /// <summary>Cards on a phone: more would be slow, and heavy on the network of a hall.</summary>
    public const int Most = 60;

    /// <param name="typed">The code as somebody typed it.</param>
    /// <param name="bySupport">Those that most people support first, else the newest.</param>
    /// <returns>Null when there is no such debate.</returns>
    public async Task<AudienceView?> ReadAsync(string? typed, bool bySupport, CancellationToken cancellation)
    {
        if (await desk.FindAsync(typed, cancellation) is not var (debate, place))
            return null;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var sequence = await db.Walls.Where(wall => wall.Id == place.Id).Select(wall => wall.Sequence).SingleAsync(cancellation);
        var stage = await db.ReadStageAsync(place.Id, cancellation);
        var published = db
            .Contributions.AsNoTracking()
            .Where(contribution => contribution.DebateWallId == place.Id && contribution.PublishedAt != null);
        var list = await InOrder(published, bySupport).Take(Most).ToListAsync(cancellation);
        var named =
            stage.Named.Count == 0
                ? []
                : await published.Where(contribution => EF.Parameter(stage.Named).Contains(contribution.Id)).ToListAsync(cancellation);
        var total = list.Count < Most ? list.Count : await published.CountAsync(cancellation);
        var seen = await db.ReadPublicViewsAsync(named, cancellation);
        return new AudienceView(
            debate,
            place,
            stage,
            sequence,
            total,
            await db.ReadPublicViewsAsync(list, cancellation),
            seen.ToDictionary(contribution => contribution.Id)
        );
    }

    /// <summary>What a device has already supported of what it is shown.</summary>
    public async Task<IReadOnlySet<Guid>> SupportedAsync(Guid? device, AudienceView view, CancellationToken cancellation)
    {
        if (device is not { } known)
            return new HashSet<Guid>();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var ids = view.List.Select(contribution => contribution.Id).Concat(view.Named.Keys).Distinct().ToList();
        return (
            await db
                .Supports.Where(support => EF.Parameter(ids).Contains(support.ContributionId) && support.DeviceId == known)
                .Select(support => support.ContributionId)
                .ToListAsync(cancellation)
        ).ToHashSet();
    }

    // Raised hands are people who say the same without a phone.
    private static IQueryable<Contribution> InOrder(IQueryable<Contribution> published, bool bySupport) =>
        bySupport
            ? published
                .OrderByDescending(contribution => contribution.Supports + contribution.Hands)
                .ThenBy(contribution => contribution.PublishedAt)
            : published.OrderByDescending(contribution => contribution.PublishedAt).ThenByDescending(contribution => contribution.Number);
}
