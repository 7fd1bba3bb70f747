using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;

namespace QSEC2.Web.Data;

/// <summary>
/// Writes what many ask for at once in one transaction: where there is one writer, one disk write then serves a whole room.
/// </summary>
/// <typeparam name="TWork">What is asked for. Its text is what the log says of it.</typeparam>
/// <typeparam name="TDone">What came of it.</typeparam>
public abstract class GroupWriter<TWork, TDone>(IDbContextFactory<QsecDb> databases, ILogger logger) : BackgroundService
    where TWork : notnull
{
    private const int MostAtOnce = 128;
    private readonly Channel<Job> _jobs = Channel.CreateBounded<Job>(new BoundedChannelOptions(1_024) { SingleReader = true });

    /// <summary>How long others have the database for themselves after each transaction.</summary>
    protected virtual TimeSpan Between => TimeSpan.Zero;

    /// <summary>Returns once it is on the disk.</summary>
    protected async Task<TDone> WriteAsync(TWork work, CancellationToken cancellation)
    {
        var job = new Job(work, new TaskCompletionSource<TDone>(TaskCreationOptions.RunContinuationsAsynchronously));
        await _jobs.Writer.WriteAsync(job, cancellation);
        return await job.Done.Task;
    }

    /// <summary>Takes no more, and writes what it took; whoever comes later is refused, even when it was stopped before it began.</summary>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        _jobs.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    /// <summary>
    /// Writes all of it, in this order, inside a transaction that is open. Again from the beginning, reading included, when somebody else
    /// was first.
    /// </summary>
    /// <returns>What came of each, in the same order.</returns>
    protected abstract Task<IReadOnlyList<TDone>> WriteTogetherAsync(QsecDb db, IReadOnlyList<TWork> group);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not cancelled: what was accepted is written, even while the site stops.
        var group = new List<Job>(MostAtOnce);
        while (await _jobs.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (group.Count < MostAtOnce && _jobs.Reader.TryRead(out var job))
                group.Add(job);
            await WriteAsync(group);
            group.Clear();
            if (Between > TimeSpan.Zero)
                await Task.Delay(Between, CancellationToken.None);
        }
    }

    private async Task WriteAsync(List<Job> group)
    {
        try
        {
            var work = group.ConvertAll(job => job.Work);
            var done = await databases.TransactAsync(db => WriteTogetherAsync(db, work), CancellationToken.None, GetType().Name);

            // Only now: whoever asked is told once it is on the disk.
            foreach (var (job, what) in group.Zip(done))
                job.Done.TrySetResult(what);
        }
        catch (Exception failure) when (failure is StorageFailed or DatabaseBusy)
        {
            // One by one would be no better, and take as many times as long.
            logger.LogError(failure, "{Count} could not be written, {Work} among them.", group.Count, group[0].Work);
            foreach (var job in group)
                job.Done.TrySetException(failure);
        }
        catch (Exception failure) when (group.Count > 1)
        {
            logger.LogWarning(failure, "{Count} could not be written together; trying them one by one.", group.Count);
            foreach (var job in group)
                await WriteAsync([job]);
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "{Work} could not be written.", group[0].Work);
            group[0].Done.TrySetException(failure);
        }
    }

    private sealed record Job(TWork Work, TaskCompletionSource<TDone> Done);
}
