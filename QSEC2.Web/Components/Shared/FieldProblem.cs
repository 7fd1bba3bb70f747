using Microsoft.Extensions.Localization;
using QSEC2.Domain.Common;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Components.Shared;

/// <summary>What is wrong with a field, in the visitor's language; an empty field name means the whole form.</summary>
public sealed record FieldProblem(string Field, string Message);

public static class FieldProblems
{
    /// <summary>For <c>aria-invalid</c>: null leaves the attribute out.</summary>
    public static string? Invalid(this IReadOnlyList<FieldProblem> problems, string field) =>
        problems.Any(problem => problem.Field == field) ? "true" : null;

    /// <summary>For <c>aria-describedby</c>: the error first, then whatever else describes the field.</summary>
    public static string? Describes(this IReadOnlyList<FieldProblem> problems, string field, string? others = null) =>
        problems.Invalid(field) is null ? others : $"{field}-error {others}".TrimEnd();

    /// <summary>Each beside its field; what has none, above the form.</summary>
    public static IReadOnlyList<FieldProblem> Problems(this IStringLocalizer<Texts> texts, RuleBroken broken) =>
        broken.Fields.Count > 0 ? texts.Problems(broken.Fields) : [new("", texts.Rule(broken.Rule))];

    /// <summary>Each beside its field.</summary>
    public static IReadOnlyList<FieldProblem> Problems(this IStringLocalizer<Texts> texts, IEnumerable<(string Field, Rule Rule)> broken) =>
        [.. broken.Select(wrong => new FieldProblem(wrong.Field, texts.Rule(wrong.Rule)))];
}
