using QSEC2.Domain.Common;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Moderation;
using QSEC2.Domain.Programme;

namespace QSEC2.Domain.Answers;

/// <summary>How it becomes public, and what moderators do with it.</summary>
public sealed partial class Answer
{
    /// <summary>Publishes what was submitted, or the correction of what is public.</summary>
    /// <param name="toHtml">Of Markdown.</param>
    /// <param name="seen">The <see cref="Version"/> that was read: what was written since is not published unread.</param>
    public void Publish(Func<string, string> toHtml, int seen, Moderator by, DateTimeOffset at)
    {
        MustBe(seen);
        Appear(toHtml, by.Id, by.Name, at);
    }

    /// <summary>Publishes what was submitted on a wall whose answers no moderator reads first.</summary>
    /// <param name="toHtml">Of Markdown.</param>
    public void PublishUnread(Func<string, string> toHtml, Editor by, DateTimeOffset at) => Appear(toHtml, by.Id, by.Name, at);

    /// <summary>Gives it back to whoever wrote it, with a note; what was public no longer is. True when it was public until now.</summary>
    /// <param name="seen">The <see cref="Version"/> that was read.</param>
    public bool SendBack(string? note, int seen, Moderator by, DateTimeOffset at)
    {
        var said = Paragraph.Read("note", note, Contribution.MaxNoteLength, Rule.NoteTooLong, Rule.NoteMissing);
        MustBe(seen);
        if (SubmittedAt is null && Published is null)
            throw new RuleBroken(Rule.NothingToCheck);

        // A correction that is refused leaves what it would have corrected.
        var wasPublic = SubmittedAt is null;
        if (wasPublic)
            Published = null;
        SubmittedAt = null;
        Note = said;
        Keep(AnswerStepKind.SentBack, by.Id, by.Name, at, said);
        return wasPublic;
    }

    /// <summary>Makes a restored copy as silent as the site it replaces: it was taken off since.</summary>
    public void Silence()
    {
        Published = null;
        Version++;
    }

    /// <summary>One source a line, as a Markdown list.</summary>
    public static string AsList(string sources) =>
        string.Join(
            '\n',
            sources
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(source => $"- {source.TrimStart('-', '*', '•', ' ')}")
        );

    private void Appear(Func<string, string> toHtml, Guid byId, string byName, DateTimeOffset at)
    {
        if (SubmittedAt is null)
            throw new RuleBroken(Rule.NothingToCheck);
        Published = new PublishedAnswer(
            Writing.Text,
            toHtml(Writing.Text),
            Writing.Sources,
            toHtml(AsList(Writing.Sources)),
            Writing.Name,
            Writing.Role,
            Published?.At ?? at,
            Published is null ? null : at
        )
        {
            Pictures = Writing.Pictures,
        };
        SubmittedAt = null;
        Keep(AnswerStepKind.Published, byId, byName, at);
    }

    private void MustBe(int seen)
    {
        if (seen != Version)
            throw new RuleBroken(Rule.ChangedMeanwhile);
    }
}
