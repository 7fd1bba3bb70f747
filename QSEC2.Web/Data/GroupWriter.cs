using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;

namespace QSEC2.Web.Data;

/// <summary>
/// Writes what many ask for at once in one transaction: SQLite has one writer, and one disk write then serves a whole room.
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

    /// <summary>Writes all of it, in this order, inside a transaction that is open.</summary>
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
            await CommitAsync(group);
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

    private async Task CommitAsync(List<Job> group)
    {
        await using var db = await databases.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var done = await WriteTogetherAsync(db, group.ConvertAll(job => job.Work));
        await transaction.CommitAsync();

        // Only now: whoever asked is told once it is on the disk.
        foreach (var (job, what) in group.Zip(done))
            job.Done.TrySetResult(what);
    }

    private sealed record Job(TWork Work, TaskCompletionSource<TDone> Done);
}
