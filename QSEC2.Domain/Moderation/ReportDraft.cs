using QSEC2.Domain.Common;

namespace QSEC2.Domain.Moderation;

/// <summary>A report as it was typed.</summary>
public sealed record ReportDraft
{
    public const int MaxExplanationLength = 2_000;
    public const int MaxNameLength = 60;

    public ReportDraft(RefusalReason? reason, string? explanation, string? name, string? email)
    {
        Reason = reason;
        Explanation = PlainText.Tidy(explanation);
        Name = PlainText.TidyOrNull(name);
        Email = PlainText.TidyOrNull(email);
    }

    public RefusalReason? Reason { get; }
    public string Explanation { get; }
    public string? Name { get; }
    public string? Email { get; }

    /// <summary>Every broken rule with the field it belongs to; empty when the report can be received.</summary>
    public IReadOnlyList<(string Field, Rule Rule)> BrokenRules()
    {
        var broken = new List<(string, Rule)>();
        if (Reason is null)
            broken.Add(("reason", Rule.ReasonMissing));
        broken.AddRange(
            Paragraph.Problems("explanation", Explanation, MaxExplanationLength, Rule.ExplanationTooLong, Rule.ExplanationMissing)
        );
        broken.AddRange(TextLine.Problems("name", Name, longest: MaxNameLength, tooLong: Rule.NameTooLong));
        broken.AddRange(EmailAddress.Problems("email", Email, Rule.EmailUnreadable));
        return broken;
    }
}
