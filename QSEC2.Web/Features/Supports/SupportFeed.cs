using Microsoft.EntityFrameworkCore;
using QSEC2.Web.Data;
using QSEC2.Web.Live;

namespace QSEC2.Web.Features.Supports;

/// <summary>Tells the walls how many people said "moi aussi": a few times a second, never one by one.</summary>
public sealed class SupportFeed(IDbContextFactory<QsecDb> databases, Changes changes, TimeProvider time, ILogger<SupportFeed> logger)
    : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LooksAnyway = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // Armed before reading: a change in between would be lost.
            var next = changes.Supports.Next;
            try
            {
                await TellAsync(stoppingToken);
                await Task.Delay(Between, time, stoppingToken);
                await Task.WhenAny(next, Task.Delay(LooksAnyway, time, stoppingToken));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                logger.LogWarning(failure, "The counts of supports could not be told to the walls; trying again.");
                await Task.Delay(Between, time, CancellationToken.None);
            }
        }
    }

    private async Task TellAsync(CancellationToken stopping)
    {
        await using var db = await databases.CreateDbContextAsync(stopping);
        var behind = db.Contributions.Where(contribution =>
            contribution.Supports != contribution.SupportsShown && contribution.PublishedAt != null
        );
        if (!await behind.AnyAsync(stopping))
            return;
        await using var transaction = await db.Database.BeginTransactionAsync(stopping);
        var contributions = await behind.ToListAsync(stopping);
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

        await db.SaveChangesAsync(stopping);
        await transaction.CommitAsync(CancellationToken.None);
        changes.WallsChanged(walls.Values);
    }
}
