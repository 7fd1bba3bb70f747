using System.Text.Json.Serialization;
using QSEC2.Domain.Common;
using QSEC2.Domain.People;
using QSEC2.Domain.Pictures;

namespace QSEC2.Domain.Programme;

/// <summary>
/// What an entry says. Texts in both languages; long ones are Markdown. Stored as JSON: a name here is a name in the database.
/// </summary>
[JsonDerivedType(typeof(Exhibition), "exhibition")]
[JsonDerivedType(typeof(TourStop), "stop")]
[JsonDerivedType(typeof(Event), "event")]
[JsonDerivedType(typeof(CitizenGroup), "group")]
[JsonDerivedType(typeof(ActionPlan), "plan")]
[JsonDerivedType(typeof(Partner), "partner")]
[JsonDerivedType(typeof(Operator), "operator")]
[JsonDerivedType(typeof(Synthesis), "synthesis")]
public abstract record Content
{
    /// <summary>Of Markdown texts, in characters.</summary>
    public const int LongestText = 20_000;

    [JsonIgnore]
    public abstract EntryKind Kind { get; }

    /// <summary>What it is called.</summary>
    public LocalText Title { get; init; } = LocalText.None;

    /// <summary>The code of its département; null when it belongs to none.</summary>
    public virtual string? Department { get; init; }

    /// <summary>In the order in which they are shown; the first is the picture of the entry.</summary>
    public IReadOnlyList<Picture> Pictures { get; init; } = [];

    /// <summary>How many it shows at most.</summary>
    [JsonIgnore]
    public virtual int MostPictures => Picture.Most;

    /// <summary>Every field that breaks a rule, by its JSON path.</summary>
    public virtual IEnumerable<(string Field, Rule Rule)> Problems()
    {
        if (string.IsNullOrWhiteSpace(Title.Fr))
            yield return ("title.fr", Rule.TitleMissing);
        if (Department is not null && !Departments.All.Contains(Department))
            yield return ("department", Rule.DepartmentUnknown);
        foreach (var problem in Picture.Problems(Pictures, MostPictures))
            yield return problem;
    }

    /// <summary>What keeps it from the public, though a draft may be so.</summary>
    public IEnumerable<(string Field, Rule Rule)> Unready() => Picture.Undescribed(Pictures);
}

/// <summary>From one day to another; either may not be known. Both belong to it.</summary>
public static class Days
{
    public static IEnumerable<(string Field, Rule Rule)> Problems(DateOnly? from, DateOnly? to, string field)
    {
        if (from > to)
            yield return (field, Rule.EndsBeforeItStarts);
    }
}
