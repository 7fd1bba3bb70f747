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
    DebateTransaction acts,
    WallDirectory walls,
    PublishedProgramme programme,
    VersionTail versions,
    TimeProvider time,
    ILogger<DebateDesk> logger
)
{
    /// <summary>The debates that are theirs, the newest first.</summary>
    public async Task<IReadOnlyList<Debate>> ListAsync(Editor who, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return
        [
            .. (await db.Debates.AsNoTracking().OrderByDescending(debate => debate.CreatedAt).ToListAsync(cancellation)).Where(debate =>
                who.May(debate.Department)
            ),
        ];
    }

    /// <param name="typed">The code as somebody typed it.</param>
    /// <returns>With its wall; null when there is no such debate.</returns>
    public async Task<(Debate Debate, WallWithTheme Place)?> FindAsync(string? typed, CancellationToken cancellation)
    {
        if (DebateCode.Read(typed) is not { } code)
            return null;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return
            await db.Debates.AsNoTracking().SingleOrDefaultAsync(debate => debate.Code == code, cancellation) is { } debate
            && await walls.FindAsync(SlugOf(code), cancellation) is { } place
            ? (debate, place)
            : null;
    }

    /// <summary>A debate with its own wall, closed until it is opened.</summary>
    /// <param name="theme">The slug of its theme.</param>
    /// <exception cref="RuleBroken">With every field that is wrong; a département or an event that is not theirs is one that does not exist.</exception>
    public async Task<Debate> PrepareAsync(string theme, DebatePlan plan, Editor by, CancellationToken cancellation)
    {
        var place = (await walls.AllAsync(cancellation)).FirstOrDefault(found => found.Theme.Slug == theme);
        IEnumerable<(string, Rule)> wrong = place is null ? [("theme", theme.Length == 0 ? Rule.ChoiceMissing : Rule.ChoiceUnknown)] : [];
        MustBeTheirs(plan, by, wrong.Concat(await EventProblemsAsync(plan, by, cancellation)));
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
    public Task ChangeAsync(string code, DebatePlan plan, Editor by, CancellationToken cancellation) =>
        acts.RunAsync(
            code,
            async open =>
            {
                // The event it was prepared for stays, even where it is not theirs any more.
                MustBeTheirs(plan, by, plan.Event == open.Debate.Event ? [] : await EventProblemsAsync(plan, by, cancellation));
                open.Debate.Change(plan);
                open.Wall.SignalChange(open.At);
            },
            cancellation
        );

    public Task OpenAsync(string code, CancellationToken cancellation) =>
        acts.RunAsync(
            code,
            open =>
            {
                open.Debate.Open(open.At);
                open.Wall.Open();
                open.Wall.SignalChange(open.At);
            },
            cancellation
        );

    public Task PauseAsync(string code, CancellationToken cancellation) =>
        acts.RunAsync(
            code,
            open =>
            {
                open.Debate.Pause(open.At);
                open.Wall.Close();
                open.Wall.SignalChange(open.At);
            },
            cancellation
        );

    /// <summary>Nobody writes any more, and what was paired for it directs nothing.</summary>
    /// <exception cref="RuleBroken">With every field of the report that is missing.</exception>
    public Task CloseAsync(string code, DebateReport report, CancellationToken cancellation) =>
        acts.RunAsync(
            code,
            async open =>
            {
                open.Debate.Close(report, open.At);
                open.Wall.Close();
                open.Wall.SignalChange(open.At);
                foreach (
                    var pairing in await open.Db.Pairings.Where(pairing => pairing.DebateId == open.Debate.Id).ToListAsync(cancellation)
                )
                    pairing.Revoke(open.At);
            },
            cancellation
        );

    /// <summary>Corrects the report of a debate that is closed.</summary>
    public Task CorrectAsync(string code, DebateReport report, CancellationToken cancellation) =>
        acts.RunAsync(
            code,
            open =>
            {
                open.Debate.Correct(report);
                open.Wall.SignalChange(open.At);
            },
            cancellation
        );

    /// <summary>Leaves nothing of a debate in which nothing was written: its address is nobody's, its code is free.</summary>
    /// <exception cref="RuleBroken"><see cref="Rule.DebateClosed"/>, for then it has its report, or <see cref="Rule.DebateWrittenIn"/>.</exception>
    public async Task DiscardAsync(string code, Editor by, CancellationToken cancellation)
    {
        var last = await acts.RunAsync(
            code,
            async open =>
            {
                if (open.Debate.State is DebateState.Closed)
                    throw new RuleBroken(Rule.DebateClosed);
                if (await open.Db.Contributions.AnyAsync(contribution => contribution.DebateWallId == open.Wall.Id, cancellation))
                    throw new RuleBroken(Rule.DebateWrittenIn);
                await open.Db.WallEvents.Where(happened => happened.WallId == open.Wall.Id).ExecuteDeleteAsync(cancellation);
                open.Db.RemoveRange(open.Debate, open.Wall);
            },
            cancellation
        );
        if (last is null)
            return;
        await versions.LookAsync(CancellationToken.None);
        logger.LogInformation("{Who} discarded the debate {Code}, in which nothing was written.", by.Name, code);
    }

    public static string SlugOf(string code) => $"debat-{code.ToLowerInvariant()}";

    private async Task<IEnumerable<(string Field, Rule Rule)>> EventProblemsAsync(
        DebatePlan plan,
        Editor by,
        CancellationToken cancellation
    ) =>
        plan.Tidied().Event is { } slug && await programme.DraftAsync<Event>(slug, by, cancellation) is null
            ? [("event", Rule.ChoiceUnknown)]
            : [];

    private static void MustBeTheirs(DebatePlan plan, Editor by, IEnumerable<(string Field, Rule Rule)> others)
    {
        var problems = others.Concat(plan.Tidied().BrokenRules()).ToList();
        if (problems.TrueForAll(problem => problem.Field != "department") && !by.May(plan.Department))
            problems.Add(("department", Rule.DepartmentUnknown));
        if (problems.Count > 0)
            throw new RuleBroken(problems);
    }
}
