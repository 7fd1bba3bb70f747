using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Common;
using QSEC2.Domain.Contributions;

namespace QSEC2.Web.Data;

/// <summary>A contribution as it is stored: the one that was sent, or the one that the same key had stored before.</summary>
public sealed record Stored(Guid Id, string Code, string Fingerprint, bool Again);

/// <summary>
/// Stores submissions durably, many in one transaction: SQLite has one writer, and one disk write then serves a whole room.
/// Gives each its number on its wall, and answers a repeated key with what it stored the first time.
/// </summary>
public class SubmissionWriter(IDbContextFactory<QsecDb> databases, ILogger<SubmissionWriter> logger) : BackgroundService
{
    private const int MostAtOnce = 128;
    private readonly Channel<Job> _jobs = System.Threading.Channels.Channel.CreateBounded<Job>(new BoundedChannelOptions(1_024) { SingleReader = true });

    /// <summary>Returns once the contribution is on the disk.</summary>
    /// <exception cref="RuleBroken">The wall is closed.</exception>
    public virtual async Task<Stored> StoreAsync(Contribution contribution, CancellationToken cancellation)
    {
        var job = new Job(contribution);
        await _jobs.Writer.WriteAsync(job, cancellation);
        return await job.Done.Task;
    }

    /// <summary>Takes no more, and writes what it took; whoever comes later is refused, even when it was stopped before it began.</summary>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        _jobs.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not cancelled: what was accepted is written, even while the site stops.
        var batch = new List<Job>(MostAtOnce);
        while (await _jobs.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (batch.Count < MostAtOnce && _jobs.Reader.TryRead(out var job))
                batch.Add(job);
            await WriteAsync(batch);
            batch.Clear();
        }
    }

    private async Task WriteAsync(List<Job> batch)
    {
        try
        {
            await WriteTogetherAsync(batch);
        }
        catch (Exception failure) when (batch.Count > 1)
        {
            logger.LogWarning(failure, "{Count} submissions could not be stored together; trying them one by one.", batch.Count);
            foreach (var job in batch)
                await WriteAsync([job]);
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "A submission to wall {Wall} could not be stored.", batch[0].Contribution.WallId);
            batch[0].Done.TrySetException(failure);
        }
    }

    private async Task WriteTogetherAsync(List<Job> batch)
    {
        await using var db = await databases.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var keys = batch.ConvertAll(job => job.Contribution.SubmissionKey);
        var known = await db.Contributions.AsNoTracking()
            .Where(contribution => keys.Contains(contribution.SubmissionKey))
            .Select(contribution => new { contribution.SubmissionKey, contribution.Id, contribution.Code, contribution.Fingerprint })
            .ToDictionaryAsync(contribution => contribution.SubmissionKey, contribution => new Stored(contribution.Id, contribution.Code, contribution.Fingerprint, Again: true));
        var fresh = await AddFreshAsync(db, batch, known);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();

        // Only now: the sender is told once it is on the disk.
        foreach (var (job, stored) in fresh)
            job.Done.TrySetResult(stored);
        foreach (var job in batch)
        {
            if (known.TryGetValue(job.Contribution.SubmissionKey, out var before))
                job.Done.TrySetResult(before);
            else
                job.Done.TrySetException(new RuleBroken(Rule.WallClosed));
        }
    }

    private static async Task<List<(Job Job, Stored Stored)>> AddFreshAsync(QsecDb db, List<Job> batch, Dictionary<Guid, Stored> known)
    {
        var added = new List<(Job, Stored)>(batch.Count);
        foreach (var onWall in batch.GroupBy(job => (job.Contribution.WallId, Door: job.Contribution.DebateWallId ?? job.Contribution.WallId)))
        {
            var fresh = onWall.DistinctBy(job => job.Contribution.SubmissionKey).Where(job => !known.ContainsKey(job.Contribution.SubmissionKey)).ToList();
            if (fresh.Count == 0 || await TakeNumbersAsync(db, onWall.Key.WallId, onWall.Key.Door, fresh.Count) is not { } last)
                continue;
            var number = last - fresh.Count;
            foreach (var job in fresh)
            {
                job.Contribution.Take(++number);
                db.Contributions.Add(job.Contribution);
                var stored = new Stored(job.Contribution.Id, job.Contribution.Code, job.Contribution.Fingerprint, Again: false);
                known.Add(job.Contribution.SubmissionKey, stored with { Again = true });
                added.Add((job, stored));
            }
        }

        return added;
    }

    // Null when the door is closed: the wall itself, or that of the debate in which people write.
    internal static async Task<int?> TakeNumbersAsync(QsecDb db, Guid wallId, Guid door, int count, CancellationToken cancellation = default)
    {
        var last = await db.Database
            .SqlQuery<int>($"""UPDATE "Walls" SET "LastNumber" = "LastNumber" + {count} WHERE "Id" = {wallId} AND (SELECT "IsOpen" FROM "Walls" WHERE "Id" = {door}) RETURNING "LastNumber" AS "Value" """)
            .ToListAsync(cancellation);
        return last is [var number] ? number : null;
    }

    private sealed record Job(Contribution Contribution, TaskCompletionSource<Stored> Done)
    {
        public Job(Contribution contribution)
            : this(contribution, new TaskCompletionSource<Stored>(TaskCreationOptions.RunContinuationsAsynchronously))
        {
        }
    }
}
