using System.Text.Json.Serialization;
using QSEC2.Domain.Walls;
using QSEC2.Web.Components.Shared;

namespace QSEC2.Web.Features.Walls;

/// <summary>One thing that happened on a wall.</summary>
/// <param name="Sequence">1, 2, 3 … without gaps on each wall.</param>
/// <param name="At">UTC.</param>
/// <param name="Id">The contribution it is about.</param>
/// <param name="Contribution">As it is now; absent when it is no longer on the wall.</param>
/// <param name="Html">The card exactly as the page draws it.</param>
/// <param name="Supports">How many people said "moi aussi".</param>
/// <param name="Stage">What the room is to look at, as it is now.</param>
public sealed record WallEventMessage(
    long Sequence,
    DateTimeOffset At,
    WallEventType Type,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Id = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ContributionView? Contribution = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Html = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Supports = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] StageView? Stage = null
);

/// <summary>
/// What happened within a few tens of milliseconds. Without events (<c>From</c> = <c>To</c> + 1) it says "still up to date".
/// </summary>
public sealed record WallFrame(string Wall, long From, long To, IReadOnlyList<WallEventMessage> Events);

/// <summary>The answer to <c>Join</c>: what was missed, or a snapshot when that is too much to tell.</summary>
/// <param name="Snapshot">What was last published, newest first: at most 300, and what the stage of a debate names beside.</param>
/// <param name="Stage">With a snapshot: what the room is to look at.</param>
/// <param name="Now">UTC. The time it is, for screens whose clock is wrong.</param>
public sealed record WallJoined(
    string Wall,
    long Sequence,
    IReadOnlyList<ContributionView>? Snapshot,
    IReadOnlyList<WallEventMessage>? Events,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] StageView? Stage = null,
    DateTimeOffset? Now = null
);

/// <summary>A part of the log, before it is drawn in anybody's language.</summary>
/// <param name="After">The number it begins after.</param>
/// <param name="Head">The number of the last event there is.</param>
/// <param name="Shown">What the events are about and the public may see.</param>
/// <param name="Stage">What the room is to look at, when the events tell of it.</param>
public sealed record WallLog(
    string Wall,
    long After,
    long Head,
    List<WallEvent> Events,
    Dictionary<Guid, ContributionView> Shown,
    StageView? Stage = null
)
{
    public long To => Events.Count == 0 ? After : Events[^1].Sequence;
}

/// <summary>A page of the log.</summary>
/// <param name="Head">The number of the last event there is.</param>
public sealed record WallEventsPage(string Wall, long From, long To, long Head, IReadOnlyList<WallEventMessage> Events);

/// <summary>A wall in the list of walls.</summary>
public sealed record WallSummary(string Slug, string Title, string Theme, string Season, long Sequence, int Published, bool Open);

/// <summary>A wall with a part of what is on it, newest first.</summary>
/// <param name="Next">What to ask with as <c>before</c> for the part that follows; absent when there is none.</param>
public sealed record WallContents(
    string Slug,
    string Title,
    long Sequence,
    IReadOnlyList<ContributionView> Contributions,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Next = null
);
