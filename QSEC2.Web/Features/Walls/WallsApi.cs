using System.Globalization;
using Microsoft.Extensions.Localization;
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
            .ProducesProblem(400)
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
        int? limit,
        string? before,
        WallDirectory walls,
        WallReader reader,
        ApiProblems problems,
        IStringLocalizer<Texts> texts,
        CancellationToken cancellation
    )
    {
        if (await walls.FindAsync(wall, cancellation) is not { } place)
            return problems.NotFound();

        // Named and left empty, it is none.
        before = before is { Length: > 0 } ? before : null;
        var after = before is null ? null : Place(before);
        if (before is not null && after is null)
            return problems.Invalid("before", texts["Api.Cursor"], "invalid");
        var most = Math.Clamp(limit ?? WallReader.MostAtOnce, 1, WallReader.MostAtOnce);
        var (sequence, contributions, next) = await reader.PageAsync(place, after, most, cancellation);
        return Results.Ok(new WallContents(place.Slug, place.Title.Localized(), sequence, contributions, next?.ToString()));
    }

    private static (DateTimeOffset At, int Number)? Place(string before) =>
        ListCursor.Read(before) is var (at, key) && int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (at, number)
            : null;

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
