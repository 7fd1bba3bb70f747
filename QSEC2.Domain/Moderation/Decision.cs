namespace QSEC2.Domain.Moderation;

public enum DecisionKind
{
    Approved,
    Refused,
    Removed,
    Restored,
    Reopened,
    Withdrawn,
}

/// <summary>One line of the log: never deleted, and never changed but for a note that quotes what was erased.</summary>
public sealed class Decision
{
    private Decision() { }

    internal Decision(Guid contributionId, DecisionKind kind, Moderator by, DateTimeOffset at, Verdict? verdict)
    {
        Id = Guid.CreateVersion7(at);
        ContributionId = contributionId;
        Kind = kind;
        ById = by.Id;
        ByName = by.Name;
        At = at;
        Reason = kind is DecisionKind.Refused or DecisionKind.Removed ? verdict?.Reason : null;
        Note = kind is DecisionKind.Refused or DecisionKind.Removed ? verdict?.Note : null;
        PhotoGround = kind is DecisionKind.Approved ? verdict?.PhotoGround : null;
    }

    public Guid Id { get; private set; }
    public Guid ContributionId { get; private set; }
    public DecisionKind Kind { get; private set; }
    public Guid ById { get; private set; }

    /// <summary>Empty when the author of the contribution did it.</summary>
    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public RefusalReason? Reason { get; private set; }
    public string? Note { get; private set; }
    public PhotoGround? PhotoGround { get; private set; }

    internal void ForgetNote() => Note = null;
}
