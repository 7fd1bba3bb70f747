using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Moderation;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Http;

namespace QSEC2.Web.Features.Moderation;

/// <summary>Something that waits for a decision.</summary>
/// <param name="Flags">What to look at twice: <c>email</c>, <c>phone</c>, <c>link</c>, <c>repeated</c>.</param>
/// <param name="ClaimedBy">Who is reading it now.</param>
public sealed record QueueItem(
    Guid Id,
    int Number,
    string Wall,
    ContributionKind Kind,
    string Text,
    string Html,
    string? Signature,
    Channel Channel,
    PhotoView? Photo,
    DateTimeOffset ReceivedAt,
    IReadOnlyList<string> Flags,
    string? ClaimedBy
)
{
    /// <summary>Of what was read: give it back when approving, so that nothing is published that was corrected meanwhile.</summary>
    public Guid? Version { get; init; }

    /// <summary>Where it was written, as its sender says: it will be read on the card.</summary>
    public string? Stop { get; init; }
}

/// <summary>What waits, oldest first.</summary>
/// <param name="Waiting">How many there are, beyond the items returned.</param>
/// <param name="OldestAt">UTC. Of the oldest of all; null when nothing waits.</param>
/// <param name="Next">What to ask with as <c>after</c> for the items that follow; absent when there are none.</param>
public sealed record QueuePage(
    int Waiting,
    DateTimeOffset? OldestAt,
    IReadOnlyList<QueueItem> Items,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Next = null
);

/// <summary>The queue, and who is reading what.</summary>
public sealed class ModerationQueue(IDbContextFactory<QsecDb> databases, TimeProvider time)
{
    public const string Repeated = "repeated";
    public const int MostItems = 200;

    /// <param name="wall">Only this wall's, of a theme or of a debate; null for all.</param>
    /// <param name="after">Where the items before ended: when they were received, and which was the last; null for the oldest.</param>
    public async Task<QueuePage> ReadAsync(
        string? wall,
        ContributionKind? kind,
        int limit,
        (DateTimeOffset At, Guid Id)? after,
        CancellationToken cancellation
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = time.GetUtcNow();
        var waiting =
            from contribution in Waiting(db)
            join place in db.Walls.AsNoTracking() on contribution.DebateWallId ?? contribution.WallId equals place.Id
            join theme in db.Walls.AsNoTracking() on contribution.WallId equals theme.Id
            where (wall == null || theme.Slug == wall || place.Slug == wall) && (kind == null || contribution.Kind == kind)
            select new { contribution, place.Slug };
        var count = await waiting.CountAsync(cancellation);
        var oldest = await waiting.MinAsync(row => (DateTimeOffset?)row.contribution.ReceivedAt, cancellation);
        if (after is var (at, last))
            waiting = waiting.Where(row =>
                row.contribution.ReceivedAt > at || (row.contribution.ReceivedAt == at && row.contribution.Id.CompareTo(last) > 0)
            );

        // One more than is told: whether more follow is known without counting.
        limit = Math.Clamp(limit, 1, MostItems);
        var rows = await waiting
            .OrderBy(row => row.contribution.ReceivedAt)
            .ThenBy(row => row.contribution.Id)
            .Take(limit + 1)
            .ToListAsync(cancellation);
        var more = rows.Count > limit;
        if (more)
            rows.RemoveAt(limit);
        var ids = rows.ConvertAll(row => row.contribution.Id);
        var claims = await db
            .Claims.AsNoTracking()
            .Where(claim => ids.Contains(claim.ContributionId) && claim.Until > now)
            .ToDictionaryAsync(claim => claim.ContributionId, claim => claim.ByName, cancellation);
        var repeated = await RepeatedAsync(db, rows.ConvertAll(row => row.contribution), cancellation);
        var items = rows.ConvertAll(row =>
            ToQueueItem(row.contribution, row.Slug, repeated, claims.GetValueOrDefault(row.contribution.Id))
        );
        var next = more ? new ListCursor(rows[^1].contribution.ReceivedAt, rows[^1].contribution.Id.ToString("N")) : null;
        return new QueuePage(count, oldest, items, next?.ToString());
    }

    /// <summary>Whether anything was ever sent.</summary>
    public async Task<bool> HasReceivedAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.Contributions.AnyAsync(cancellation);
    }

    /// <summary>"I am reading this one." False when somebody else already is, or when it is decided.</summary>
    public Task<bool> ClaimAsync(Guid id, Moderator by, CancellationToken cancellation) =>
        databases.TransactAsync(
            async db =>
            {
                if (!await Waiting(db).AnyAsync(contribution => contribution.Id == id, cancellation))
                    return false;
                var now = time.GetUtcNow();
                if (await db.Claims.AnyAsync(claim => claim.ContributionId == id && claim.ById != by.Id && claim.Until > now, cancellation))
                    return false;
                await db.Claims.Where(claim => claim.ById == by.Id || claim.Until <= now).ExecuteDeleteAsync(cancellation);
                db.Claims.Add(new Claim(id, by, now));
                return true;
            },
            cancellation
        );

    /// <summary>Whoever leaves the desk reads nothing any more.</summary>
    public async Task ReleaseAsync(Moderator by, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db.Claims.Where(claim => claim.ById == by.Id).ExecuteDeleteAsync(cancellation);
    }

    private static IQueryable<Contribution> Waiting(QsecDb db) =>
        db.Contributions.AsNoTracking().Where(contribution => contribution.Verdict == null && contribution.WithdrawnAt == null);

    private static QueueItem ToQueueItem(Contribution contribution, string wall, HashSet<string> repeated, string? claimedBy)
    {
        var flags = Flags.Of($"{contribution.Text}\n{contribution.Signature}\n{contribution.Stop}").ToList();
        if (repeated.Contains(contribution.Likeness))
            flags.Add(Repeated);
        return new QueueItem(
            contribution.Id,
            contribution.Number,
            wall,
            contribution.Kind,
            contribution.Text,
            contribution.Html,
            contribution.Signature,
            contribution.Channel,
            PhotoView.Of(contribution),
            contribution.ReceivedAt,
            flags,
            claimedBy
        )
        {
            Version = contribution.Version,
            Stop = contribution.Stop,
        };
    }

    // The likenesses, among those shown, that more than one contribution has.
    private static async Task<HashSet<string>> RepeatedAsync(QsecDb db, List<Contribution> shown, CancellationToken cancellation)
    {
        var likenesses = shown
            .Select(contribution => contribution.Likeness)
            .Where(likeness => likeness.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var repeated = await db
            .Contributions.Where(contribution => likenesses.Contains(contribution.Likeness))
            .GroupBy(contribution => contribution.Likeness)
            .Where(same => same.Count() > 1)
            .Select(same => same.Key)
            .ToListAsync(cancellation);
        return repeated.ToHashSet(StringComparer.Ordinal);
    }
}
