using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Programme;
using QSEC2.Web.Data;
using QSEC2.Web.Data.Seed;
using QSEC2.Web.Features.Home;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Walls;

public static class WallPages
{
    // As many as a screen measures to turn its pages; a debate has all of its room instead.
    private const int MostOfATheme = 60;

    public static void MapWallPages(this IEndpointRouteBuilder site)
    {
        site.MapPage(
                "/",
                async (
                    WallDirectory walls,
                    WallCounts counts,
                    WallReader reader,
                    PublishedProgramme programme,
                    TimeProvider time,
                    CancellationToken cancellation
                ) =>
                    Pages.Show<HomePage>(
                        new
                        {
                            Next = (await programme.AllAsync<Event>(cancellation))
                                .Where(found => !found.Content.IsPast(DateTexts.Today(time)))
                                .OrderBy(found => found.Content.Day)
                                .ThenBy(found => found.Content.Starts)
                                .Take(HomePage.MostNext)
                                .ToList(),
                            Walls = await walls.AllAsync(cancellation),
                            Counts = await counts.ReadAsync(cancellation),
                            Debates = (IReadOnlyList<WallWithTheme>)
                                [.. (await walls.DebatesAsync(cancellation)).Where(place => place.Debate!.IsLive(time.GetUtcNow()))],
                            Latest = await reader.LatestAsync(HomePage.MostLatest, cancellation),
                            OnNow = (await programme.AllAsync<TourStop>(cancellation))
                                .Where(found => found.Content.On(DateTexts.Today(time)) is StopTiming.Now)
                                .ToList(),
                            Figures = KeyFigure.All.Take(HomePage.MostFigures).ToList(),
                            Funders = (await programme.AllAsync<Partner>(cancellation))
                                .Where(found => found.Content.Type is PartnerKind.Funder)
                                .ToList(),
                        }
                    )
            )
            .SameForEveryone();
        site.MapPage(
                "/murs",
                async (WallDirectory walls, WallCounts counts, CancellationToken cancellation) =>
                    Pages.Show<WallListPage>(
                        new { Walls = await walls.AllAsync(cancellation), Counts = await counts.ReadAsync(cancellation) }
                    )
            )
            .SameForEveryone();
        site.MapPage("/murs/{wall}", ShowWallAsync).SameForEveryone(wall: "wall");
        site.MapPage(
                "/murs/{wall}/flux",
                (string wall, WallAtom atom, HttpContext http, CancellationToken cancellation) => atom.ShowAsync(wall, http, cancellation)
            )
            .SameForEveryone(wall: "wall");
        site.MapPage("/murs/{wall}/projection", ShowProjectionAsync).SameForEveryone(wall: "wall");
        site.MapPage("/murs/{wall}/integre", ShowEmbeddedAsync).SameForEveryone(wall: "wall");
        site.MapPage("/contributions/{id:guid}", ShowContributionAsync).SameForEveryone();
        site.MapPage(
            "/c/{wall}",
            async (string wall, WallDirectory walls, CancellationToken cancellation) =>
                await walls.FindAsync(wall, cancellation) is { } place
                    ? Results.LocalRedirect(Language.Link($"/murs/{place.Slug}/contribuer?canal=telephone"))
                    : Results.NotFound()
        );
    }

    private static async Task<IResult> ShowWallAsync(
        string wall,
        int? page,
        HttpContext http,
        WallDirectory walls,
        WallReader reader,
        PublicUrl site,
        CancellationToken cancellation
    )
    {
        if (await walls.FindAsync(wall, cancellation) is not { } place)
            return Results.NotFound();
        if (page is < 1 or > WallPage.MostPages)
            return Results.NotFound();
        var (sequence, total, contributions) = await reader.NewestAsync(
            place,
            cancellation,
            ((page ?? 1) - 1) * WallPage.CardsAPage,
            WallPage.CardsAPage
        );
        if (page > 1 && contributions.Count == 0)
            return Results.NotFound();
        return Pages.Show<WallPage>(
            new
            {
                Place = place,
                Sequence = sequence,
                Contributions = contributions,
                Total = total,
                Page = page ?? 1,
                Stage = await StageAsync(place, reader, cancellation),
                ShortAddress = site.Absolute(http, $"/c/{place.Slug}"),
                AddressWithBreak = site.WithoutScheme(http, $"/c/{place.Slug}"),
            }
        );
    }

