using QSEC2.Domain.Answers;
using QSEC2.Domain.Common;

namespace QSEC2.Domain.Contributions;

/// <summary>A question, a testimony or a photo that somebody sent to a wall.</summary>
public sealed partial class Contribution
{
    /// <summary>In the largest hall there is.</summary>
    public const int MostHands = 10_000;

    private Contribution() { }

    public Guid Id { get; private set; }

    /// <summary>The wall of its theme.</summary>
    public Guid WallId { get; private set; }

    /// <summary>The wall of the debate it was written in, where it stands too; null elsewhere.</summary>
    public Guid? DebateWallId { get; private set; }

    /// <summary>
    /// The wall that has to be open for it to be received. What the team writes down for others waits for no break to end.
    /// </summary>
    public Guid Door => Channel is Channel.Paper or Channel.Oral ? WallId : DebateWallId ?? WallId;

    /// <summary>Its number on the wall of its theme, given at receipt and kept for ever: rooms say it aloud.</summary>
    public int Number { get; private set; }
    public ContributionKind Kind { get; private set; }
    public string Text { get; private set; } = "";

    /// <summary>The text as sanitised HTML, made once.</summary>
    public string Html { get; private set; } = "";

    /// <summary>The same for texts that say the same: <see cref="Moderation.TextFingerprint"/>.</summary>
    public string Likeness { get; private set; } = "";
    public string? Signature { get; private set; }
    public Channel Channel { get; private set; }
    public string? Department { get; private set; }
    public string? Stop { get; private set; }
    public string? Module { get; private set; }
    public Photo? Photo { get; private set; }
    public bool ReuseAllowed { get; private set; }
    public DateTimeOffset ReceivedAt { get; private set; }
    public DateTimeOffset? CorrectedAt { get; private set; }

    public string Code { get; private set; } = "";
    public Guid SubmissionKey { get; private set; }
    public string Fingerprint { get; private set; } = "";

    /// <summary>How many people said "moi aussi".</summary>
    public int Supports { get; private set; }

    /// <summary>The count that the walls were last told.</summary>
    public int SupportsShown { get; private set; }

    /// <summary>How many hands were raised for it in the room; the last count holds.</summary>
    public int Hands { get; private set; }

    /// <summary>Since when it is put to somebody to answer; null when it is to nobody.</summary>
    public DateTimeOffset? AddressedAt { get; private set; }

    /// <summary>Since when an answer is public.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Changes at every act, so that two at once are noticed.</summary>
    public Guid Version { get; private set; }

    public Receipt Receipt => new(Code, SubmissionKey, Fingerprint);

    /// <summary>Receives a draft on a wall.</summary>
    /// <param name="id">Chosen beforehand: it names the folder of its picture.</param>
    /// <exception cref="RuleBroken">The first rule that the draft breaks.</exception>
    public static Contribution Receive(
        Guid id,
        Guid wallId,
        ContributionDraft draft,
        string html,
        Photo? photo,
        Receipt receipt,
        DateTimeOffset at
    )
    {
        draft = draft.Tidied() with { HasPhoto = photo is not null };
        if (draft.BrokenRules() is { Count: > 0 } broken)
            throw new RuleBroken(broken);
        return new Contribution
        {
            Id = id,
            WallId = wallId,
            Kind = draft.Kind,
            Text = draft.Text ?? "",
            Html = html,
            Likeness = Moderation.TextFingerprint.Of(draft.Text ?? ""),
            Signature = draft.Signature,
            Channel = draft.Channel,
            Department = draft.Department,
            Stop = draft.Stop,
            Module = draft.Module,
            Photo = photo,
            ReuseAllowed = draft.ReuseAllowed,
            ReceivedAt = at,
            Code = receipt.Code,
            SubmissionKey = receipt.Key,
            Fingerprint = receipt.Fingerprint,
            Version = Guid.CreateVersion7(at),
        };
    }

    /// <summary>Takes its number on its wall, as it is stored.</summary>
    public void AssignNumber(int number) => Number = number;

    /// <summary>It was written in a debate, and will stand on its wall too.</summary>
    public void AttachToDebate(Guid debateWallId) => DebateWallId = debateWallId;

    public void CountSupports(int supports) => Supports = supports;

    public void ShowSupports() => SupportsShown = Supports;

    /// <exception cref="RuleBroken"><see cref="Rule.NotPublished"/> or <see cref="Rule.NumberOutOfRange"/>.</exception>
    public void CountHands(int hands)
    {
        if (!IsPublished)
            throw new RuleBroken(Rule.NotPublished);
        Hands = hands is >= 0 and <= MostHands ? hands : throw new RuleBroken(Rule.NumberOutOfRange, "hands");
        Touch();
    }

    /// <summary>Notes whether somebody is asked to answer it, and has: enough to know without reading the answers.</summary>
    /// <param name="answers">All of this question, after one of them changed.</param>
    public void Follow(IReadOnlyCollection<Answer> answers)
    {
        AddressedAt = answers
            .Where(answer => answer.IsAwaited || answer.Published is not null)
            .Min(answer => (DateTimeOffset?)answer.AskedAt);
        AnsweredAt = answers.Min(answer => answer.Published?.At);
    }

    private void Touch() => Version = Guid.CreateVersion7();
}

/// <summary>The door through which a contribution came in.</summary>
public enum Channel
{
    Online,
    Phone,
    Kiosk,
    Paper,
    Oral,
}
