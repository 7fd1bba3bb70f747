using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Walls;
using QSEC2.Web.Data;
using QSEC2.Web.Live;

namespace QSEC2.Web.Features.Supports;

/// <summary>Tells the walls how many people said "moi aussi": a few times a second, never one by one.</summary>
public sealed class SupportFeed(IDbContextFactory<QsecDb> databases, Changes changes, TimeProvider time, ILogger<SupportFeed> logger)
    : BackgroundService
{
    private static readonly TimeSpan PauseBetweenRounds = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // Armed before reading: a change in between would be lost.
            var next = changes.Supports.Next;
            try
            {
                await UpdateWallsAsync(stoppingToken);
                await Task.Delay(PauseBetweenRounds, time, stoppingToken);
                await Task.WhenAny(next, Task.Delay(PollInterval, time, stoppingToken));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                logger.LogWarning(failure, "The counts of supports could not be told to the walls; trying again.");
                await Task.Delay(PauseBetweenRounds, time, CancellationToken.None);
            }
        }
    }

    private async Task UpdateWallsAsync(CancellationToken stopping)
    {
        // Looked at before: who has nothing to write keeps nobody waiting.
        await using (var db = await databases.CreateDbContextAsync(stopping))
        {
            if (!await NotYetShown(db).AnyAsync(stopping))
                return;
        }

        changes.WallsChanged(await databases.TransactAsync(db => CountAsync(db, stopping), stopping));
    }

    private async Task<IReadOnlyCollection<Wall>> CountAsync(QsecDb db, CancellationToken stopping)
    {
        var contributions = await NotYetShown(db).ToListAsync(stopping);
        var ids = contributions
            .SelectMany(contribution => new[] { contribution.WallId, contribution.DebateWallId ?? contribution.WallId })
            .Distinct()
            .ToList();
        var walls = await db.Walls.Where(wall => ids.Contains(wall.Id)).ToDictionaryAsync(wall => wall.Id, stopping);
        foreach (var contribution in contributions)
        {
            walls[contribution.WallId].Count(contribution, time.GetUtcNow());
            if (contribution.DebateWallId is { } debate)
                walls[debate].Count(contribution, time.GetUtcNow());
        }

        return walls.Values;
    }

    private static IQueryable<Contribution> NotYetShown(QsecDb db) =>
        db.Contributions.Where(contribution => contribution.Supports != contribution.SupportsShown && contribution.PublishedAt != null);
}
