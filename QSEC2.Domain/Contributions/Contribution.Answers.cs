using QSEC2.Domain.Answers;

namespace QSEC2.Domain.Contributions;

/// <summary>Whether somebody is asked to answer it, and has: enough to know without reading the answers.</summary>
public sealed partial class Contribution
{
    /// <summary>Since when it is put to somebody; null when it is to nobody.</summary>
    public DateTimeOffset? AddressedAt { get; private set; }

    /// <summary>Since when an answer is public.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <param name="answers">All of this question, after one of them changed.</param>
    public void Follow(IReadOnlyCollection<Answer> answers)
    {
        AddressedAt = answers
            .Where(answer => answer.IsAwaited || answer.Published is not null)
            .Min(answer => (DateTimeOffset?)answer.AskedAt);
        AnsweredAt = answers.Min(answer => answer.Published?.At);
    }
}
