namespace QSEC2.Domain.Answers;

public enum AnswerStepKind
{
    Asked,
    Submitted,
    Published,
    SentBack,
    Released,
}

/// <summary>One line of what happened to an answer: who did what, when. Never changed.</summary>
public sealed class AnswerStep
{
    private AnswerStep() { }

    internal AnswerStep(Guid answerId, int number, AnswerStepKind kind, Guid byId, string byName, DateTimeOffset at, string? note)
    {
        AnswerId = answerId;
        Number = number;
        Kind = kind;
        ById = byId;
        ByName = byName;
        At = at;
        Note = note;
    }

    public Guid AnswerId { get; private set; }

    /// <summary>The version of the answer that it made.</summary>
    public int Number { get; private set; }
    public AnswerStepKind Kind { get; private set; }
    public Guid ById { get; private set; }
    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    /// <summary>Why it was sent back.</summary>
    public string? Note { get; private set; }
}
