using System.Globalization;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Walls;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Http;

namespace QSEC2.Web.Features.Walls;

/// <summary>What is on a wall now, and what happened on it. Only ever returns what the public may see.</summary>
public sealed class WallReader(IDbContextFactory<QsecDb> databases, CardRenderer renderer)
{
    /// <summary>More than this is told as a snapshot.</summary>
    public const int LongestReplay = 500;

    /// <summary>Nobody is told more of a wall at once.</summary>
    public const int MostAtOnce = 300;

    /// <summary>
    /// As many as a screen that stays open keeps (projection/remove-oldest-cards.ts), so that it shows what a fresh one does.
    /// </summary>
    public const int CardsOnProjection = MostAtOnce,
        MostSupportedOnProjection = 60;

    /// <summary>
    /// The wall with what was last published on it, newest first. The number is read first: whatever is newer is told again, never missed.
    /// </summary>
    /// <param name="skip">How many of the newest are left out.</param>
    /// <param name="take">How many are read; the total is of all there are.</param>
    public async Task<(long Sequence, int Total, IReadOnlyList<ContributionView> Contributions)> NewestAsync(
        WallWithTheme place,
        CancellationToken cancellation,
        int skip = 0,
        int take = MostAtOnce
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var sequence = await SequenceAsync(db, place, cancellation);
        var shown = Shown(db, place);
        var published = await NewestFirst(shown).Skip(skip).Take(take).ToListAsync(cancellation);
        var total = skip > 0 || published.Count == take ? await shown.CountAsync(cancellation) : published.Count;
        return (sequence, total, await db.ReadPublicViewsAsync(published, cancellation));
    }

    /// <summary>A part of the wall, newest first.</summary>
    /// <param name="before">Where the part before it ended; null for the newest.</param>
    /// <returns>With where the next part begins; null when there is none.</returns>
    public async Task<(long Sequence, IReadOnlyList<ContributionView> Contributions, ListCursor? Next)> PageAsync(
        WallWithTheme place,
        (DateTimeOffset At, int Number)? before,
        int limit,
        CancellationToken cancellation
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var sequence = await SequenceAsync(db, place, cancellation);
        var shown = Shown(db, place);
        if (before is var (at, number))
            shown = shown.Where(one => one.PublishedAt < at || (one.PublishedAt == at && one.Number < number));

        // One more than is told: whether there is a next part is known without counting.
        var published = await NewestFirst(shown).Take(limit + 1).ToListAsync(cancellation);
        if (published.Count <= limit)
            return (sequence, await db.ReadPublicViewsAsync(published, cancellation), null);
        published.RemoveAt(limit);
        var last = published[^1];
        var next = new ListCursor(last.PublishedAt!.Value, last.Number.ToString(CultureInfo.InvariantCulture));
        return (sequence, await db.ReadPublicViewsAsync(published, cancellation), next);
    }

    /// <summary>Those of the wall that are named, in no order.</summary>
    public async Task<IReadOnlyDictionary<Guid, ContributionView>> FindManyAsync(
        WallWithTheme place,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellation
    )
    {
        if (ids.Count == 0)
            return new Dictionary<Guid, ContributionView>();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await Shown(db, place).Where(contribution => EF.Parameter(ids).Contains(contribution.Id)).ToListAsync(cancellation);
        return (await db.ReadPublicViewsAsync(found, cancellation)).ToDictionary(contribution => contribution.Id);
    }

    /// <summary>
    /// What a projection that opens needs beside the newest: those that most people support and those that its stage names.
    /// </summary>
    /// <param name="named">By the stage.</param>
    public async Task<IReadOnlyList<ContributionView>> OlderAsync(
        WallWithTheme place,
        IReadOnlyCollection<Guid> newest,
        IReadOnlyCollection<Guid> named,
        CancellationToken cancellation
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var older = Shown(db, place).Where(contribution => !newest.Contains(contribution.Id));
        var supported = await older
            .Where(contribution => EF.Constant(ContributionKinds.Ranked).Contains(contribution.Kind))
            .OrderByDescending(contribution => contribution.Supports + contribution.Hands)
            .ThenBy(contribution => contribution.PublishedAt)
            .Take(MostSupportedOnProjection)
            .ToListAsync(cancellation);
        var others = await older.Where(contribution => named.Contains(contribution.Id)).ToListAsync(cancellation);
        return await db.ReadPublicViewsAsync(
            [
                .. supported
                    .UnionBy(others, contribution => contribution.Id)
                    .OrderByDescending(contribution => contribution.PublishedAt)
                    .ThenByDescending(contribution => contribution.Number),
            ],
            cancellation
        );
    }

    /// <summary>What came last, on any wall, with the id of its wall.</summary>
    public async Task<IReadOnlyList<(Guid Wall, ContributionView Contribution)>> LatestAsync(int count, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var latest = await Published(db).OrderByDescending(contribution => contribution.PublishedAt).Take(count).ToListAsync(cancellation);
        return [.. latest.Select(contribution => contribution.WallId).Zip(await db.ReadPublicViewsAsync(latest, cancellation))];
    }

