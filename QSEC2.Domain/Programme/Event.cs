using System.Text.Json.Serialization;
using QSEC2.Domain.Common;

namespace QSEC2.Domain.Programme;

/// <summary>A dated activity: a debate, a talk, a workshop … Hours are those of Paris.</summary>
public sealed record Event : Content
{
    public override EntryKind Kind => EntryKind.Event;

    public EventKind Type { get; init; } = EventKind.Meeting;

    /// <summary>The slug of the theme it is about; empty for a whole season or for none.</summary>
    public string Theme { get; init; } = "";

    /// <summary>The slug of the season; empty for none.</summary>
    public string Season { get; init; } = "";

    /// <summary>The slug of the stop it belongs to; empty for none.</summary>
    public string Stop { get; init; } = "";

    public DateOnly? Day { get; init; }

    /// <summary>The last day, of what lasts several; null for one day.</summary>
    public DateOnly? LastDay { get; init; }

    public TimeOnly? Starts { get; init; }
    public TimeOnly? Ends { get; init; }

    public string Venue { get; init; } = "";
    public string Town { get; init; } = "";
    public string Address { get; init; } = "";

    public LocalText Introduction { get; init; } = LocalText.None;

    /// <summary>Who it is for, in words.</summary>
    public LocalText Audience { get; init; } = LocalText.None;

    /// <summary>In years, from which it is advised; null when nobody said.</summary>
    public int? Age { get; init; }

    /// <summary>What it costs, in words; empty when nobody said.</summary>
    public LocalText Price { get; init; } = LocalText.None;

    /// <summary>How to come, and how accessible the place is.</summary>
    public LocalText Access { get; init; } = LocalText.None;

    /// <summary>What came of it, once it is past.</summary>
    public LocalText Outcome { get; init; } = LocalText.None;

    /// <summary>Whether one registers.</summary>
    public bool Registration { get; init; }

    /// <summary>How many people there is room for; null without limit.</summary>
    public int? Capacity { get; init; }

    [JsonIgnore]
    public DateOnly? Through => LastDay ?? Day;

    /// <summary>
    /// When one may no longer register, on the clocks of Paris: as it begins; what lasts several days may be joined until the end.
    /// </summary>
    [JsonIgnore]
    public DateTime? RegistersUntil =>
        LastDay is null && Starts is { } hour ? Day?.ToDateTime(hour) : Through?.AddDays(1).ToDateTime(TimeOnly.MinValue);

    public bool IsPast(DateOnly today) => Through < today;

    public override IEnumerable<(string Field, Rule Rule)> Problems()
    {
        foreach (var problem in base.Problems().Concat(Days.Problems(Day, LastDay, "lastDay")))
            yield return problem;
        if (Day is null)
            yield return ("day", Rule.DateMissing);
        if (LastDay is null && Starts > Ends)
            yield return ("ends", Rule.EndsBeforeItStarts);
        if (Ends is not null && Starts is null)
            yield return ("starts", Rule.HourMissing);
        if (Age is < 0 or > 99)
            yield return ("age", Rule.NumberOutOfRange);
        if (Capacity is < 1 or > 100_000)
            yield return ("capacity", Rule.NumberOutOfRange);
    }
}

/// <summary>The kinds of event the project names.</summary>
public enum EventKind
{
    Debate,
    FilmDebate,
    Talk,
    ScienceCafe,
    Show,
    Screening,
    Workshop,
    ExhibitionWorkshop,
    HolidayCourse,
    Visit,
    Meeting,
    Opening,
    LaunchDay,
    PublicPresentation,
}
