using Microsoft.EntityFrameworkCore;
using QSEC2.Web.Data;
using QSEC2.Web.Images;

namespace QSEC2.Web.Operations;

/// <summary>Shortly after the start and once a day: deletes the pictures that belong to no contribution, which a crash leaves.</summary>
public sealed class Housekeeping(IDbContextFactory<QsecDb> databases, PhotoWorkshop photos, TimeProvider time, ILogger<Housekeeping> logger) : BackgroundService
{
    private static readonly TimeSpan AfterTheStart = TimeSpan.FromMinutes(1);

    public Task SweepAsync(CancellationToken cancellation) => photos.SweepAsync(KnownAsync, time, cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = AfterTheStart; ; wait = TimeSpan.FromDays(1))
        {
            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
                return;
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(failure, "Pictures of no contribution could not be swept; trying again tomorrow.");
            }
        }
    }

    private async Task<IReadOnlySet<Guid>> KnownAsync(IReadOnlyCollection<Guid> ids)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Contributions.Where(contribution => ids.Contains(contribution.Id)).Select(contribution => contribution.Id).ToHashSetAsync();
    }
}
