using QSEC2.Domain.Common;
using QSEC2.Domain.Pictures;

namespace QSEC2.Domain.Answers;

/// <summary>What is written in answer, and how it is signed.</summary>
/// <param name="Text">Markdown.</param>
/// <param name="Sources">One a line.</param>
/// <param name="Name">As they wish to be named.</param>
/// <param name="Role">What they do, and where.</param>
public sealed record AnswerDraft(string Text, string Sources, string Name, string Role)
{
    /// <summary>In characters.</summary>
    public const int LongestText = 20_000;

    /// <summary>In characters, all of them together.</summary>
    public const int LongestSources = 4_000;

    /// <summary>In the order in which they are shown.</summary>
    public IReadOnlyList<Picture> Pictures { get; init; } = [];

    public AnswerDraft Tidied() =>
        this with
        {
            Text = PlainText.Tidy(Text),
            Sources = PlainText.Tidy(Sources),
            Name = PlainText.Tidy(Name),
            Role = PlainText.Tidy(Role),
        };

    /// <summary>What is wrong with a draft, by the names of the fields: it may lack anything but a signature.</summary>
    public IEnumerable<(string Field, Rule Rule)> Problems() =>
        [
            .. TextLine.Problems("name", Name, Rule.NameMissing),
            .. TextLine.Problems("role", Role, Rule.RoleMissing),
            .. Paragraph.Problems("text", Text, LongestText, Rule.AnswerTooLong),
            .. Paragraph.Problems("sources", Sources, LongestSources, Rule.SourcesTooLong),
            .. Picture.Problems(Pictures, Picture.Most),
        ];
}

/// <summary>An answer as the public reads it.</summary>
/// <param name="Html">The text, sanitised when it was published; so are the sources.</param>
/// <param name="At">When it was first published.</param>
public sealed record PublishedAnswer(
    string Text,
    string Html,
    string Sources,
    string SourcesHtml,
    string Name,
    string Role,
    DateTimeOffset At,
    DateTimeOffset? CorrectedAt
)
{
    /// <summary>In the order in which they are shown.</summary>
    public IReadOnlyList<Picture> Pictures { get; init; } = [];
}
