using System.Text.RegularExpressions;
using QSEC2.Domain.Moderation;
using QSEC2.Web.Formats;

namespace QSEC2.Web.Features.Reports;

/// <summary>A report as it was typed.</summary>
public sealed partial record ReportForm(
    string Contribution = "",
    string Reason = "",
    string Explanation = "",
    string Name = "",
    string Email = ""
)
{
    public static ReportForm Read(IFormCollection form) =>
        new(
            form["contribution"].ToString().Trim(),
            form["reason"].ToString(),
            form["explanation"].ToString(),
            form["name"].ToString(),
            form["email"].ToString()
        );

    /// <summary>What is reported: its id, wherever it stands in the address that was pasted.</summary>
    public Guid? ContributionId => ContributionIdPattern().Match(Contribution) is { Success: true } found ? Guid.Parse(found.Value) : null;

    public ReportDraft ToDraft() => new(SnakeCase.TryRead<RefusalReason>(Reason, out var reason) ? reason : null, Explanation, Name, Email);

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 30_000)]
    private static partial Regex ContributionIdPattern();
}
