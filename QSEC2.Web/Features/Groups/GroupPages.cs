using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Programme;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Groups;

/// <summary>The "groupes QSEC": who they are, what they ask, what they made, how to join one.</summary>
public static class GroupPages
{
    public static void MapGroups(this IEndpointRouteBuilder site)
    {
        site.MapPage("/groupes", ListAsync).SameForEveryone();
        site.MapPage(
                "/groupes/{slug}",
                (
                    string slug,
                    PublishedProgramme programme,
                    WallDirectory walls,
                    IDbContextFactory<QsecDb> databases,
                    TimeProvider time,
                    CancellationToken cancellation
                ) => ShowAsync(slug, null, programme, walls, databases, DateTexts.Today(time), cancellation)
            )
            .SameForEveryone();
        site.MapPreview(
            "/groupes/{slug}",
            (
                string slug,
                ClaimsPrincipal user,
                PublishedProgramme programme,
                WallDirectory walls,
                IDbContextFactory<QsecDb> databases,
                TimeProvider time,
                CancellationToken cancellation
            ) => ShowAsync(slug, user.AsEditor(), programme, walls, databases, DateTexts.Today(time), cancellation)
        );
    }

    private static async Task<IResult> ListAsync(PublishedProgramme programme, WallDirectory walls, CancellationToken cancellation) =>
        Pages.Show<GroupListPage>(
            new
            {
                Groups = await programme.AllAsync<CitizenGroup>(cancellation),
                Seasons = (await walls.AllAsync(cancellation))
                    .Select(place => place.Season)
                    .DistinctBy(season => season.Slug)
                    .ToDictionary(season => season.Slug),
            }
        );

    // Those that are on a wall, in the order in which the group names them.
    private static async Task<IReadOnlyList<ContributionView>> ContributionsAsync(
        CitizenGroup group,
        IDbContextFactory<QsecDb> databases,
        CancellationToken cancellation
    )
    {
        var ids = group.Contributions.Select(one => one.Id).OfType<Guid>().Distinct().ToList();
        if (ids.Count == 0)
            return [];
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var published = await db
            .Contributions.AsNoTracking()
            .Where(contribution => ids.Contains(contribution.Id) && contribution.PublishedAt != null)
            .ToListAsync(cancellation);
        var views = await db.ReadPublicViewsAsync(published, cancellation);
        return [.. views.OrderBy(contribution => ids.IndexOf(contribution.Id))];
    }

    private static async Task<IResult> ShowAsync(
        string slug,
        Editor? writer,
        PublishedProgramme programme,
        WallDirectory walls,
        IDbContextFactory<QsecDb> databases,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        if (await programme.FindAsync<CitizenGroup>(slug, writer, cancellation) is not { } group)
            return Results.NotFound();
        var places = await walls.AllAsync(cancellation);
        return Pages.Show<GroupPage>(
            new
            {
                Group = group,
                Season = places.FirstOrDefault(place => place.Season.Slug == group.Content.Season)?.Season,
                Wall = places.FirstOrDefault(place => place.Theme.Slug == group.Content.Theme),
                Operator = (await programme.AllAsync<Operator>(cancellation))
                    .FirstOrDefault(one => one.Content.Department == group.Content.Department)
                    ?.Content,
                Contributions = await ContributionsAsync(group.Content, databases, cancellation),
                Today = today,
                Preview = writer is not null,
            }
        );
    }
}
