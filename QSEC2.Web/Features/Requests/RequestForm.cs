using System.Globalization;
using QSEC2.Domain.Common;
using QSEC2.Domain.Requests;
using QSEC2.Web.Formats;

namespace QSEC2.Web.Features.Requests;

/// <summary>What was typed, by the names of the fields, and what is asked by it.</summary>
public sealed class RequestForm(IReadOnlyDictionary<string, string> typed)
{
    /// <summary>The name of a field that is to stay empty.</summary>
    public const string Trap = "sujet";

    /// <summary>How many days one may wish.</summary>
    public const int MostWishes = 3;

    // As they stand in the form.
    private static readonly List<string> Order =
    [
        "department",
        "level",
        "pupils",
        "adults",
        "day1",
        "day2",
        "day3",
        "latePhone",
        "name",
        "replyTo",
        "text",
    ];

    private readonly List<(string Field, Rule Rule)> _unreadable = [];

    /// <summary>Names the sending, so that pressing twice asks once.</summary>
    public Guid Key { get; } = typed.TryGetValue("key", out var key) && Guid.TryParse(key, out var chosen) ? chosen : Guid.CreateVersion7();

    /// <summary>What stands in a field; empty when nothing does.</summary>
    public string this[string name] => typed.GetValueOrDefault(name, "");

    public static RequestForm Read(IFormCollection form)
    {
        var typed = form.ToDictionary(field => field.Key, field => PlainText.Tidy(field.Value), StringComparer.Ordinal);

        // Wishes close ranks: what is wrong with the second is said beside the second.
        var wishes = Enumerable
            .Range(1, MostWishes)
            .Select(number => (Day: typed.GetValueOrDefault($"day{number}", ""), Slot: typed.GetValueOrDefault($"slot{number}", "")))
            .Where(wish => wish.Day.Length > 0)
            .ToList();
        for (var number = 1; number <= MostWishes; number++)
        {
            var wish = number <= wishes.Count ? wishes[number - 1] : (Day: "", Slot: "");
            typed[$"day{number}"] = wish.Day;
            typed[$"slot{number}"] = wish.Slot;
        }

        return new RequestForm(typed);
    }

    /// <returns>What is asked, and what in it could not be read or breaks a rule.</returns>
    public (RequestDraft Draft, IReadOnlyList<(string Field, Rule Rule)> Problems) Draft(RequestSubject subject, DateOnly today)
    {
        var department = subject.ChoosesDepartment && this["department"].Length > 0 ? this["department"] : subject.Department;
        var draft = new RequestDraft(subject.Kind, subject.Slug, department, this["name"], this["replyTo"], this["text"])
        {
            Visit = subject.Kind is RequestKind.SchoolVisit ? Visit() : null,
        };
        var problems = _unreadable
            .Concat(draft.Problems(today))
            .DistinctBy(problem => problem.Field)
            .OrderBy(problem => Order.IndexOf(problem.Field));
        return (draft, [.. problems]);
    }

    private SchoolVisit Visit() =>
        new()
        {
            Level = this["level"],
            Pupils = Number("pupils"),
            Adults = Number("adults"),
            Guided = this["guided"] == "yes",
            InHalves = this["halves"].Length > 0,
            LatePhone = this["latePhone"],
            Wishes = [.. Enumerable.Range(1, MostWishes).Where(number => this[$"day{number}"].Length > 0).Select(Wish)],
        };

    private int Number(string field)
    {
        if (int.TryParse(this[field], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        _unreadable.Add((field, Rule.NumberInvalid));
        return 0;
    }

    private VisitWish Wish(int number)
    {
        if (
            !DateOnly.TryParseExact(this[$"day{number}"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || day.Year > 2200
        )
            _unreadable.Add(($"day{number}", Rule.DateInvalid));
        return new VisitWish(day, SnakeCase.TryRead<VisitSlot>(this[$"slot{number}"], out var slot) ? slot : VisitSlot.Any);
    }
}
