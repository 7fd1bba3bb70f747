using System.Security.Claims;
using QSEC2.Web.Data;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Seasons;

/// <summary>The seasons and their themes.</summary>
public static class SeasonPages
{
    public static IServiceCollection AddSeasons(this IServiceCollection services) =>
        services.AddSingleton<ThemeScreen>().AddSingleton<ThemeAtom>();

    public static void MapSeasons(this IEndpointRouteBuilder site)
    {
        site.MapPage(
                "/saisons",
                async (WallDirectory walls, CancellationToken cancellation) =>
                    Pages.Show<SeasonListPage>(new { Walls = await walls.AllAsync(cancellation) })
            )
            .SameForEveryone();
        site.MapPage("/saisons/{season}", ShowSeasonAsync).SameForEveryone();
        site.MapPage(
                "/themes/{theme}",
                (string theme, ThemeScreen screen, CancellationToken cancellation) => screen.ShowAsync(theme, null, cancellation)
            )
            .SameForEveryone();
        site.MapPage(
                "/themes/{theme}/flux",
                (string theme, ThemeAtom atom, HttpContext http, CancellationToken cancellation) =>
                    atom.ShowAsync(theme, http, cancellation)
            )
            .SameForEveryone();
        site.MapPreview(
            "/themes/{theme}",
            (string theme, ClaimsPrincipal user, ThemeScreen screen, CancellationToken cancellation) =>
                screen.ShowAsync(theme, user.AsEditor(), cancellation)
        );
    }

    private static async Task<IResult> ShowSeasonAsync(
        string season,
        WallDirectory walls,
        PublishedProgramme programme,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var places = (await walls.AllAsync(cancellation)).Where(place => place.Season.Slug == season).ToList();
        if (places.Count == 0)
            return Results.NotFound();
        var themes = places.Select(place => place.Theme.Slug).ToHashSet(StringComparer.Ordinal);
        var related = await RelatedProgramme.OfAsync(
            programme,
            season,
            group => group.Season == season || themes.Contains(group.Theme),
            found => found.Season == season || themes.Contains(found.Theme),
            DateTexts.Today(time),
            cancellation
        );
        return Pages.Show<SeasonPage>(
            new
            {
                places[0].Season,
                Walls = places,
                RelatedProgramme = related,
            }
        );
    }
}
