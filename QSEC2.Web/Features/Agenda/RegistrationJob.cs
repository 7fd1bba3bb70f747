using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Programme;
using QSEC2.Web.Data;
using QSEC2.Web.Live;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Agenda;

/// <summary>
/// What happens to registrations by itself: a larger room seats those who wait, as soon as it is saved; names and contacts are
/// erased a month after the event (needs L6).
/// </summary>
public sealed class RegistrationJob(
    IDbContextFactory<QsecDb> databases,
    RegistrationDesk desk,
    Changes changes,
    TimeProvider time,
    ILogger<RegistrationJob> logger
) : BackgroundService
{
    /// <summary>How long after its last day it is still known who came to an event.</summary>
    public const int DaysKept = 30;

    // For what another process saved, and for days that pass.
    private static readonly TimeSpan LookInterval = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    /// <summary>Seats those who wait where there is room, and erases who came long enough ago.</summary>
    /// <returns>How many were forgotten.</returns>
    public async Task<int> SeatAndForgetAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var known = db.Registrations.Where(registration => registration.ForgottenAt == null);
        var events = await db
            .Entries.AsNoTracking()
            .Where(entry => known.Any(registration => registration.EventId == entry.Id))
            .ToListAsync(cancellation);
        var past = events
            .Where(entry => ((Event)entry.Content).Through?.AddDays(DaysKept) < DateTexts.Today(time))
            .Select(entry => entry.Id)
            .ToList();
        var awaited = await known
            .Where(registration => registration.SeatedAt == null)
            .Select(registration => registration.EventId)
            .Distinct()
            .ToListAsync(cancellation);
        foreach (var entry in events.Where(entry => awaited.Contains(entry.Id)))
        {
            if (RegistrationDesk.IsOpen((Event)entry.Content, time.GetUtcNow()))
                await desk.FillAsync(entry.Id, cancellation);
        }

        var forgotten = await known.Where(registration => past.Contains(registration.EventId)).ToListAsync(cancellation);
        forgotten.ForEach(registration => registration.Forget(time.GetUtcNow()));
        return await db.SaveChangesAsync(cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // Armed before reading: a change in between would be lost.
            var next = changes.Programme.Next;
            try
            {
                await SeatAndForgetAsync(stoppingToken);
                await Task.WhenAny(next, Task.Delay(LookInterval, time, stoppingToken));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                logger.LogWarning(failure, "The registrations could not be looked after; trying again.");
                await Task.Delay(RetryDelay, time, CancellationToken.None);
            }
        }
    }
}
