using System.Globalization;
using QSEC2.Domain.People;
using QSEC2.Domain.Programme;
using QSEC2.Web.Data;
using QSEC2.Web.Formats;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Agenda;

/// <summary>Which events somebody wishes to see: null is all. A value that is on no list counts for nothing; the others stay.</summary>
/// <param name="Month">The first of a month; what lasts several days is of each month it touches.</param>
public sealed record AgendaFilter(
    string? Department = null,
    string? Theme = null,
    EventKind? Kind = null,
    string? Season = null,
    DateOnly? Month = null
)
{
    private const string MonthFormat = "yyyy-MM";

    /// <param name="walls">The themes and seasons there are.</param>
    public static AgendaFilter Read(IQueryCollection query, IReadOnlyList<WallWithTheme> walls) =>
        new(
            Departments.All.FirstOrDefault(code => code == query["departement"]),
            walls.FirstOrDefault(place => place.Theme.Slug == query["theme"])?.Theme.Slug,
            SnakeCase.TryRead<EventKind>(query["genre"], out var kind) ? kind : null,
            walls.FirstOrDefault(place => place.Season.Slug == query["saison"])?.Season.Slug,
            MonthOf(query["mois"])
        );

    // The month after it must be one too.
    private static DateOnly? MonthOf(string? asked)
    {
        var isMonth = DateOnly.TryParseExact(asked, MonthFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month);
        return isMonth && month.Year < 2200 ? month : null;
    }

    /// <summary>A month as addresses say it.</summary>
    public static string MonthName(DateOnly month) => month.ToString(MonthFormat, CultureInfo.InvariantCulture);

    public bool IsEmpty => this == new AgendaFilter();

    /// <param name="walls">Which theme belongs to which season.</param>
    public bool Matches(Event content, IReadOnlyList<WallWithTheme> walls) =>
        (Department is null || content.Department == Department)
        && (Theme is null || content.Theme == Theme)
        && (Kind is null || content.Type == Kind)
        && (Season is null || content.SeasonOf(walls) == Season)
        && (Month is not { } first || (content.Day < first.AddMonths(1) && content.Through >= first));

    /// <summary>An address with these choices.</summary>
    /// <param name="path">Begins with a slash, and names no language.</param>
    public string Link(string path, int page = 1)
    {
        (string Name, string? Value)[] chosen =
        [
            ("departement", Department),
            ("theme", Theme),
            ("genre", Kind is { } kind ? SnakeCase.Of(kind) : null),
            ("saison", Season),
            ("mois", Month is { } month ? MonthName(month) : null),
            ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null),
        ];
        var query = string.Join('&', chosen.Where(pair => pair.Value is not null).Select(pair => $"{pair.Name}={pair.Value}"));
        return Language.Link(path) + (query.Length > 0 ? "?" + query : "");
    }
}

public static class EventSeason
{
    /// <summary>The slug of its season, or of the season of its theme; null without one.</summary>
    public static string? SeasonOf(this Event content, IReadOnlyList<WallWithTheme> walls) =>
        content.Season.Length > 0 ? content.Season : walls.FirstOrDefault(place => place.Theme.Slug == content.Theme)?.Season.Slug;
}
