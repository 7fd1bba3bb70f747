using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Common;
using QSEC2.Domain.Debates;
using QSEC2.Domain.Programme;
using QSEC2.Domain.Walls;
using QSEC2.Web.Data;

namespace QSEC2.Web.Features.Debates;

/// <summary>What is done with a debate beside directing it: preparing, opening, pausing, closing, telling the platform, counting.</summary>
public sealed class DebateDesk(
    IDbContextFactory<QsecDb> databases,
    DebateTransaction transaction,
    WallDirectory walls,
    PublishedProgramme programme,
    VersionTail versions,
    TimeProvider time,
    ILogger<DebateDesk> logger
)
{
    /// <summary>The debates that are theirs, the newest first.</summary>
    public async Task<IReadOnlyList<Debate>> ListAsync(Editor editor, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var newestFirst = await db.Debates.AsNoTracking().OrderByDescending(debate => debate.CreatedAt).ToListAsync(cancellation);
        return newestFirst.FindAll(debate => editor.May(debate.Department));
    }

    /// <param name="typed">The code as somebody typed it.</param>
    /// <returns>With its wall; null when there is no such debate.</returns>
    public async Task<(Debate Debate, WallWithTheme Place)?> FindAsync(string? typed, CancellationToken cancellation)
    {
        if (DebateCode.Read(typed) is not { } code)
            return null;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.Debates.AsNoTracking().SingleOrDefaultAsync(debate => debate.Code == code, cancellation) is not { } debate)
            return null;
        if (await walls.FindAsync(SlugOf(code), cancellation) is not { } place)
            return null;
        return (debate, place);
    }

    /// <summary>A debate with its own wall, closed until it is opened.</summary>
    /// <param name="theme">The slug of its theme.</param>
    /// <exception cref="RuleBroken">
    /// With every field that is wrong; a département or an event that is not theirs is one that does not exist.
    /// </exception>
    public async Task<Debate> PrepareAsync(string theme, DebatePlan plan, Editor editor, CancellationToken cancellation)
    {
        var place = (await walls.AllAsync(cancellation)).FirstOrDefault(found => found.Theme.Slug == theme);
        var problems = new List<(string Field, Rule Rule)>();
        if (place is null)
            problems.Add(("theme", theme.Length == 0 ? Rule.ChoiceMissing : Rule.ChoiceUnknown));
        problems.AddRange(await EventProblemsAsync(plan, editor, cancellation));
        ThrowIfInvalid(plan, editor, problems);
        var debate = await databases.TransactAsync(db => Task.FromResult(AddWithANewCode(db, place!.Theme.Id, plan)), cancellation);
        await versions.LookAsync(CancellationToken.None);
        return debate;
    }

    // A code that is taken is a conflict: then again, with another.
    private Debate AddWithANewCode(QsecDb db, Guid theme, DebatePlan plan)
    {
        var code = DebateCode.New();
        var wall = new Wall(SlugOf(code), theme);
        wall.Close();
        wall.SignalChange(time.GetUtcNow());
        var debate = Debate.Prepare(code, wall.Id, plan, time.GetUtcNow());
        db.AddRange(wall, debate);
        return debate;
    }

    /// <exception cref="RuleBroken">With every field that is wrong.</exception>
    public Task ChangeAsync(string code, DebatePlan plan, Editor editor, CancellationToken cancellation) =>
        transaction.RunAsync(
            code,
            async loaded =>
            {
                // The event it was prepared for stays, even where it is not theirs any more.
                var isSameEvent = plan.Event == loaded.Debate.Event;
                ThrowIfInvalid(plan, editor, isSameEvent ? [] : await EventProblemsAsync(plan, editor, cancellation));
                loaded.Debate.Change(plan);
                loaded.Wall.SignalChange(loaded.At);
            },
            cancellation
        );

    public Task OpenAsync(string code, CancellationToken cancellation) =>
        transaction.RunAsync(
            code,
            loaded =>
            {
                loaded.Debate.Open(loaded.At);
                loaded.Wall.Open();
                loaded.Wall.SignalChange(loaded.At);
            },
            cancellation
        );

    public Task PauseAsync(string code, CancellationToken cancellation) =>
        transaction.RunAsync(
            code,
            loaded =>
            {
                loaded.Debate.Pause(loaded.At);
                loaded.Wall.Close();
                loaded.Wall.SignalChange(loaded.At);
            },
            cancellation
        );

    /// <summary>Nobody writes any more, and what was paired for it directs nothing.</summary>
    /// <exception cref="RuleBroken">With every field of the report that is missing.</exception>
    public Task CloseAsync(string code, DebateReport report, CancellationToken cancellation) =>
        transaction.RunAsync(
            code,
            async loaded =>
            {
                loaded.Debate.Close(report, loaded.At);
                loaded.Wall.Close();
                loaded.Wall.SignalChange(loaded.At);
                var pairings = await loaded.Db.Pairings.Where(pairing => pairing.DebateId == loaded.Debate.Id).ToListAsync(cancellation);
                foreach (var pairing in pairings)
                    pairing.Revoke(loaded.At);
            },
            cancellation
        );

    /// <summary>Corrects the report of a debate that is closed.</summary>
    public Task CorrectAsync(string code, DebateReport report, CancellationToken cancellation) =>
        transaction.RunAsync(
            code,
            loaded =>
            {
                loaded.Debate.Correct(report);
                loaded.Wall.SignalChange(loaded.At);
            },
            cancellation
        );

    /// <summary>Leaves nothing of a debate in which nothing was written: its address is nobody's, its code is free.</summary>
    /// <exception cref="RuleBroken">
    /// <see cref="Rule.DebateClosed"/>, for then it has its report, or <see cref="Rule.DebateWrittenIn"/>.
    /// </exception>
    public async Task DiscardAsync(string code, Editor editor, CancellationToken cancellation)
    {
        var last = await transaction.RunAsync(
            code,
            async loaded =>
            {
                if (loaded.Debate.State is DebateState.Closed)
                    throw new RuleBroken(Rule.DebateClosed);
                if (await loaded.Db.Contributions.AnyAsync(contribution => contribution.DebateWallId == loaded.Wall.Id, cancellation))
                    throw new RuleBroken(Rule.DebateWrittenIn);
                await loaded.Db.WallEvents.Where(happened => happened.WallId == loaded.Wall.Id).ExecuteDeleteAsync(cancellation);
                loaded.Db.RemoveRange(loaded.Debate, loaded.Wall);
            },
            cancellation
        );
        if (last is null)
            return;
        await versions.LookAsync(CancellationToken.None);
        logger.LogInformation("{Who} discarded the debate {Code}, in which nothing was written.", editor.Name, code);
    }

    public static string SlugOf(string code) => $"debat-{code.ToLowerInvariant()}";

    private async Task<IEnumerable<(string Field, Rule Rule)>> EventProblemsAsync(
        DebatePlan plan,
        Editor editor,
        CancellationToken cancellation
    ) =>
        plan.Tidied().Event is { } slug && await programme.DraftAsync<Event>(slug, editor, cancellation) is null
            ? [("event", Rule.ChoiceUnknown)]
            : [];

    private static void ThrowIfInvalid(DebatePlan plan, Editor editor, IEnumerable<(string Field, Rule Rule)> otherProblems)
    {
        var problems = otherProblems.Concat(plan.Tidied().BrokenRules()).ToList();
        if (problems.TrueForAll(problem => problem.Field != "department") && !editor.May(plan.Department))
            problems.Add(("department", Rule.DepartmentUnknown));
        if (problems.Count > 0)
            throw new RuleBroken(problems);
    }
}
