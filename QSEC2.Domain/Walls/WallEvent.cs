namespace QSEC2.Domain.Walls;

public enum WallEventType
{
    Published,
    Changed,
    Removed,
    Answered,
    Supported,
    Stage,
}

/// <summary>
/// One line of a wall's log. It keeps what happened to which contribution, never its text: what is shown is always drawn
/// from the present state, so that a replay cannot bring back what was removed.
/// </summary>
public sealed class WallEvent
{
    private WallEvent() { }

    internal WallEvent(Guid wallId, long sequence, WallEventType type, Guid? contributionId, DateTimeOffset at)
    {
        WallId = wallId;
        Sequence = sequence;
        Type = type;
        ContributionId = contributionId;
        At = at;
    }

    public Guid WallId { get; private set; }
    public long Sequence { get; private set; }
    public WallEventType Type { get; private set; }
    public Guid? ContributionId { get; private set; }
    public DateTimeOffset At { get; private set; }
}
