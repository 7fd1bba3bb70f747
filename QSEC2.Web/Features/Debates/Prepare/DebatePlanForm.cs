using System.Globalization;
using QSEC2.Domain.Common;
using QSEC2.Domain.Debates;
using QSEC2.Domain.Programme;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Debates.Prepare;

/// <summary>
/// What is planned, as it was typed. Hours are those of Paris; an end that is not after the beginning is on the next day.
/// </summary>
public sealed record DebatePlanForm(
    string Title,
    string Theme,
    string Event,
    string Place,
    string Department,
    string Day,
    string Starts,
    string Ends,
    IReadOnlyList<Guest> Guests
)
{
    private const string DayFormat = "yyyy-MM-dd",
        HourFormat = "HH:mm";

    public static DebatePlanForm Empty { get; } = new("", "", "", "", "", "", "", "", []);

    public static DebatePlanForm Read(IFormCollection form) =>
        new(
            form["title"].ToString(),
            form["theme"].ToString(),
            form["event"].ToString(),
            form["place"].ToString(),
            form["department"].ToString(),
            form["day"].ToString(),
            form["starts"].ToString(),
            form["ends"].ToString(),
            [
                .. Enumerable
                    .Range(0, DebatePlan.MostGuests)
                    .Where(row => form.ContainsKey($"guests[{row}].name"))
                    .Select(row => new Guest(form[$"guests[{row}].name"].ToString(), form[$"guests[{row}].role"].ToString())),
            ]
        );

    public static DebatePlanForm Of(Debate debate, string theme)
    {
        var starts = InParis(debate.StartsAt);
        var ends = InParis(debate.EndsAt);
        return new(
            debate.Title,
            theme,
            debate.Event ?? "",
            debate.Place,
            debate.Department,
            starts?.ToString(DayFormat, CultureInfo.InvariantCulture) ?? "",
            starts?.ToString(HourFormat, CultureInfo.InvariantCulture) ?? "",
            ends?.ToString(HourFormat, CultureInfo.InvariantCulture) ?? "",
            debate.Guests
        );
    }

    /// <summary>What the programme knows, wherever nothing is typed yet.</summary>
    public DebatePlanForm FilledFrom(string slug, Event known) =>
        this with
        {
            Event = slug,
            Title = FirstFilled(Title, known.Title.Localized()),
            Theme = FirstFilled(Theme, known.Theme),
            Place = FirstFilled(Place, string.Join(", ", new[] { known.Venue, known.Address, known.Town }.Where(part => part.Length > 0))),
            Department = FirstFilled(Department, known.Department ?? ""),
            Day = FirstFilled(Day, known.Day?.ToString(DayFormat, CultureInfo.InvariantCulture) ?? ""),
            Starts = FirstFilled(Starts, known.Starts?.ToString(HourFormat, CultureInfo.InvariantCulture) ?? ""),
            Ends = FirstFilled(Ends, known.Ends?.ToString(HourFormat, CultureInfo.InvariantCulture) ?? ""),
        };

    /// <exception cref="RuleBroken">With every field that is wrong, when a date or an hour is.</exception>
    public DebatePlan ToPlan()
    {
        var wrong = new List<(string Field, Rule Rule)>();
        var day = Parse(Day, "day", Rule.DateInvalid, DayFormat, wrong)?.Date;
        var starts = Parse(Starts, "starts", Rule.HourInvalid, HourFormat, wrong)?.TimeOfDay;
        var ends = Parse(Ends, "ends", Rule.HourInvalid, HourFormat, wrong)?.TimeOfDay;
        if (Day.Length > 0 && Starts.Length == 0)
            wrong.Add(("starts", Rule.HourMissing));
        if (Day.Length == 0 && (Starts.Length > 0 || Ends.Length > 0))
            wrong.Add(("day", Rule.DateMissing));
        var ending = ends <= starts ? ends + TimeSpan.FromDays(1) : ends;
        var plan = new DebatePlan(
            Title,
            Place,
            Department,
            Event.Length == 0 ? null : Event,
            day + starts is { } from ? DateTexts.InParis(from) : null,
            day + ending is { } to ? DateTexts.InParis(to) : null,
            Guests
        );
        if (wrong.Count == 0)
            return plan;
        if (Theme.Length == 0)
            wrong.Add(("theme", Rule.ChoiceMissing));
        throw new RuleBroken([.. wrong.Concat(plan.Tidied().BrokenRules()).DistinctBy(problem => problem.Field)]);
    }

    private static DateTime? Parse(string typed, string field, Rule rule, string format, List<(string, Rule)> wrong)
    {
        if (typed.Length == 0)
            return null;
        if (
            DateTime.TryParseExact(typed, format, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out var read)
            && (format == HourFormat || read.Year is > 1900 and < 2200)
        )
            return read;
        wrong.Add((field, rule));
        return null;
    }

    private static DateTime? InParis(DateTimeOffset? moment) => moment is { } known ? DateTexts.ClockOf(known) : null;

    private static string FirstFilled(string typed, string known) => string.IsNullOrWhiteSpace(typed) ? known : typed;
}
