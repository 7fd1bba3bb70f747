using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Common;
using QSEC2.Domain.Debates;
using QSEC2.Domain.Programme;
using QSEC2.Domain.Walls;
using QSEC2.Web.Live;

namespace QSEC2.Web.Data;

/// <summary>A wall with the theme and the season it belongs to.</summary>
/// <param name="ThemeWallId">Of the wall of the theme: its own, save for a debate's.</param>
/// <param name="Debate">Whose wall it is; null for the wall of a theme.</param>
public sealed record WallWithTheme(Wall Wall, Theme Theme, Season Season, Guid ThemeWallId, WallDebate? Debate = null)
{
    public string Slug => Wall.Slug;
    public Guid Id => Wall.Id;
    public LocalText Title => Debate is null ? Theme.Question : new LocalText(Debate.Title, "");
}

/// <summary>What a wall knows of its debate.</summary>
public sealed record WallDebate(
    string Code,
    string Title,
    string Place,
    string Department,
    string? Event,
    DebateState State,
    DateTimeOffset? StartsAt
)
{
    /// <summary>When it was first opened; null while it is prepared.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>When it is to end; null when nobody said.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>When it was, or will be; null while nobody said.</summary>
    public DateTimeOffset? At => StartsAt ?? OpenedAt;

    /// <summary>Whether it goes on, as the public is told.</summary>
    public bool IsLive(DateTimeOffset at) => State is DebateState.Open or DebateState.Paused && !IsLeftOpen(at);

    /// <inheritdoc cref="Debate.IsLeftOpen"/>
    public bool IsLeftOpen(DateTimeOffset at) => Domain.Debates.Debate.IsLeftOpen(State, OpenedAt, EndsAt, at);
}

/// <summary>Which walls there are: few, asked for by every request, so read again only when they change.</summary>
public sealed class WallDirectory(IDbContextFactory<QsecDb> databases, Changes changes) : IDisposable
{
    private readonly SemaphoreSlim _reading = new(1);
    private Snapshot? _snapshot;

    /// <summary>Of a theme or of a debate.</summary>
    public async ValueTask<WallWithTheme?> FindAsync(string slug, CancellationToken cancellation = default) =>
        (await SnapshotAsync(cancellation)).BySlug.GetValueOrDefault(slug);

    /// <summary>The walls of the themes, season by season, in the order of the themes.</summary>
    public async ValueTask<IReadOnlyList<WallWithTheme>> AllAsync(CancellationToken cancellation = default) =>
        (await SnapshotAsync(cancellation)).Themes;

    /// <summary>The walls of the debates, the newest first.</summary>
    public async ValueTask<IReadOnlyList<WallWithTheme>> DebatesAsync(CancellationToken cancellation = default) =>
        (await SnapshotAsync(cancellation)).Debates;

    public void Dispose() => _reading.Dispose();

    private async ValueTask<Snapshot> SnapshotAsync(CancellationToken cancellation)
    {
        var wanted = changes.Known;
        if (Current(wanted) is { } snapshot)
            return snapshot;
        await _reading.WaitAsync(cancellation);
        try
        {
            // Whoever waited finds what was read meanwhile: a hall that comes at once reads it once.
            return Current(wanted) ?? (_snapshot = await ReadAsync(changes.Known, cancellation));
        }
        finally
        {
            _reading.Release();
        }
    }

    private Snapshot? Current(KnownVersion wanted) => _snapshot is { } snapshot && snapshot.Version.Covers(wanted) ? snapshot : null;

    private async Task<Snapshot> ReadAsync(KnownVersion version, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var debates = await DebatesAsync(db, cancellation);
        var walls = await (
            from wall in db.Walls.AsNoTracking()
            join theme in db.Themes.AsNoTracking() on wall.ThemeId equals theme.Id
            join season in db.Seasons.AsNoTracking() on theme.SeasonId equals season.Id
            orderby season.From, theme.Order
            select new
            {
                wall,
                theme,
                season,
            }
        ).ToListAsync(cancellation);
        var themes = walls
            .Where(found => !debates.ContainsKey(found.wall.Id))
            .Select(found => new WallWithTheme(found.wall, found.theme, found.season, found.wall.Id))
            .ToList();
        var ofTheme = themes.ToDictionary(place => place.Theme.Id, place => place.Id);
        var ofDebates = walls
            .Where(found => debates.ContainsKey(found.wall.Id))
            .OrderByDescending(found => found.wall.Id)
            .Select(found => new WallWithTheme(found.wall, found.theme, found.season, ofTheme[found.theme.Id], debates[found.wall.Id]))
            .ToList();
        return new Snapshot(themes, ofDebates, themes.Concat(ofDebates).ToDictionary(place => place.Slug, StringComparer.Ordinal), version);
    }

    private static async Task<Dictionary<Guid, WallDebate>> DebatesAsync(QsecDb db, CancellationToken cancellation) =>
        (
            await db
                .Debates.Select(debate => new
                {
                    debate.WallId,
                    debate.Code,
                    debate.Title,
                    debate.Place,
                    debate.Department,
                    debate.Event,
                    debate.StartsAt,
                    debate.EndsAt,
                    debate.OpenedAt,
                    debate.PausedAt,
                    debate.ClosedAt,
                })
                .ToListAsync(cancellation)
        ).ToDictionary(
            debate => debate.WallId,
            debate => new WallDebate(
                debate.Code,
                debate.Title,
                debate.Place,
                debate.Department,
                debate.Event,
                Debate.StateOf(debate.OpenedAt, debate.PausedAt, debate.ClosedAt),
                debate.StartsAt
            )
            {
                OpenedAt = debate.OpenedAt,
                EndsAt = debate.EndsAt,
            }
        );

    private sealed record Snapshot(
        IReadOnlyList<WallWithTheme> Themes,
        IReadOnlyList<WallWithTheme> Debates,
        Dictionary<string, WallWithTheme> BySlug,
        KnownVersion Version
    );
}
