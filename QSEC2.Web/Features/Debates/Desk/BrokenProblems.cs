using Microsoft.Extensions.Localization;
using QSEC2.Domain.Common;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Debates.Desk;

public static class BrokenProblems
{
    /// <summary>Each beside its field; what has none, above the form.</summary>
    public static IReadOnlyList<FieldProblem> Problems(this IStringLocalizer<Texts> texts, RuleBroken broken) => broken.Fields.Count > 0
        ? [.. broken.Fields.Select(wrong => new FieldProblem(wrong.Field, texts.Rule(wrong.Rule)))]
        : [new("", texts.Rule(broken.Rule))];
}
