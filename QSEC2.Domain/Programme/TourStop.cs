using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using QSEC2.Domain.Common;

namespace QSEC2.Domain.Programme;

/// <summary>A stay of an exhibition in one place.</summary>
public sealed partial record TourStop : Content
{
    // An exhibition stays two to three months in a département.
    private const int LongestStay = 3;

    public override EntryKind Kind => EntryKind.Stop;

    /// <summary>The slug of the exhibition.</summary>
    public string Exhibition { get; init; } = "";

    /// <summary>Town hall, media library, château, leisure island …</summary>
    public string Venue { get; init; } = "";

    public string Town { get; init; } = "";

    /// <summary>Street and number; empty when it is not known.</summary>
    public string Address { get; init; } = "";

    /// <summary>The first day; null when it is not known.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day; null when it is not known.</summary>
    public DateOnly? To { get; init; }

    /// <summary>What is known of its dates when the days are not.</summary>
    public LocalText DatesNote { get; init; } = LocalText.None;

    public LocalText Introduction { get; init; } = LocalText.None;
    public LocalText Hours { get; init; } = LocalText.None;

    /// <summary>How to come, and how accessible the place is.</summary>
    public LocalText Access { get; init; } = LocalText.None;

    /// <summary>In years, from which it is advised here; null when nobody said.</summary>
    public int? Age { get; init; }

    /// <summary>What was added by people of the place.</summary>
    public LocalText LocalAdditions { get; init; } = LocalText.None;

    /// <summary>Whether a school class may ask for a visit here.</summary>
    public bool TakesClasses { get; init; }

    /// <summary>Where it stands among the others; null when nothing says when it is.</summary>
    [JsonIgnore]
    public DateOnly? Order => From ?? To ?? (LastYearNamed is { } year ? new DateOnly(year, 1, 1) : null);

    /// <summary>
    /// Without a last day, a stay is over after the longest there is; without any day, after the last year its note names.
    /// </summary>
    public StopTiming On(DateOnly today) =>
        (From, To) switch
        {
            (_, { } last) when last < today => StopTiming.Past,
            ({ } first, _) when first > today => StopTiming.ToCome,
            ({ } first, null) => first.AddMonths(LongestStay) < today ? StopTiming.Past : StopTiming.Now,
            (null, null) => LastYearNamed < today.Year ? StopTiming.Past : StopTiming.ToCome,
            _ => StopTiming.Now,
        };

    private int? LastYearNamed =>
        Year().Matches(DatesNote.Fr).Select(year => int.Parse(year.Value, CultureInfo.InvariantCulture)).DefaultIfEmpty().Max()
            is > 0
                and var last
            ? last
            : null;

    public override IEnumerable<(string Field, Rule Rule)> Problems()
    {
        foreach (var problem in base.Problems().Concat(Days.Problems(From, To, "to")))
            yield return problem;
        if (Department is null)
            yield return ("department", Rule.DepartmentMissing);
        if (Exhibition.Length == 0)
            yield return ("exhibition", Rule.ChoiceMissing);
        if (string.IsNullOrWhiteSpace(Venue))
            yield return ("venue", Rule.PlaceMissing);
        if (Age is < 0 or > 99)
            yield return ("age", Rule.NumberOutOfRange);
    }

    [GeneratedRegex(@"\b(19|20)\d\d\b", RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex Year();
}

/// <summary>Whether an exhibition stands somewhere.</summary>
public enum StopTiming
{
    Now,
    ToCome,
    Past,
}
