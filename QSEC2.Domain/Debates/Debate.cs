using QSEC2.Domain.Common;

namespace QSEC2.Domain.Debates;

/// <summary>A debate in a room, on a theme: people write on its wall, the mediator has the room look at what was approved.</summary>
public sealed partial class Debate
{
    private static readonly TimeSpan RunsOver = TimeSpan.FromHours(3),
        LastsAtMost = TimeSpan.FromHours(12);

    private Debate() { }

    public Guid Id { get; private set; }
    public string Code { get; private set; } = "";

    /// <summary>Its own wall. What is written there stands on the wall of the theme too.</summary>
    public Guid WallId { get; private set; }

    public string Title { get; private set; } = "";
    public string Place { get; private set; } = "";

    /// <summary>The code of its département: whose it is.</summary>
    public string Department { get; private set; } = "";

    /// <summary>The slug of its event in the programme; null without one.</summary>
    public string? Event { get; private set; }

    public DateTimeOffset? StartsAt { get; private set; }
    public DateTimeOffset? EndsAt { get; private set; }
    public IReadOnlyList<Guest> Guests { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was first opened.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>Since when it is paused; null when it is not.</summary>
    public DateTimeOffset? PausedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>What was said of it when it was closed.</summary>
    public DebateReport? Report { get; private set; }

    /// <summary>Changes at every act, so that two at once are noticed.</summary>
    public int Version { get; private set; }

    public DebateState State => StateOf(OpenedAt, PausedAt, ClosedAt);

    public DebatePlan Plan => new(Title, Place, Department, Event, StartsAt, EndsAt, Guests);

    public static DebateState StateOf(DateTimeOffset? opened, DateTimeOffset? paused, DateTimeOffset? closed)
    {
        if (closed is not null)
            return DebateState.Closed;
        if (opened is null)
            return DebateState.Prepared;
        return paused is null ? DebateState.Open : DebateState.Paused;
    }

    /// <summary>
    /// Whether it must be over though nobody closed it: three hours after its end, or half a day after it was opened when no end was said.
    /// An end before the opening says nothing.
    /// </summary>
    public static bool IsLeftOpen(DebateState state, DateTimeOffset? opened, DateTimeOffset? ends, DateTimeOffset at) =>
        state is DebateState.Open or DebateState.Paused && at > (ends > opened ? ends + RunsOver : opened + LastsAtMost);

    /// <exception cref="RuleBroken">With every field that is wrong.</exception>
    public static Debate Prepare(string code, Guid wallId, DebatePlan plan, DateTimeOffset at)
    {
        var debate = new Debate
        {
            Id = Guid.CreateVersion7(at),
            Code = code,
            WallId = wallId,
            CreatedAt = at,
        };
        debate.Follow(plan);
        return debate;
    }

    /// <summary>Once it is closed, of its title and its guests alone: the rest is said in its report.</summary>
    /// <exception cref="RuleBroken">With every field that is wrong.</exception>
    public void Change(DebatePlan plan) => Follow(ClosedAt is null ? plan : Plan with { Title = plan.Title, Guests = plan.Guests });

    /// <summary>People may write, now or again after a pause.</summary>
    public void Open(DateTimeOffset at)
    {
        MustNotBeClosed();
        OpenedAt ??= at;
        PausedAt = null;
        Version++;
    }

    /// <summary>Nobody writes for a while; what is on the wall stays.</summary>
    public void Pause(DateTimeOffset at)
    {
        if (State is not (DebateState.Open or DebateState.Paused))
            throw new RuleBroken(Rule.DebateNotOpen);
        PausedAt ??= at;
        Version++;
    }

    /// <summary>Nobody writes any more. What was not asked stays a question on the site.</summary>
    /// <exception cref="RuleBroken">With every field of the report that is missing: it is asked for, or nobody will write it.</exception>
    public void Close(DebateReport report, DateTimeOffset at)
    {
        MustNotBeClosed();
        if (OpenedAt is null)
            throw new RuleBroken(Rule.DebateNotOpen);
        Write(report);
        ClosedAt = at;
        PausedAt = null;
    }

    /// <summary>Corrects the report of a debate that is closed.</summary>
    public void Correct(DebateReport report)
    {
        if (ClosedAt is null)
            throw new RuleBroken(Rule.DebateNotOpen);
        Write(report);
    }

    private void Write(DebateReport report)
    {
        report = report.Tidied();
        if (report.BrokenRules().ToList() is { Count: > 0 } problems)
            throw new RuleBroken(problems);
        Report = report;
        Version++;
    }

    private void Follow(DebatePlan plan)
    {
        plan = plan.Tidied();
        if (plan.BrokenRules().ToList() is { Count: > 0 } problems)
            throw new RuleBroken(problems);
        Title = plan.Title;
        Place = plan.Place;
        Department = plan.Department;
        Event = plan.Event;
        StartsAt = plan.StartsAt;
        EndsAt = plan.EndsAt;
        Guests = plan.Guests;
        Version++;
    }

    private void MustNotBeClosed()
    {
        if (ClosedAt is not null)
            throw new RuleBroken(Rule.DebateClosed);
    }
}

/// <summary>Where a debate stands.</summary>
public enum DebateState
{
    /// <summary>Nobody writes yet.</summary>
    Prepared,
    Open,
    Paused,
    Closed,
}
