using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Debates;
using QSEC2.Domain.Programme;
using QSEC2.Domain.Walls;
using QSEC2.Web.Data;

namespace QSEC2.Web.Features.Debates.Memories;

/// <summary>Reads what stays of a debate, from the present: what was removed since, or hidden in the room, is not in it.</summary>
public sealed class MemoryReader(IDbContextFactory<QsecDb> databases, PublishedProgramme programme)
{
    /// <param name="debate">Closed.</param>
    public async Task<DebateMemory> ReadAsync(Debate debate, WallWithTheme place, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var stage = (await db.Walls.AsNoTracking().SingleAsync(wall => wall.Id == place.Id, cancellation)).Stage ?? Stage.Undirected;
        var written = db.Contributions.AsNoTracking().Where(contribution => contribution.DebateWallId == place.Id);
        var shown = (
            await written
                .Where(contribution => contribution.PublishedAt != null)
                .OrderBy(contribution => contribution.Number)
                .ToListAsync(cancellation)
        ).FindAll(contribution => !stage.Hidden.Contains(contribution.Id));
        var received = await written.CountAsync(contribution => contribution.WithdrawnAt == null, cancellation);
        var seen = await db.ReadPublicViewsAsync(shown, cancellation);
        var byId = seen.ToDictionary(contribution => contribution.Id);
        return new DebateMemory(
            debate,
            place,
            seen,
            [.. stage.Answered.Where(byId.ContainsKey).Select(id => byId[id])],
            MemoryFigures.Of(received, shown)
        )
        {
            Event = debate.Event is { } slug ? (await programme.FindAsync<Event>(slug, cancellation))?.Slug : null,
        };
    }
}
