using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Common;
using QSEC2.Domain.Debates;
using QSEC2.Domain.Walls;
using QSEC2.Web.Data;
using QSEC2.Web.Features.Walls;

namespace QSEC2.Web.Features.Debates.Regie;

/// <summary>What the régie does: the room is told through the log of the wall, so that every screen ends up showing the same.</summary>
public sealed class StageDesk(DebateTransaction acts)
{
    /// <returns>The number of the event that tells it; null when there is no such debate.</returns>
    /// <exception cref="RuleBroken"><see cref="Rule.DebateClosed"/>, or what the command refuses.</exception>
    public Task<long?> DirectAsync(string code, Func<Stage, Stage> command, CancellationToken cancellation) =>
        acts.RunAsync(
            code,
            async open =>
            {
                MustNotBeClosed(open);
                await DirectAsync(open, command, cancellation);
            },
            cancellation
        );

    /// <summary>Arrivals wait from now on.</summary>
    public Task<long?> FreezeAsync(string code, CancellationToken cancellation) =>
        acts.RunAsync(
            code,
            open =>
            {
                MustNotBeClosed(open);
                open.Wall.Direct(stage => stage.Freeze(open.At), open.At);
            },
            cancellation
        );

    /// <summary>A command about one contribution of this debate.</summary>
    /// <exception cref="RuleBroken"><see cref="Rule.NotInThisDebate"/>: it is not on this wall, or not any more.</exception>
    public Task<long?> DirectAsync(string code, Guid contribution, Func<Stage, Guid, Stage> command, CancellationToken cancellation) =>
        acts.RunAsync(
            code,
            async open =>
            {
                MustNotBeClosed(open);
                await MustBeHereAsync(open, contribution, cancellation);
                await DirectAsync(open, stage => command(stage, contribution), cancellation);
            },
            cancellation
        );

    /// <summary>How many hands were raised for a contribution.</summary>
    public Task<long?> CountHandsAsync(string code, Guid contribution, int hands, CancellationToken cancellation) =>
        acts.RunAsync(
            code,
            async open =>
            {
                MustNotBeClosed(open);
                await MustBeHereAsync(open, contribution, cancellation);
                var counted = await open.Db.Contributions.SingleAsync(found => found.Id == contribution, cancellation);
                counted.CountHands(hands);
                (await open.Db.LoadAffectedWallsAsync(counted, cancellation)).Change(counted, open.At);
            },
            cancellation
        );

    /// <summary>A note to those on the platform.</summary>
    /// <param name="id">Chosen by whoever tells it: the same again is told once.</param>
    public Task<long?> WriteNoteAsync(string code, Guid id, string? note, CancellationToken cancellation) =>
        OnPlatformAsync(code, open => open.Debate.AddNote(id, note, open.At), cancellation);

    /// <summary>Those on the platform read the note.</summary>
    public Task<long?> ReadAsync(string code, Guid note, CancellationToken cancellation) =>
        OnPlatformAsync(code, open => open.Debate.Read(note, open.At), cancellation);

    /// <summary>Anything of the moving debate: statements, counts, arguments.</summary>
    public Task<long?> MoveAsync(string code, Action<Debate> act, CancellationToken cancellation) =>
        OnPlatformAsync(code, open => act(open.Debate), cancellation);

    // The log says only "look again": what is for the platform goes to the platform alone.
    private Task<long?> OnPlatformAsync(string code, Action<LoadedDebate> act, CancellationToken cancellation) =>
        acts.RunAsync(
            code,
            open =>
            {
                act(open);
                open.Wall.SignalChange(open.At);
            },
            cancellation
        );

    // On what every screen shows: what left the wall holds nothing up. What was hidden stays so, should it come back.
    private static async Task DirectAsync(LoadedDebate open, Func<Stage, Stage> command, CancellationToken cancellation)
    {
        var shown = await open.Db.ShownAsync(open.Wall.Stage ?? Stage.Undirected, cancellation);
        open.Wall.Direct(stage => command(stage.RestrictTo(id => shown.Contains(id) || stage.Hidden.Contains(id))), open.At);
    }

    private static async Task MustBeHereAsync(LoadedDebate open, Guid id, CancellationToken cancellation)
    {
        var wall = open.Wall.Id;
        if (
            !await open.Db.Contributions.AnyAsync(
                contribution => contribution.Id == id && contribution.DebateWallId == wall && contribution.PublishedAt != null,
                cancellation
            )
        )
            throw new RuleBroken(Rule.NotInThisDebate);
    }

    private static void MustNotBeClosed(LoadedDebate open)
    {
        if (open.Debate.State is DebateState.Closed)
            throw new RuleBroken(Rule.DebateClosed);
    }
}
