using QSEC2.Domain.Common;
using QSEC2.Domain.People;

namespace QSEC2.Domain.Requests;

/// <summary>What somebody asks, before it is known to be valid.</summary>
public sealed record RequestDraft(RequestKind Kind, string About, string? Department, string Name, string ReplyTo, string Text)
{
    /// <summary>In characters.</summary>
    public const int LongestText = 2_000;

    public SchoolVisit? Visit { get; init; }

    /// <summary>Every field that breaks a rule, by its name in the form.</summary>
    public IEnumerable<(string Field, Rule Rule)> Problems(DateOnly today)
    {
        if (Department is not null && !Departments.All.Contains(Department))
            yield return ("department", Rule.DepartmentUnknown);
        foreach (var problem in TextLine.Problems("name", Name, Rule.NameMissing))
            yield return problem;
        if (!EmailAddress.IsComplete(ReplyTo) && !PhoneNumber.IsComplete(ReplyTo))
            yield return ("replyTo", Rule.ReplyToInvalid);
        Rule? missing = Kind is RequestKind.SchoolVisit ? null : Rule.TextMissing;
        foreach (
            var problem in Paragraph.Problems("text", Text, LongestText, Rule.TextTooLong, missing).Concat(Visit?.Problems(today) ?? [])
        )
            yield return problem;
    }
}
