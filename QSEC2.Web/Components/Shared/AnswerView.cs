using QSEC2.Domain.Answers;

namespace QSEC2.Web.Components.Shared;

/// <summary>A published answer.</summary>
/// <param name="Text">Markdown.</param>
/// <param name="Html">The same, sanitised.</param>
/// <param name="Sources">Sanitised HTML; empty when none is given.</param>
/// <param name="By">Who answers, as they wish to be named.</param>
/// <param name="Role">What they do, and where.</param>
/// <param name="PublishedAt">UTC.</param>
public sealed record AnswerView(
    Guid Id,
    string Text,
    string Html,
    string Sources,
    string By,
    string Role,
    AddresseeKind Kind,
    DateTimeOffset PublishedAt,
    DateTimeOffset? CorrectedAt,
    IReadOnlyList<PictureView> Pictures
)
{
    public static AnswerView Of(Answer answer, Addressee addressee, PublishedAnswer published) =>
        new(
            answer.Id,
            published.Text,
            published.Html,
            published.Sources.Length == 0 ? "" : published.SourcesHtml,
            published.Name,
            published.Role,
            addressee.Kind,
            published.At,
            published.CorrectedAt,
            [.. published.Pictures.Select(PictureView.Of)]
        );
}

/// <summary>Somebody who is asked to answer and has not yet.</summary>
/// <param name="DueOn">By when an answer is hoped for.</param>
public sealed record AddresseeView(string Name, string Role, AddresseeKind Kind, DateOnly DueOn)
{
    public static AddresseeView Of(Answer answer, Addressee addressee) => new(addressee.Name, addressee.Role, addressee.Kind, answer.DueOn);
}
