namespace QSEC2.Web.Components.Shared;

/// <summary>What is wrong with a field, in the visitor's language; an empty field name means the whole form.</summary>
public sealed record FieldProblem(string Field, string Message);

public static class FieldProblems
{
    /// <summary>For <c>aria-invalid</c>: null leaves the attribute out.</summary>
    public static string? Invalid(this IReadOnlyList<FieldProblem> problems, string field) => problems.Any(problem => problem.Field == field) ? "true" : null;

    /// <summary>For <c>aria-describedby</c>: the error first, then whatever else describes the field.</summary>
    public static string? Describes(this IReadOnlyList<FieldProblem> problems, string field, string? others = null) =>
        problems.Invalid(field) is null ? others : $"{field}-error {others}".TrimEnd();
}
