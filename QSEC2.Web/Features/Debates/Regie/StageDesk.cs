using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Common;
using QSEC2.Domain.Debates;
using QSEC2.Domain.Walls;
using QSEC2.Web.Data;
using QSEC2.Web.Features.Walls;

namespace QSEC2.Web.Features.Debates.Regie;

/// <summary>What the régie does: the room is told through the log of the wall, so that every screen ends up showing the same.</summary>
public sealed class StageDesk(DebateTransaction transaction)
{
    /// <returns>The number of the event that tells it; null when there is no such debate.</returns>
    /// <exception cref="RuleBroken"><see cref="Rule.DebateClosed"/>, or what the command refuses.</exception>
    public Task<long?> DirectAsync(string code, Func<Stage, Stage> command, CancellationToken cancellation) =>
        transaction.RunAsync(
            code,
            async loaded =>
            {
                MustNotBeClosed(loaded);
                await DirectAsync(loaded, command, cancellation);
            },
            cancellation
        );

    /// <summary>Arrivals wait from now on.</summary>
    public Task<long?> FreezeAsync(string code, CancellationToken cancellation) =>
        transaction.RunAsync(
            code,
            loaded =>
            {
                MustNotBeClosed(loaded);
                loaded.Wall.ChangeStage(stage => stage.Freeze(loaded.At), loaded.At);
            },
            cancellation
        );

    /// <summary>A command about one contribution of this debate.</summary>
    /// <exception cref="RuleBroken"><see cref="Rule.NotInThisDebate"/>: it is not on this wall, or not any more.</exception>
    public Task<long?> DirectAsync(string code, Guid contribution, Func<Stage, Guid, Stage> command, CancellationToken cancellation) =>
        transaction.RunAsync(
            code,
            async loaded =>
            {
                MustNotBeClosed(loaded);
                await MustBeOnWallAsync(loaded, contribution, cancellation);
                await DirectAsync(loaded, stage => command(stage, contribution), cancellation);
            },
            cancellation
        );

    /// <summary>How many hands were raised for a contribution.</summary>
    public Task<long?> CountHandsAsync(string code, Guid contribution, int hands, CancellationToken cancellation) =>
        transaction.RunAsync(
            code,
            async loaded =>
            {
                MustNotBeClosed(loaded);
                await MustBeOnWallAsync(loaded, contribution, cancellation);
                var counted = await loaded.Db.Contributions.SingleAsync(found => found.Id == contribution, cancellation);
                counted.CountHands(hands);
                (await loaded.Db.LoadAffectedWallsAsync(counted, cancellation)).Change(counted, loaded.At);
            },
            cancellation
        );

    /// <summary>A note to those on the platform.</summary>
    /// <param name="id">Chosen by whoever tells it: the same again is told once.</param>
    public Task<long?> WriteNoteAsync(string code, Guid id, string? note, CancellationToken cancellation) =>
        ActAndSignalAsync(code, loaded => loaded.Debate.AddNote(id, note, loaded.At), cancellation);

    /// <summary>Those on the platform read the note.</summary>
    public Task<long?> MarkNoteReadAsync(string code, Guid note, CancellationToken cancellation) =>
        ActAndSignalAsync(code, loaded => loaded.Debate.Read(note, loaded.At), cancellation);

    /// <summary>Anything of the moving debate: statements, counts, arguments.</summary>
    public Task<long?> ChangeDebateAsync(string code, Action<Debate> act, CancellationToken cancellation) =>
        ActAndSignalAsync(code, loaded => act(loaded.Debate), cancellation);

    // The log says only "look again": what is for the platform goes to the platform alone.
    private Task<long?> ActAndSignalAsync(string code, Action<LoadedDebate> act, CancellationToken cancellation) =>
        transaction.RunAsync(
            code,
            loaded =>
            {
                act(loaded);
                loaded.Wall.SignalChange(loaded.At);
            },
            cancellation
        );

    // On what every screen shows: what left the wall holds nothing up. What was hidden stays so, should it come back.
    private static async Task DirectAsync(LoadedDebate loaded, Func<Stage, Stage> command, CancellationToken cancellation)
    {
        var shown = await loaded.Db.ReadPublishedNamedAsync(loaded.Wall.Stage ?? Stage.Undirected, cancellation);
        loaded.Wall.ChangeStage(stage => command(stage.RestrictTo(id => shown.Contains(id) || stage.Hidden.Contains(id))), loaded.At);
    }

    private static async Task MustBeOnWallAsync(LoadedDebate loaded, Guid id, CancellationToken cancellation)
    {
        var wall = loaded.Wall.Id;
        if (
            !await loaded.Db.Contributions.AnyAsync(
                contribution => contribution.Id == id && contribution.DebateWallId == wall && contribution.PublishedAt != null,
                cancellation
            )
        )
            throw new RuleBroken(Rule.NotInThisDebate);
    }

    private static void MustNotBeClosed(LoadedDebate loaded)
    {
        if (loaded.Debate.State is DebateState.Closed)
            throw new RuleBroken(Rule.DebateClosed);
    }
}
