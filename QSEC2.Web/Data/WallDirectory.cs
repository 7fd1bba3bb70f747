using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Common;
using QSEC2.Domain.Programme;
using QSEC2.Domain.Walls;
using QSEC2.Web.Live;

namespace QSEC2.Web.Data;

/// <summary>A wall with the theme and the season it belongs to.</summary>
public sealed record WallPlace(Wall Wall, Theme Theme, Season Season)
{
    public string Slug => Wall.Slug;
    public Guid Id => Wall.Id;
    public LocalText Title => Theme.Question;
}

/// <summary>Which walls there are: few, asked for by every request, so read again only when they change.</summary>
public sealed class WallDirectory(IDbContextFactory<QsecDb> databases, Changes changes, TimeProvider time)
{
    private static readonly TimeSpan StaysFresh = TimeSpan.FromSeconds(2);
    private Shelf? _shelf;

    public async ValueTask<WallPlace?> FindAsync(string slug, CancellationToken cancellation = default) =>
        (await ShelfAsync(cancellation)).BySlug.GetValueOrDefault(slug);

    /// <summary>Season by season, in the order of the themes.</summary>
    public async ValueTask<IReadOnlyList<WallPlace>> AllAsync(CancellationToken cancellation = default) => (await ShelfAsync(cancellation)).All;

    private async ValueTask<Shelf> ShelfAsync(CancellationToken cancellation)
    {
        var version = changes.AnyWall.Version;
        if (_shelf is { } shelf && shelf.Version == version && time.GetElapsedTime(shelf.ReadAt) < StaysFresh)
            return shelf;
        return _shelf = await ReadAsync(version, cancellation);
    }

    private async Task<Shelf> ReadAsync(long version, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var places = await (
            from wall in db.Walls.AsNoTracking()
            join theme in db.Themes.AsNoTracking() on wall.ThemeId equals theme.Id
            join season in db.Seasons.AsNoTracking() on theme.SeasonId equals season.Id
            orderby season.From, theme.Order
            select new WallPlace(wall, theme, season)).ToListAsync(cancellation);
        return new Shelf(places, places.ToDictionary(place => place.Slug, StringComparer.Ordinal), version, time.GetTimestamp());
    }

    private sealed record Shelf(IReadOnlyList<WallPlace> All, Dictionary<string, WallPlace> BySlug, long Version, long ReadAt);
}