    /// <summary>What the room is to look at now.</summary>
    public async Task<StageView> ReadStageAsync(WallWithTheme place, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.ReadStageAsync(place.Id, cancellation);
    }

    public async Task<ContributionView?> FindPublishedAsync(Guid id, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await Published(db).SingleOrDefaultAsync(contribution => contribution.Id == id, cancellation) is { } found
            ? (await db.ReadPublicViewsAsync([found], cancellation))[0]
            : null;
    }

    /// <summary>Events after a number, drawn from the present: what has left the wall is told as removed, without its text.</summary>
    public async Task<WallEventsPage> EventsAsync(
        WallWithTheme place,
        long after,
        int limit,
        string language,
        CancellationToken cancellation
    ) => await DrawAsync(await LogAsync(place, after, limit, cancellation), language);

    /// <summary>
    /// Events after a number, with what they are about as it is now: read once, drawn in as many languages as are listened to.
    /// </summary>
    public async Task<WallLog> LogAsync(WallWithTheme place, long after, int limit, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);

        // Nothing happens any more on a wall that is gone, whoever still looks at it.
        var head = await db
            .Walls.Where(wall => wall.Id == place.Id)
            .Select(wall => new { wall.Sequence, wall.LogStart })
            .SingleOrDefaultAsync(cancellation);
        if (head is null)
            return new WallLog(place.Slug, after, after, [], []);
        after = Math.Clamp(after, head.LogStart, head.Sequence);
        if (after == head.Sequence)
            return new WallLog(place.Slug, after, after, [], []);
        var log = await db
            .WallEvents.AsNoTracking()
            .Where(happened => happened.WallId == place.Id && happened.Sequence > after)
            .OrderBy(happened => happened.Sequence)
            .Take(limit)
            .ToListAsync(cancellation);
        var ids = log.Select(happened => happened.ContributionId).OfType<Guid>().Distinct().ToList();
        var shown = await db.ReadPublicViewsAsync(
            await Published(db).Where(contribution => ids.Contains(contribution.Id)).ToListAsync(cancellation),
            cancellation
        );
        var stage = log.Exists(happened => happened.Type is WallEventType.Stage) ? await db.ReadStageAsync(place.Id, cancellation) : null;
        return new WallLog(
            place.Slug,
            after,
            Math.Max(head.Sequence, log.Count == 0 ? after : log[^1].Sequence),
            log,
            shown.ToDictionary(contribution => contribution.Id),
            stage
        );
    }

    public async Task<WallEventsPage> DrawAsync(WallLog log, string language)
    {
        var cards = await renderer.RenderAsync(log.Shown.Values, language);
        return new WallEventsPage(
            log.Wall,
            log.After + 1,
            log.To,
            log.Head,
            log.Events.ConvertAll(happened => ToMessage(happened, log, cards))
        );
    }

    /// <summary>The number of the last event, and the number up to which the log cannot be replayed.</summary>
    public async Task<(long Sequence, long LogStart)> HeadAsync(Guid wallId, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var head = await db
            .Walls.Where(wall => wall.Id == wallId)
            .Select(wall => new { wall.Sequence, wall.LogStart })
            .SingleAsync(cancellation);
        return (head.Sequence, head.LogStart);
    }

    private static WallEventMessage ToMessage(WallEvent happened, WallLog log, IReadOnlyDictionary<Guid, string> cards)
    {
        if (happened.ContributionId is not { } id)
            return new WallEventMessage(happened.Sequence, happened.At, happened.Type, Stage: log.Stage);
        if (happened.Type is WallEventType.Removed || !log.Shown.TryGetValue(id, out var contribution))
            return new WallEventMessage(happened.Sequence, happened.At, WallEventType.Removed, id);
        return happened.Type is WallEventType.Supported
            ? new WallEventMessage(happened.Sequence, happened.At, happened.Type, id, Supports: contribution.Supports)
            : new WallEventMessage(happened.Sequence, happened.At, happened.Type, id, contribution, cards[id]);
    }

    private static Task<long> SequenceAsync(QsecDb db, WallWithTheme place, CancellationToken cancellation)
    {
        var wallId = place.Id;
        return db.Walls.Where(wall => wall.Id == wallId).Select(wall => wall.Sequence).SingleAsync(cancellation);
    }

    private static IQueryable<Contribution> NewestFirst(IQueryable<Contribution> published) =>
        published.OrderByDescending(contribution => contribution.PublishedAt).ThenByDescending(contribution => contribution.Number);

    private static IQueryable<Contribution> Shown(QsecDb db, WallWithTheme place)
    {
        var wallId = place.Id;
        return place.Debate is null
            ? Published(db).Where(contribution => contribution.WallId == wallId)
            : Published(db).Where(contribution => contribution.DebateWallId == wallId);
    }

    private static IQueryable<Contribution> Published(QsecDb db) =>
        db.Contributions.AsNoTracking().Where(contribution => contribution.PublishedAt != null);
}
