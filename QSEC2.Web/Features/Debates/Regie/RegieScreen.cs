using System.Globalization;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Contributions;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Features.Debates.Access;
using QSEC2.Web.Features.Walls;
using QSEC2.Web.Http;

namespace QSEC2.Web.Features.Debates.Regie;

/// <summary>The régie as a page, after whatever was done with it. It reads what it shows, however long the wall is.</summary>
public sealed class RegieScreen(WallReader walls, IDbContextFactory<QsecDb> databases)
{
    public async Task<IResult> ShowAsync(HttpContext http, DebateAccess access, RegieCommandResult result, CancellationToken cancellation)
    {
        // What only the mediator may see does not stay in a browser.
        http.Response.Headers.CacheControl = "no-store";
        var (sequence, _) = await walls.HeadAsync(access.Place.Id, cancellation);
        var stage = await walls.ReadStageAsync(access.Place, cancellation);
        var named = await walls.FindManyAsync(access.Place, [.. stage.Named, .. stage.Hidden], cancellation);
        var filter = RegieFilter.Read(http.Request.Query);
        var (listed, counts) = await ListAsync(access.Place.Id, stage, filter, cancellation);
        var view = new RegieView(access.Debate, access.Place, stage, sequence, named, listed, counts, filter, result);
        return Pages.Show<RegiePage>(new { View = view });
    }

    private async Task<(IReadOnlyList<ContributionView> Listed, RegieCounts Counts)> ListAsync(
        Guid wallId,
        StageView stage,
        RegieFilter filter,
        CancellationToken cancellation
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var onWall = db.Contributions.AsNoTracking().Where(contribution => contribution.DebateWallId == wallId);
        var published = onWall.Where(contribution => contribution.PublishedAt != null);
        var all = await published.CountAsync(cancellation);
        var filtered = await FilterAsync(db, published, wallId, stage, filter, cancellation);
        var count = filter.IsEmpty ? all : await filtered.CountAsync(cancellation);
        var listed = await filtered
            .OrderByDescending(contribution => contribution.PublishedAt)
            .ThenByDescending(contribution => contribution.Number)
            .Skip(filter.Skip)
            .Take(filter.Count)
            .ToListAsync(cancellation);
        var held = await CountHeldBackAsync(published, stage, cancellation);
        var waiting = await onWall.CountAsync(one => one.Verdict == null && one.WithdrawnAt == null, cancellation);
        return (await db.ReadPublicViewsAsync(listed, cancellation), new RegieCounts(all, count, held, waiting));
    }

    private static async Task<IQueryable<Contribution>> FilterAsync(
        QsecDb db,
        IQueryable<Contribution> published,
        Guid wallId,
        StageView stage,
        RegieFilter filter,
        CancellationToken cancellation
    )
    {
        if (filter.Kind is { } kind)
            published = published.Where(contribution => contribution.Kind == kind);
        if (filter.Unasked)
        {
            IReadOnlyList<Guid> asked = stage.Now is { } now ? [now, .. stage.Answered] : stage.Answered;
            published = published.Where(contribution => !EF.Parameter(asked).Contains(contribution.Id));
        }

        if (filter.Words.Length == 0)
            return published;
        var found = await DatabaseEngine.Of(db).SearchInDebateAsync(db, filter.Words, wallId, filter.Kind, cancellation);
        return int.TryParse(filter.Words, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? published.Where(contribution => contribution.Number == number || EF.Parameter(found).Contains(contribution.Id))
            : published.Where(contribution => EF.Parameter(found).Contains(contribution.Id));
    }

    // Those that the stage does not let in, but for those that it hides.
    private static async Task<int> CountHeldBackAsync(IQueryable<Contribution> published, StageView stage, CancellationToken cancellation)
    {
        if (stage.FrozenAt is not { } frozen)
            return 0;
        IReadOnlyList<Guid> known = [.. stage.Hidden, .. stage.Named];
        return await published.CountAsync(one => one.PublishedAt > frozen && !EF.Parameter(known).Contains(one.Id), cancellation);
    }
}
