using QSEC2.Domain.Common;

namespace QSEC2.Domain.Moderation;

/// <summary>A report as it was typed.</summary>
public sealed record ReportDraft
{
    public const int MaxExplanationLength = 2_000;
    public const int MaxNameLength = 60;

    public ReportDraft(RefusalReason? reason, string? explanation, string? name, string? email) =>
        (Reason, Explanation, Name, Email) = (reason, PlainText.Tidy(explanation), PlainText.TidyOrNull(name), PlainText.TidyOrNull(email));

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
        if (Explanation.Length == 0)
            broken.Add(("explanation", Rule.ExplanationMissing));
        else if (Explanation.Length > MaxExplanationLength)
            broken.Add(("explanation", Rule.ExplanationTooLong));
        else if (PlainText.HasControlCharacters(Explanation))
            broken.Add(("explanation", Rule.ControlCharacters));
        if (Name?.Length > MaxNameLength)
            broken.Add(("name", Rule.NameTooLong));
        else if (Name is not null && PlainText.HasControlCharacters(Name, lines: false))
            broken.Add(("name", Rule.ControlCharacters));
        if (Email is not null && !EmailAddress.IsComplete(Email))
            broken.Add(("email", Rule.EmailUnreadable));
        return broken;
    }
}
