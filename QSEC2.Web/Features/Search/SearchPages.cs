using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Common;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Programme;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Formats;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Search;

/// <summary>What somebody looks for.</summary>
public sealed record SearchQuery(string Words, WallWithTheme? Wall, ContributionKind? Kind, int Page);

/// <summary>What was found: contributions, a page of them, and whatever else the site has.</summary>
public sealed record Found(IReadOnlyList<ContributionView> Contributions, int Total, IReadOnlyList<PublishedEntry<Content>> Entries);

public static class SearchPages
{
    public const int APage = 20;
    public const int LongestWords = 200;
    private const int MostPages = DatabaseEngine.MostFound / APage;
    private const int MostEntries = 8;
    private static readonly HashSet<string> ReadMembers = ["fr", "en", "venue", "town", "place", "guide", "legalName"];

    // As long as the programme keeps them.
    private static readonly ConditionalWeakTable<Content, string[]> WordsOf = [];

    public static void MapSearch(this IEndpointRouteBuilder site) => site.MapPage("/recherche", ShowAsync);

    private static async Task<IResult> ShowAsync(
        string? q,
        string? mur,
        string? genre,
        int? page,
        IDbContextFactory<QsecDb> databases,
        PublishedProgramme programme,
        WallDirectory walls,
        CancellationToken cancellation
    )
    {
        var words = PlainText.Tidy(q);
        var search = new SearchQuery(
            Shortened(words),
            mur is null ? null : await walls.FindAsync(mur, cancellation),
            SnakeCase.TryRead<ContributionKind>(genre, out var kind) ? kind : null,
            Math.Clamp(page ?? 1, 1, MostPages)
        );
        var found = search.Words.Length == 0 ? null : await FindAsync(search, databases, programme, cancellation);
        return Pages.Show<SearchPage>(
            new
            {
                Search = search,
                Found = found,
                Walls = await walls.AllAsync(cancellation),
            }
        );
    }

    private static string Shortened(string words)
    {
        if (words.Length <= LongestWords)
            return words;
        var cutsAPair = char.IsHighSurrogate(words[LongestWords - 1]);
        return words[..(cutsAPair ? LongestWords - 1 : LongestWords)];
    }

    private static async Task<Found> FindAsync(
        SearchQuery search,
        IDbContextFactory<QsecDb> databases,
        PublishedProgramme programme,
        CancellationToken cancellation
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var before = (search.Page - 1) * APage;
        var (ids, total) = await DatabaseEngine
            .Of(db)
            .SearchAsync(db, search.Words, search.Wall?.Id, search.Kind, before, APage, cancellation);

        // Asked for once more as published: the index and this reading are two moments.
        var found = await db
            .Contributions.AsNoTracking()
            .Where(contribution => ids.Contains(contribution.Id) && contribution.PublishedAt != null)
            .ToListAsync(cancellation);
        var entries = search is { Page: 1, Wall: null, Kind: null } ? await EntriesAsync(search.Words, programme, cancellation) : [];
        return new Found(
            await db.ReadPublicViewsAsync([.. found.OrderBy(contribution => ids.ToList().IndexOf(contribution.Id))], cancellation),
            total,
            entries
        );
    }

    private static async Task<IReadOnlyList<PublishedEntry<Content>>> EntriesAsync(
        string words,
        PublishedProgramme programme,
        CancellationToken cancellation
    )
    {
        var asked = SearchWords.Of(words);
        var entries = await programme.AllAsync<Content>(cancellation);
        return asked.Count == 0
            ? []
            :
            [
                .. entries
                    .Where(entry => Contains(entry.Content, asked))
                    .OrderBy(entry => entry.Content.Title.Localized(), StringComparer.CurrentCulture)
                    .Take(MostEntries),
            ];
    }

    private static bool Contains(Content content, IReadOnlyList<string> asked)
    {
        var known = WordsOf.GetValue(
            content,
            one =>
                [
                    .. Texts(JsonSerializer.SerializeToNode(one, SiteJson.Options))
                        .SelectMany(SearchWords.Of)
                        .Distinct(StringComparer.Ordinal),
                ]
        );
        return asked.All(word => Array.Exists(known, one => one.StartsWith(word, StringComparison.Ordinal)));
    }

    // What is read: texts in a language and names of places, not the codes and slugs between them.
    private static IEnumerable<string> Texts(JsonNode? node) =>
        node switch
        {
            JsonObject many => many.SelectMany(member => Texts(member.Key, member.Value)),
            JsonArray rows => rows.SelectMany(Texts),
            _ => [],
        };

    private static IEnumerable<string> Texts(string name, JsonNode? member)
    {
        if (member is not JsonValue value)
            return Texts(member);
        return ReadMembers.Contains(name) ? [value.ToString()] : [];
    }
}