    private static async Task<IResult> ShowEmbeddedAsync(
        string wall,
        WallDirectory walls,
        WallReader reader,
        CancellationToken cancellation
    )
    {
        if (await walls.FindAsync(wall, cancellation) is not { } place)
            return Results.NotFound();
        var (sequence, total, contributions) = await reader.NewestAsync(place, cancellation, take: EmbedPage.MostCards);
        return Pages.Show<EmbedPage>(
            new
            {
                Place = place,
                Sequence = sequence,
                Total = total,
                Contributions = contributions,
            }
        );
    }

    private static async Task<IResult> ShowProjectionAsync(
        string wall,
        HttpContext http,
        WallDirectory walls,
        WallReader reader,
        PublicUrl site,
        CancellationToken cancellation
    )
    {
        if (await walls.FindAsync(wall, cancellation) is not { } place)
            return Results.NotFound();
        var (sequence, total, contributions) = await reader.NewestAsync(
            place,
            cancellation,
            take: place.Debate is null ? MostOfATheme : WallReader.CardsOnProjection
        );
        var stage = await StageAsync(place, reader, cancellation);
        if (total > contributions.Count)
            contributions =
            [
                .. contributions,
                .. await reader.OlderAsync(place, [.. contributions.Select(one => one.Id)], stage?.Named ?? [], cancellation),
            ];
        var address = place.Debate is { } debate ? $"/d/{debate.Code}" : $"/c/{place.Slug}";
        return Pages.Show<ProjectionPage>(
            new
            {
                Place = place,
                Sequence = sequence,
                Contributions = contributions,
                Older = total - contributions.Count,
                Stage = stage,
                ShortAddress = site.Absolute(http, address),
                AddressWithBreak = site.WithoutScheme(http, address),
            }
        );
    }

    private static async Task<StageView?> StageAsync(WallWithTheme place, WallReader reader, CancellationToken cancellation) =>
        place.Debate is null ? null : await reader.ReadStageAsync(place, cancellation);

    private static async Task<IResult> ShowContributionAsync(
        Guid id,
        string? merci,
        HttpContext http,
        WallReader reader,
        WallDirectory walls,
        PublicUrl site,
        Devices devices,
        PublishedProgramme programme,
        IDbContextFactory<QsecDb> databases,
        CancellationToken cancellation
    )
    {
        if (await reader.FindPublishedAsync(id, cancellation) is not { } contribution)
            return Results.NotFound();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var wallId = await db.Contributions.Where(found => found.Id == id).Select(found => found.WallId).SingleAsync(cancellation);
        var place = (await walls.AllAsync(cancellation)).Single(found => found.Id == wallId);

        // Only just after the button is this page of one device, and kept for nobody.
        var device = merci is null ? null : devices.Known(http);
        var thanks = device is { } known && await db.SupportsAsync(known, id, cancellation);
        return Pages.Show<ContributionPage>(
            new
            {
                Place = place,
                Contribution = contribution,
                Actions = (await programme.AllAsync<ActionPlan>(cancellation))
                    .SelectMany(plan =>
                        plan.Content.Actions.Where(action => action.ContributionId == id)
                            .Select(action => new ResultingAction(action, PublicEntryAddress.Of(plan.Slug, plan.Content)))
                    )
                    .ToList(),
                News = thanks ? await db.CountNewAsync(device!.Value, cancellation) : 0,
                Address = site.Absolute(http, Language.Link($"/contributions/{id}")),
                Thanks = thanks,
            }
        );
    }
}

/// <summary>An action of a territory that a contribution led to.</summary>
/// <param name="Address">Where its plan is read.</param>
public sealed record ResultingAction(PlannedAction Action, string Address);
