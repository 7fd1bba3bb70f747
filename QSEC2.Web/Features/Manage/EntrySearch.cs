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
    public const int APage = 50;

    public bool IsEmpty => Words.Length == 0 && Department is null && !Drafts;

    public static EntrySearch Read(IQueryCollection query) =>
        new(
            PlainText.Tidy(query["q"]),
            Departments.All.FirstOrDefault(code => code == query["departement"]),
            query["etat"] == "brouillon",
            int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, 10_000) : 1
        );

    /// <summary>What has a day, the latest first; the rest by title.</summary>
    public IReadOnlyList<Entry> In(IReadOnlyList<Entry> entries)
    {
        var words = SearchWords.Of(Words);
        return
        [
            .. entries
                .Where(entry => Takes(entry, words))
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
    public string Address(EntryKind kind, int page) =>
        $"{EntryKindAddress.Of(kind)}?q={Uri.EscapeDataString(Words)}&departement={Department}&etat={(Drafts ? "brouillon" : "")}&page={page.ToString(CultureInfo.InvariantCulture)}";

    private bool Takes(Entry entry, IReadOnlyList<string> words)
    {
        if ((Department is not null && entry.Content.Department != Department) || (Drafts && entry.PublishedAt is not null))
            return false;
        var said = SearchWords.Of($"{entry.Content.Title.Fr} {entry.Content.Title.En}");
        return words.All(word => said.Any(one => one.StartsWith(word, StringComparison.Ordinal)));
    }
}
