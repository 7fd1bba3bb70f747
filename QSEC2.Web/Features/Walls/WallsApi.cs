using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Walls;

public static class WallsApi
{
    private const int MostEvents = 500;

    public static void MapWallsApi(this IEndpointRouteBuilder api)
    {
        api.MapGet("/walls", ListAsync).WithName("listWalls").WithSummary("The walls").Produces<IReadOnlyList<WallSummary>>();
        api.MapGet("/walls/{wall}", ReadAsync)
            .WithName("getWall")
            .WithSummary("A wall with what is on it, newest first")
            .Produces<WallContents>()
            .ProducesProblem(404);
        api.MapGet("/walls/{wall}/events", EventsAsync)
            .WithName("listEvents")
            .WithSummary("What happened after an event")
            .Produces<WallEventsPage>()
            .ProducesProblem(404);
        api.MapGet("/contributions/{id:guid}", FindAsync)
            .WithName("getContribution")
            .WithSummary("A published contribution")
            .Produces<ContributionView>()
            .ProducesProblem(404);
    }

    private static async Task<IResult> ListAsync(WallDirectory walls, WallCounts counts, CancellationToken cancellation)
    {
        var published = await counts.ReadAsync(cancellation);
        return Results.Ok(
            (await walls.AllAsync(cancellation)).Select(place => new WallSummary(
                place.Slug,
                place.Title.Localized(),
                place.Theme.Slug,
                place.Season.Slug,
                place.Wall.Sequence,
                published.GetValueOrDefault(place.Id),
                place.Wall.IsOpen
            ))
        );
    }

    private static async Task<IResult> ReadAsync(
        string wall,
        WallDirectory walls,
        WallReader reader,
        ApiProblems problems,
        CancellationToken cancellation
    )
    {
        if (await walls.FindAsync(wall, cancellation) is not { } place)
            return problems.NotFound();
        var (sequence, _, contributions) = await reader.NowAsync(place, cancellation);
        return Results.Ok(new WallContents(place.Slug, place.Title.Localized(), sequence, contributions));
    }

    private static async Task<IResult> EventsAsync(
        string wall,
        long? after,
        int? limit,
        WallDirectory walls,
        WallReader reader,
        ApiProblems problems,
        CancellationToken cancellation
    )
    {
        if (await walls.FindAsync(wall, cancellation) is not { } place)
            return problems.NotFound();
        var page = await reader.EventsAsync(
            place,
            Math.Max(0, after ?? 0),
            Math.Clamp(limit ?? 100, 1, MostEvents),
            Language.Current,
            cancellation
        );
        return Results.Ok(page);
    }

    private static async Task<IResult> FindAsync(Guid id, WallReader reader, ApiProblems problems, CancellationToken cancellation) =>
        await reader.FindPublishedAsync(id, cancellation) is { } contribution ? Results.Ok(contribution) : problems.NotFound();
}
