using System.Globalization;
using QSEC2.Domain.Common;
using QSEC2.Domain.Debates;

namespace QSEC2.Web.Features.Debates.Memories;

/// <summary>The report as it was typed.</summary>
/// <param name="Open"><c>oui</c>, <c>non</c>, or nothing chosen.</param>
/// <param name="Photos"><c>oui</c>, <c>non</c>, or nothing chosen.</param>
public sealed record DebateReportForm(string Organisers, string Place, string Day, string Open, string Present, string Said, string Photos)
{
    private const string Yes = "oui",
        No = "non",
        DayFormat = "yyyy-MM-dd";

    public static DebateReportForm Empty { get; } = new("", "", "", "", "", "", "");

    public static DebateReportForm Read(IFormCollection form) =>
        new(
            form["organisers"].ToString(),
            form["place"].ToString(),
            form["day"].ToString(),
            form["open"].ToString(),
            form["present"].ToString(),
            form["said"].ToString(),
            form["photos"].ToString()
        );

    public static DebateReportForm Of(DebateReport written) =>
        new(
            written.Organisers,
            written.Place,
            written.Day?.ToString(DayFormat, CultureInfo.InvariantCulture) ?? "",
            Word(written.OpenToAll),
            written.Present?.ToString(CultureInfo.InvariantCulture) ?? "",
            written.Said,
            Word(written.PhotosAllowed)
        );

    /// <exception cref="RuleBroken">With every field that is wrong, when something cannot be read or was not chosen.</exception>
    public DebateReport ToReport()
    {
        var wrong = new List<(string Field, Rule Rule)>();
        DateOnly? day =
            DateOnly.TryParseExact(Day, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
            && read.Year is > 1900 and < 2200
                ? read
                : null;
        if (day is null && Day.Length > 0)
            wrong.Add(("day", Rule.DateInvalid));
        int? present = int.TryParse(Present.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var counted)
            ? counted
            : null;
        foreach (var (field, chosen) in new[] { ("open", Open), ("photos", Photos) })
        {
            if (chosen is not (Yes or No))
                wrong.Add((field, Rule.ChoiceMissing));
        }

        var report = new DebateReport(Organisers, Place, day, Open == Yes, present, Said, Photos == Yes);
        return wrong.Count == 0
            ? report
            : throw new RuleBroken([.. wrong.Concat(report.Tidied().BrokenRules()).DistinctBy(problem => problem.Field)]);
    }

    private static string Word(bool said) => said ? Yes : No;
}
