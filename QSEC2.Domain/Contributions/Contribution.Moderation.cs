using QSEC2.Domain.Common;
using QSEC2.Domain.Moderation;

namespace QSEC2.Domain.Contributions;

/// <summary>What moderators decide of it.</summary>
public sealed partial class Contribution
{
    public const int MaxNoteLength = 500;

    private readonly List<Decision> _decisions = [];

    public Verdict? Verdict { get; private set; }

    /// <summary>Since when it is on the wall; null when it is not.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Everything that was ever decided of it, oldest first (when loaded).</summary>
    public IReadOnlyList<Decision> Decisions => _decisions;

    public bool IsWaiting => Verdict is null && !IsWithdrawn;
    public bool IsPublished => PublishedAt is not null;

    public ContributionStatus Status =>
        this switch
        {
            { ErasedAt: not null } => ContributionStatus.Erased,
            { IsWithdrawn: true } => ContributionStatus.Withdrawn,
            { Verdict: null } => ContributionStatus.Waiting,
            { IsPublished: true } => ContributionStatus.Published,
            { Verdict.Outcome: VerdictOutcome.Removed } => ContributionStatus.Removed,
            _ => ContributionStatus.Refused,
        };

    /// <summary>Publishes it.</summary>
    /// <param name="ground">Required for a picture: why it may be shown (L9).</param>
    /// <param name="description">What the picture shows, when the moderator writes or mends it (L19).</param>
    /// <param name="seen">The <see cref="Version"/> that was read: what its author corrected since is not published unread.</param>
    public void Approve(Moderator by, DateTimeOffset at, PhotoGround? ground = null, string? description = null, Guid? seen = null)
    {
        MustWait();
        if (seen is not null && seen != Version)
            throw new RuleBroken(Rule.ChangedMeanwhile);
        if (Photo is not null && ground is null)
            throw new RuleBroken(Rule.PhotoGroundMissing, "photoGround");
        if (
            Photo is not null
            && Paragraph.Read("photoDescription", description, ContributionDraft.MaxDescriptionLength, Rule.DescriptionTooLong)
                is { Length: > 0 } mended
        )
            Photo = Photo with { Description = mended };
        Verdict = new Verdict(VerdictOutcome.Approved, by.Id, by.Name, at, null, null, Photo is null ? null : ground);
        PublishedAt = at;
        Log(DecisionKind.Approved, by, at);
    }

    /// <summary>Refuses it, with a reason from the closed list; <see cref="RefusalReason.Other"/> needs a note.</summary>
    public void Refuse(Moderator by, DateTimeOffset at, RefusalReason reason, string? note = null)
    {
        MustWait();
        Verdict = new Verdict(VerdictOutcome.Refused, by.Id, by.Name, at, reason, Note(reason, note), null);
        Log(DecisionKind.Refused, by, at);
    }

    /// <summary>Takes it off the wall.</summary>
    public void Remove(Moderator by, DateTimeOffset at, RefusalReason reason, string? note = null)
    {
        if (IsWithdrawn)
            throw new RuleBroken(Rule.AlreadyWithdrawn);
        if (!IsPublished)
            throw new RuleBroken(Verdict is null ? Rule.NotPublished : Rule.AlreadyDecided);
        Verdict = new Verdict(VerdictOutcome.Removed, by.Id, by.Name, at, reason, Note(reason, note), Verdict!.PhotoGround);
        PublishedAt = null;
        Log(DecisionKind.Removed, by, at);
    }

    /// <summary>Undoes a refusal (it waits again) or a removal (it is on the wall again).</summary>
    public void Restore(Moderator by, DateTimeOffset at)
    {
        if (IsWithdrawn || IsPublished || Verdict is null)
            throw new RuleBroken(Rule.NothingToRestore);
        if (Verdict.Outcome is VerdictOutcome.Removed)
        {
            Verdict = new Verdict(VerdictOutcome.Approved, by.Id, by.Name, at, null, null, Verdict.PhotoGround);
            PublishedAt = at;
        }
        else
        {
            Verdict = null;
        }

        Log(DecisionKind.Restored, by, at);
    }

    /// <summary>Undoes one's own decision: back among those that wait. True when it was on the wall until now.</summary>
    /// <exception cref="RuleBroken"><see cref="Rule.AlreadyDecided"/>: somebody else decided since.</exception>
    public bool Reopen(Moderator by, DateTimeOffset at)
    {
        if (IsWithdrawn || Verdict is null)
            throw new RuleBroken(Rule.NothingToRestore);
        if (Verdict.ById != by.Id)
            throw new RuleBroken(Rule.AlreadyDecided);
        var wasPublished = IsPublished;
        Verdict = null;
        PublishedAt = null;
        Log(DecisionKind.Reopened, by, at);
        return wasPublished;
    }

    private void MustWait()
    {
        if (IsWithdrawn)
            throw new RuleBroken(Rule.AlreadyWithdrawn);
        if (Verdict is not null)
            throw new RuleBroken(Rule.AlreadyDecided);
    }

    private static string? Note(RefusalReason reason, string? typed)
    {
        Rule? missing = reason is RefusalReason.Other ? Rule.ReasonNeedsNote : null;
        var note = Paragraph.Read("note", typed, MaxNoteLength, Rule.NoteTooLong, missing);
        return note.Length == 0 ? null : note;
    }

    private void Log(DecisionKind kind, Moderator by, DateTimeOffset at)
    {
        _decisions.Add(new Decision(Id, kind, by, at, Verdict));
        Touch();
    }
}
