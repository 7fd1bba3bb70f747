using QSEC2.Domain.Common;
using QSEC2.Domain.Contributions;

namespace QSEC2.Domain.Moderation;

/// <summary>What became of what was reported.</summary>
public enum ReportOutcome
{
    Removed,
    Kept,
}

/// <summary>Somebody says that what is published should not be (needs L10, L11): a person reads it and says what was decided.</summary>
public sealed class Report
{
    private Report() { }

    public Guid Id { get; private set; }

    /// <summary>Opens it for whoever sent it, without an account.</summary>
    public string Code { get; private set; } = "";
    public Guid ContributionId { get; private set; }
    public RefusalReason Reason { get; private set; }
    public string Explanation { get; private set; } = "";
    public string? Name { get; private set; }
    public string? Email { get; private set; }
    public DateTimeOffset ReceivedAt { get; private set; }
    public DateTimeOffset? HandledAt { get; private set; }
    public Guid? HandledById { get; private set; }
    public string? HandledBy { get; private set; }
    public ReportOutcome? Outcome { get; private set; }

    /// <summary>A word for whoever sent it.</summary>
    public string? Answer { get; private set; }

    /// <exception cref="RuleBroken">With every field that is wrong.</exception>
    public static Report Receive(Guid contributionId, ReportDraft draft, DateTimeOffset at)
    {
        if (draft.BrokenRules() is { Count: > 0 } broken)
            throw new RuleBroken(broken);
        return new Report
        {
            Id = Guid.CreateVersion7(at),
            Code = TrackingCode.New(),
            ContributionId = contributionId,
            Reason = draft.Reason!.Value,
            Explanation = draft.Explanation,
            Name = draft.Name,
            Email = draft.Email,
            ReceivedAt = at,
        };
    }

    /// <param name="isPublished">Whether what was reported is on the wall now.</param>
    /// <exception cref="RuleBroken">Somebody else has handled it, something is missing, or the answer would not be true.</exception>
    public void Handle(ReportOutcome? outcome, string? answer, bool isPublished, Moderator by, DateTimeOffset at)
    {
        if (HandledAt is not null)
            throw new RuleBroken(Rule.AlreadyDecided);
        if (outcome is null)
            throw new RuleBroken(Rule.OutcomeMissing, "outcome");
        if (isPublished != outcome is ReportOutcome.Kept)
            throw new RuleBroken(Rule.OutcomeUntrue, "outcome");
        var said = Paragraph.Read("answer", answer, Contribution.MaxNoteLength, Rule.NoteTooLong);
        Outcome = outcome;
        Answer = said.Length == 0 ? null : said;
        HandledAt = at;
        HandledById = by.Id;
        HandledBy = by.Name;
    }
}
