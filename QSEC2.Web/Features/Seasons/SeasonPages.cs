using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Programme;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Operations;

namespace QSEC2.Web.Features.Seasons;

/// <summary>What there is of a season or a theme: exhibitions, stops, groups and events.</summary>
public sealed record Offer(
    IReadOnlyList<Published<Exhibition>> Exhibitions, IReadOnlyList<Published<CitizenGroup>> Groups, IReadOnlyList<Published<Event>> Events);

/// <summary>The seasons and their themes.</summary>
public static class SeasonPages
{
    private const int MostLatest = 6;

    public static void MapSeasons(this IEndpointRouteBuilder site)
    {
        site.MapPage("/saisons", async (WallDirectory walls, CancellationToken cancellation) =>
            Pages.Show<SeasonListPage>(new { Walls = await walls.AllAsync(cancellation) })).SameForEveryone();
        site.MapPage("/saisons/{season}", ShowSeasonAsync).SameForEveryone();
        site.MapPage("/themes/{theme}", (string theme, WallDirectory walls, Programme programme, IDbContextFactory<QsecDb> databases, CancellationToken cancellation) =>
            ShowThemeAsync(theme, null, walls, programme, databases, cancellation)).SameForEveryone();
        site.MapPreview("/themes/{theme}", (string theme, ClaimsPrincipal user, WallDirectory walls, Programme programme, IDbContextFactory<QsecDb> databases, CancellationToken cancellation) =>
            ShowThemeAsync(theme, user.AsEditor(), walls, programme, databases, cancellation));
    }

    private static async Task<IResult> ShowSeasonAsync(string season, WallDirectory walls, Programme programme, CancellationToken cancellation)
    {
        var places = (await walls.AllAsync(cancellation)).Where(place => place.Season.Slug == season).ToList();
        if (places.Count == 0)
            return Results.NotFound();
        var themes = places.Select(place => place.Theme.Slug).ToHashSet(StringComparer.Ordinal);
        var offer = new Offer(
            [.. (await programme.AllAsync<Exhibition>(cancellation)).Where(exhibition => exhibition.Content.Season == season)],
            [.. (await programme.AllAsync<CitizenGroup>(cancellation)).Where(group => group.Content.Season == season || themes.Contains(group.Content.Theme))],
            [.. (await programme.AllAsync<Event>(cancellation)).Where(found => found.Content.Season == season || themes.Contains(found.Content.Theme)).OrderByDescending(found => found.Content.Day)]);
        return Pages.Show<SeasonPage>(new { places[0].Season, Walls = places, Offer = offer });
    }

    private static async Task<IResult> ShowThemeAsync(
        string theme, Editor? writer, WallDirectory walls, Programme programme, IDbContextFactory<QsecDb> databases, CancellationToken cancellation)
    {
        if ((await walls.AllAsync(cancellation)).FirstOrDefault(place => place.Theme.Slug == theme) is not { } place)
            return Results.NotFound();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var published = db.Contributions.AsNoTracking().Where(contribution => contribution.WallId == place.Id && contribution.PublishedAt != null);
        var latest = await published.OrderByDescending(contribution => contribution.PublishedAt).Take(MostLatest).ToListAsync(cancellation);
        var offer = new Offer(
            [.. (await programme.AllAsync<Exhibition>(cancellation)).Where(exhibition => exhibition.Content.Season == place.Season.Slug)],
            [.. (await programme.AllAsync<CitizenGroup>(cancellation)).Where(group => group.Content.Theme == theme)],
            [.. (await programme.AllAsync<Event>(cancellation)).Where(found => found.Content.Theme == theme).OrderByDescending(found => found.Content.Day)]);
        return Pages.Show<ThemePage>(new
        {
            Place = place,
            Offer = offer,
            Latest = (IReadOnlyList<ContributionView>)[.. latest.Select(ContributionView.Of)],
            Total = await published.CountAsync(cancellation),
            Synthesis = (await programme.AllAsync<Synthesis>(writer, cancellation)).FirstOrDefault(entry => entry.Content.Theme == theme)?.Content,
            Preview = writer is not null,
        });
    }
}
