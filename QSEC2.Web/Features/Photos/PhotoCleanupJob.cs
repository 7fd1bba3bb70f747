using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using QSEC2.Web.Data;
using QSEC2.Web.Images;

namespace QSEC2.Web.Features.Photos;

/// <summary>
/// Every hour, deletes what a crash left behind, pictures of nothing that has one, and those that the team sent in and shows nowhere.
/// </summary>
public sealed class PhotoCleanupJob(
    IDbContextFactory<QsecDb> databases,
    PhotoIntake photos,
    TimeProvider time,
    ILogger<PhotoCleanupJob> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do await CleanUpAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site stops.
        }
    }

    private async Task CleanUpAsync(CancellationToken cancellation)
    {
        try
        {
            await databases.TransactAsync(db => db.DeleteUnusedAsync(time.GetUtcNow(), cancellation), cancellation);
            await photos.SweepAsync(ids => WithPictureAsync(ids, cancellation), time, cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or DatabaseBusy or DbException)
        {
            logger.LogWarning(failure, "What a crash left behind could not be deleted; trying again in an hour.");
        }
    }

    // An erased contribution has none: its picture goes even when the site stopped before deleting it.
    private async Task<IReadOnlySet<Guid>> WithPictureAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var sent = await db
            .Contributions.Where(contribution => ids.Contains(contribution.Id) && contribution.ErasedAt == null)
            .Select(contribution => contribution.Id)
            .ToListAsync(cancellation);
        return (await db.PictureFiles.Where(file => ids.Contains(file.Id)).Select(file => file.Id).ToListAsync(cancellation))
            .Concat(sent)
            .ToHashSet();
    }
}
