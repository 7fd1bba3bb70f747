using QSEC2.Domain.Common;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Pictures;
using QSEC2.Domain.Programme;

namespace QSEC2.Domain.Answers;

public enum AnswerState
{
    /// <summary>Nothing is written yet.</summary>
    Asked,
    Draft,
    Submitted,
    SentBack,
    Published,

    /// <summary>No longer asked for.</summary>
    Released,
}

/// <summary>A question put to somebody, until what they answer is public, and after.</summary>
public sealed partial class Answer
{
    private readonly List<AnswerStep> _steps = [];

    private Answer() { }

    public Guid Id { get; private set; }
    public Guid ContributionId { get; private set; }
    public Guid AddresseeId { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>By when an answer is hoped for.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>As it is being written; the public reads <see cref="Published"/>.</summary>
    public AnswerDraft Writing { get; private set; } = null!;

    /// <summary>Since when it waits to be read by a moderator.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>Why it was sent back, until it is submitted again.</summary>
    public string? Note { get; private set; }
    public PublishedAnswer? Published { get; private set; }
    public DateTimeOffset? ReleasedAt { get; private set; }

    /// <summary>How often it was changed: whoever saves says which version was read.</summary>
    public int Version { get; private set; }

    /// <summary>What happened to it, oldest first; only what was loaded or added.</summary>
    public IReadOnlyList<AnswerStep> Steps => _steps;

    /// <summary>Somebody is still expected to answer.</summary>
    public bool IsAwaited => ReleasedAt is null && Published is null;

    public AnswerState State =>
        this switch
        {
            { SubmittedAt: not null } => AnswerState.Submitted,
            { Note: not null } => AnswerState.SentBack,
            { ReleasedAt: not null, Published: null } => AnswerState.Released,
            { Published: not null } => AnswerState.Published,
            { Writing.Text.Length: > 0 } => AnswerState.Draft,
            _ => AnswerState.Asked,
        };

    /// <summary>Puts a published question to somebody.</summary>
    /// <param name="due">Not before <paramref name="today"/>.</param>
    public static Answer Ask(Contribution question, Addressee to, DateOnly due, DateOnly today, Editor by, DateTimeOffset at)
    {
        if (!question.IsPublished)
            throw new RuleBroken(Rule.NotPublished);
        if (!question.Kind.Traits().CanBeAddressed)
            throw new RuleBroken(Rule.NotAQuestion);
        var answer = new Answer
        {
            Id = Guid.CreateVersion7(at),
            ContributionId = question.Id,
            AddresseeId = to.Id,
            AskedAt = at,
            Writing = new AnswerDraft("", "", to.Name, to.Role),
        };
        answer.Expect(due, today);
        answer.Keep(AnswerStepKind.Asked, by.Id, by.Name, at);
        return answer;
    }

    /// <summary>Asks again for what was no longer asked for; what was written meanwhile is still there.</summary>
    public void AskAgain(DateOnly due, DateOnly today, Editor by, DateTimeOffset at)
    {
        if (ReleasedAt is null)
            throw new RuleBroken(Rule.AlreadyAddressed, "addressee");
        Expect(due, today);
        ReleasedAt = null;
        Keep(AnswerStepKind.Asked, by.Id, by.Name, at);
    }

    /// <summary>Another day by when it is hoped for.</summary>
    public void Expect(DateOnly due, DateOnly today)
    {
        if (due < today)
            throw new RuleBroken(Rule.DateInThePast, "due");
        DueOn = due;
        Version++;
    }

    /// <summary>No longer asks for it.</summary>
    public void Release(Editor by, DateTimeOffset at)
    {
        if (!IsAwaited)
            throw new RuleBroken(Rule.NotAwaited);
        ReleasedAt = at;
        SubmittedAt = null;
        Keep(AnswerStepKind.Released, by.Id, by.Name, at);
    }

    /// <summary>Saves what is written. What was submitted is a draft again; what is public stays as it is.</summary>
    /// <param name="version">The one the writer had read.</param>
    /// <exception cref="RuleBroken"><see cref="Rule.ChangedMeanwhile"/>, or every field that is wrong.</exception>
    public void Write(AnswerDraft writing, int version)
    {
        if (version != Version)
            throw new RuleBroken(Rule.ChangedMeanwhile);
        writing = writing.Tidied();
        if (writing.Problems().ToList() is { Count: > 0 } broken)
            throw new RuleBroken(broken);
        Writing = writing;
        SubmittedAt = null;
        Version++;
    }

    /// <summary>Hands over what was written: to a moderator, or to the public where the wall has nothing read first.</summary>
    /// <exception cref="RuleBroken">With every field that keeps it from the public.</exception>
    public void Submit(Editor by, DateTimeOffset at)
    {
        List<(string, Rule)> broken = [.. Picture.Undescribed(Writing.Pictures)];
        if (Writing.Text.Length == 0)
            broken.Insert(0, ("text", Rule.TextMissing));
        if (broken.Count > 0)
            throw new RuleBroken(broken);
        SubmittedAt = at;
        Note = null;
        Keep(AnswerStepKind.Submitted, by.Id, by.Name, at);
    }

    private void Keep(AnswerStepKind kind, Guid byId, string byName, DateTimeOffset at, string? note = null) =>
        _steps.Add(new AnswerStep(Id, ++Version, kind, byId, byName, at, note));
}
