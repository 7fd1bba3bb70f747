namespace QSEC2.Domain.Moderation;

public enum VerdictOutcome
{
    Approved,
    Refused,
    Removed,
}

/// <summary>What was decided of a contribution, by whom, when and why.</summary>
public sealed record Verdict(
    VerdictOutcome Outcome,
    Guid ById,
    string By,
    DateTimeOffset At,
    RefusalReason? Reason,
    string? Note,
    PhotoGround? PhotoGround
);

/// <summary>Who decides: a person or a token, by the name the log keeps.</summary>
public sealed record Moderator(Guid Id, string Name)
{
    /// <summary>The author of the contribution, who has no account.</summary>
    public static Moderator Author { get; } = new(Guid.Empty, "");
}
