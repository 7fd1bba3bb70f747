using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Debates;
using QSEC2.Domain.Walls;
using QSEC2.Web.Data;
using QSEC2.Web.Live;

namespace QSEC2.Web.Features.Debates;

/// <summary>A debate with its wall, loaded to be changed.</summary>
public sealed record LoadedDebate(QsecDb Db, Debate Debate, Wall Wall, DateTimeOffset At);

/// <summary>One act of a person on a debate is one transaction; the screens are told afterwards.</summary>
public sealed class DebateTransaction(IDbContextFactory<QsecDb> databases, Changes changes, TimeProvider time)
{
    /// <param name="code">As it is written.</param>
    /// <returns>The number of the last event of its wall; null when there is no such debate.</returns>
    public Task<long?> RunAsync(string code, Action<LoadedDebate> act, CancellationToken cancellation) =>
        RunAsync(
            code,
            loaded =>
            {
                act(loaded);
                return Task.CompletedTask;
            },
            cancellation
        );

    /// <inheritdoc cref="RunAsync(string, Action{LoadedDebate}, CancellationToken)"/>
    public async Task<long?> RunAsync(string code, Func<LoadedDebate, Task> act, CancellationToken cancellation)
    {
        IReadOnlyList<Wall> told = [];
        var sequence = await databases.TransactAsync(
            async db =>
            {
                if (await db.Debates.SingleOrDefaultAsync(debate => debate.Code == code, cancellation) is not { } debate)
                    return (long?)null;
                var wall = await db.Walls.SingleAsync(wall => wall.Id == debate.WallId, cancellation);
                await act(new LoadedDebate(db, debate, wall, time.GetUtcNow()));
                told = [.. db.Walls.Local];
                return wall.Sequence;
            },
            cancellation
        );
        changes.WallsChanged(told);
        return sequence;
    }
}
