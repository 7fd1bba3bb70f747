using Microsoft.Extensions.Localization;
using QSEC2.Web.Formats;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Components.Shared;

/// <summary>Contributions and their answers as feed readers show them.</summary>
public static class ContributionAtom
{
    /// <param name="page">The whole address of its page.</param>
    public static AtomEntry Of(ContributionView contribution, string page, IStringLocalizer<Texts> texts) =>
        new(
            page,
            texts["Atom.Contribution", texts[$"Kind.{contribution.Kind}"], texts["Card.Number", contribution.Number]],
            contribution.Signature ?? texts["Card.Unsigned"],
            contribution.PublishedAt,
            contribution.PublishedAt,
            contribution.Html
        );

    /// <param name="page">The whole address of the page of its question.</param>
    public static AtomEntry Of(AnswerView answer, ContributionView question, string page, IStringLocalizer<Texts> texts) =>
        new(
            $"{page}#r-{answer.Id}",
            texts["Atom.Answer", texts["Card.Number", question.Number]],
            answer.By,
            answer.PublishedAt,
            answer.CorrectedAt ?? answer.PublishedAt,
            $"<blockquote>{question.Html}</blockquote>{answer.Html}{answer.Sources}"
        );
}
