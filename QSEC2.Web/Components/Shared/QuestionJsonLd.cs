using QSEC2.Domain.Answers;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Components.Shared;

/// <summary>An answered question in the words of schema.org: <c>QAPage</c>. What is not known is not said.</summary>
public static class QuestionJsonLd
{
    /// <param name="question">Its texts are plain.</param>
    /// <param name="address">Of the question's page, whole.</param>
    public static IReadOnlyDictionary<string, object?> Of(ContributionView question, string address) =>
        new Dictionary<string, object?>
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "QAPage",
            ["mainEntity"] = Known(
                new()
                {
                    ["@type"] = "Question",
                    ["name"] = question.Text,
                    ["text"] = question.Text,
                    ["url"] = address,
                    ["datePublished"] = DateTexts.Machine(question.PublishedAt),
                    ["upvoteCount"] = question.Supports,
                    ["author"] = question.Signature is null ? null : Named("Person", question.Signature),
                    ["answerCount"] = question.Answers.Count,
                    ["suggestedAnswer"] = question.Answers.Select(answer => Answer(answer, address)),
                }
            ),
        };

    private static Dictionary<string, object?> Answer(AnswerView answer, string address) =>
        Known(
            new()
            {
                ["@type"] = "Answer",
                ["text"] = answer.Text,
                ["url"] = $"{address}#r-{answer.Id}",
                ["datePublished"] = DateTexts.Machine(answer.PublishedAt),
                ["dateModified"] = answer.CorrectedAt is { } corrected ? DateTexts.Machine(corrected) : null,
                ["author"] = Named(answer.Kind is AddresseeKind.Service or AddresseeKind.Team ? "Organization" : "Person", answer.By),
            }
        );

    private static Dictionary<string, object?> Known(Dictionary<string, object?> facts) =>
        facts.Where(fact => fact.Value is not null).ToDictionary();

    private static Dictionary<string, object?> Named(string type, string name) => new() { ["@type"] = type, ["name"] = name };
}
