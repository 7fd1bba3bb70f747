using System.Globalization;
using QSEC2.Domain.Common;
using QSEC2.Domain.People;
using QSEC2.Domain.Programme;

namespace QSEC2.Web.Features.Manage;

/// <summary>Which entries of a kind somebody looks for: what is typed wrong counts for nothing.</summary>
/// <param name="Words">Each begins a word of the title, whatever its accents.</param>
/// <param name="Page">The first is 1.</param>
public sealed record EntrySearch(string Words, string? Department, bool Drafts, int Page)
{
    public const int PageSize = 50;

    public bool IsEmpty => Words.Length == 0 && Department is null && !Drafts;

    public static EntrySearch Read(IQueryCollection query) =>
        new(
            PlainText.Tidy(query["q"]),
            Departments.All.FirstOrDefault(code => code == query["departement"]),
            query["etat"] == "brouillon",
            int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, 10_000) : 1
        );

    /// <summary>What has a day, the latest first; the rest by title.</summary>
    public IReadOnlyList<Entry> FindIn(IReadOnlyList<Entry> entries)
    {
        var words = SearchWords.Of(Words);
        return
        [
            .. entries
                .Where(entry => Matches(entry, words))
                .OrderByDescending(entry => DayOf(entry.Content) ?? DateOnly.MaxValue)
                .ThenBy(entry => entry.Content.Title.Fr, StringComparer.CurrentCulture),
        ];
    }

    /// <summary>The day by which an entry is known; null for those of every day.</summary>
    public static DateOnly? DayOf(Content content) =>
        content switch
        {
            Event happening => happening.Day,
            TourStop stop => stop.Order,
            _ => null,
        };

    /// <summary>An address with these choices.</summary>
    public string Address(EntryKind kind, int page)
    {
        var words = Uri.EscapeDataString(Words);
        var state = Drafts ? "brouillon" : "";
        var number = page.ToString(CultureInfo.InvariantCulture);
        return $"{EntryKindAddress.Of(kind)}?q={words}&departement={Department}&etat={state}&page={number}";
    }

    private bool Matches(Entry entry, IReadOnlyList<string> words)
    {
        if (Department is not null && entry.Content.Department != Department)
            return false;
        if (Drafts && entry.PublishedAt is not null)
            return false;
        var inTitle = SearchWords.Of($"{entry.Content.Title.Fr} {entry.Content.Title.En}");
        return words.All(word => inTitle.Any(one => one.StartsWith(word, StringComparison.Ordinal)));
    }
}
