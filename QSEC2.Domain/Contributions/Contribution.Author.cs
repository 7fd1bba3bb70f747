using QSEC2.Domain.Common;
using QSEC2.Domain.Moderation;

namespace QSEC2.Domain.Contributions;

/// <summary>What its author may do with it, holding the receipt.</summary>
public sealed partial class Contribution
{
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public DateTimeOffset? ErasedAt { get; private set; }

    public bool IsWithdrawn => WithdrawnAt is not null;

    /// <summary>Corrects text, signature and, of a picture, what it shows, while nobody has decided yet.</summary>
    public void Correct(string? text, string? signature, string? description, Func<string, string> toHtml, DateTimeOffset at)
    {
        if (!IsWaiting)
            throw new RuleBroken(Rule.NotWaiting);
        var corrected = new ContributionDraft(Kind, text, signature)
        {
            HasPhoto = Photo is not null,
            PhotoDescription = description,
        }.Tidied();
        if (corrected.BrokenRules() is { Count: > 0 } broken)
            throw new RuleBroken(broken);
        Text = corrected.Text ?? "";
        Html = toHtml(Text);
        Likeness = Moderation.TextFingerprint.Of(Text);
        Signature = corrected.Signature;
        Photo = Photo is null ? null : Photo with { Description = corrected.PhotoDescription };
        CorrectedAt = at;
        Touch();
    }

    /// <summary>Takes it back. True when it was on the wall until now.</summary>
    public bool Withdraw(DateTimeOffset at)
    {
        if (IsWithdrawn)
            throw new RuleBroken(Rule.AlreadyWithdrawn);
        var wasPublished = IsPublished;
        WithdrawnAt = at;
        PublishedAt = null;
        Log(DecisionKind.Withdrawn, Moderator.Author, at);
        Touch();
        return wasPublished;
    }

    /// <summary>
    /// Withdraws it and forgets everything its author wrote, and the notes of moderators, who quote; number, reasons and dates
    /// stay, so that gaps are explained. Needs its decisions loaded.
    /// </summary>
    public bool Erase(DateTimeOffset at)
    {
        var wasPublished = !IsWithdrawn && Withdraw(at);
        ErasedAt ??= at;
        Text = Html = Likeness = "";
        Signature = Stop = Module = null;
        Photo = null;
        Verdict = Verdict is null ? null : Verdict with { Note = null };
        _decisions.ForEach(decision => decision.ForgetNote());
        Touch();
        return wasPublished;
    }
}
