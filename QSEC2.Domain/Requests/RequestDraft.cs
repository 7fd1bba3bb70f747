using QSEC2.Domain.Common;
using QSEC2.Domain.People;

namespace QSEC2.Domain.Requests;

/// <summary>What somebody asks, before it is known to be valid.</summary>
public sealed record RequestDraft(RequestKind Kind, string About, string? Department, string Name, string ReplyTo, string Text)
{
    /// <summary>Of single lines, in characters.</summary>
    public const int LongestLine = 160;

    /// <summary>In characters.</summary>
    public const int LongestText = 2_000;

    // The shortest number that reaches somebody in France has ten figures, some abroad have eight.
    private const int FewestFigures = 8;

    public SchoolVisit? Visit { get; init; }

    /// <summary>Every field that breaks a rule, by its name in the form.</summary>
    public IEnumerable<(string Field, Rule Rule)> Problems(DateOnly today)
    {
        if (Department is not null && !Departments.All.Contains(Department))
            yield return ("department", Rule.DepartmentUnknown);
        foreach (var problem in Line("name", Name, Rule.NameMissing).Concat(Line("replyTo", ReplyTo, Rule.ReplyToInvalid)))
            yield return problem;
        if (ReplyTo.Length is > 0 and <= LongestLine && !IsAddress(ReplyTo) && !IsPhone(ReplyTo))
            yield return ("replyTo", Rule.ReplyToInvalid);
        if (Text.Length == 0 && Kind is not RequestKind.SchoolVisit)
            yield return ("text", Rule.TextMissing);
        if (Text.Length > LongestText)
            yield return ("text", Rule.TextTooLong);
        if (PlainText.HasControlCharacters(Text))
            yield return ("text", Rule.ControlCharacters);
        foreach (var problem in Visit?.Problems(today) ?? [])
            yield return problem;
    }

    /// <summary>At most one problem a line.</summary>
    internal static IEnumerable<(string Field, Rule Rule)> Line(string field, string text, Rule? missing)
    {
        if (text.Length == 0 && missing is { } rule)
            yield return (field, rule);
        else if (text.Length > LongestLine)
            yield return (field, Rule.LineTooLong);
        else if (PlainText.HasControlCharacters(text, lines: false))
            yield return (field, Rule.ControlCharacters);
    }

    internal static bool IsPhone(string text) =>
        text.Count(char.IsAsciiDigit) >= FewestFigures
        && text.All(letter => char.IsAsciiDigit(letter) || letter is ' ' or '.' or '-' or '+' or '(' or ')' or '\u00a0' or '\u202f');

    private static bool IsAddress(string text) =>
        text.Split('@') is [{ Length: > 0 }, var host]
        && host.Contains('.', StringComparison.Ordinal)
        && !host.StartsWith('.')
        && !host.EndsWith('.')
        && !text.Any(char.IsWhiteSpace);
}
