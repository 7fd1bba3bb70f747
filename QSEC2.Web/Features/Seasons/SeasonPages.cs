using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Programme;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Localization;
using QSEC2.Web.Operations;

namespace QSEC2.Web.Features.Seasons;

/// <summary>The seasons and their themes.</summary>
public static class SeasonPages
{
    private const int MostLatest = 6;

    public static IServiceCollection AddSeasons(this IServiceCollection services) => services.AddSingleton<ThemeAtom>();

    public static void MapSeasons(this IEndpointRouteBuilder site)
    {
        site.MapPage("/saisons", async (WallDirectory walls, CancellationToken cancellation) =>
            Pages.Show<SeasonListPage>(new { Walls = await walls.AllAsync(cancellation) })).SameForEveryone();
        site.MapPage("/saisons/{season}", ShowSeasonAsync).SameForEveryone();
        site.MapPage("/themes/{theme}", ShowThemeAsync).SameForEveryone();
        site.MapPage("/themes/{theme}/flux", (string theme, ThemeAtom atom, HttpContext http, CancellationToken cancellation) => atom.ShowAsync(theme, http, cancellation)).SameForEveryone();
    }

    private static async Task<IResult> ShowSeasonAsync(string season, WallDirectory walls, Programme programme, TimeProvider time, CancellationToken cancellation)
    {
        var places = (await walls.AllAsync(cancellation)).Where(place => place.Season.Slug == season).ToList();
        if (places.Count == 0)
            return Results.NotFound();
        var themes = places.Select(place => place.Theme.Slug).ToHashSet(StringComparer.Ordinal);
        var offer = await Offer.OfAsync(
            programme, season, group => group.Season == season || themes.Contains(group.Theme), found => found.Season == season || themes.Contains(found.Theme), When.Today(time), cancellation);
        return Pages.Show<SeasonPage>(new { places[0].Season, Walls = places, Offer = offer });
    }

    private static async Task<IResult> ShowThemeAsync(string theme, WallDirectory walls, Programme programme, IDbContextFactory<QsecDb> databases, TimeProvider time, CancellationToken cancellation)
    {
        if ((await walls.AllAsync(cancellation)).FirstOrDefault(place => place.Theme.Slug == theme) is not { } place)
            return Results.NotFound();
        await using var db = await databases.CreateDbContextAsync(cancellation);

        // Read first: what is newer is told again, never missed.
        var sequence = await db.Walls.Where(wall => wall.Id == place.Id).Select(wall => wall.Sequence).SingleAsync(cancellation);
        var published = db.Contributions.AsNoTracking().Where(contribution => contribution.WallId == place.Id && contribution.PublishedAt != null);
        var latest = await published.OrderByDescending(contribution => contribution.PublishedAt).Take(MostLatest).ToListAsync(cancellation);
        var offer = await Offer.OfAsync(programme, place.Season.Slug, group => group.Theme == theme, found => found.Theme == theme, When.Today(time), cancellation);
        return Pages.Show<ThemePage>(new
        {
            Place = place,
            Offer = offer,
            Sequence = sequence,
            Latest = (IReadOnlyList<ContributionView>)await db.SeenAsync(latest, cancellation),
            Total = await published.CountAsync(cancellation),
            Synthesis = (await programme.AllAsync<Synthesis>(cancellation)).FirstOrDefault(entry => entry.Content.Theme == theme)?.Content,
        });
    }
}
