using System.Globalization;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Moderation;
using QSEC2.Web.Data;
using QSEC2.Web.Formats;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Moderation;

/// <summary>A decision, with enough of what it was about.</summary>
/// <param name="IsReadable">Whether who looks may read of what it was; else its words and the moderator's, who quotes, are empty.</param>
/// <param name="IsPublished">The contribution is on the wall now, whatever this line decided.</param>
/// <param name="IsTakenOut">It was refused or removed, and a moderator may bring it back.</param>
public sealed record JournalLine(
    Guid Id,
    DateTimeOffset At,
    DecisionKind Kind,
    Guid ContributionId,
    string Wall,
    int Number,
    ContributionKind Contribution,
    string Text,
    string? Signature,
    RefusalReason? Reason,
    string? Note,
    PhotoGround? PhotoGround,
    string By,
    bool IsReadable,
    bool IsPublished,
    bool IsTakenOut
);

/// <summary>What one looks for in the log.</summary>
/// <param name="Words">A number, or words of the text or of its signature.</param>
/// <param name="Before">The last line of the page before.</param>
public sealed record JournalSearch(DecisionKind? Kind, string? Words, Guid? Before)
{
    private const string BeforeNumbers = "nN°ºo#. \u00A0\u202F";

    /// <summary>« 12 », « n° 12 ».</summary>
    public int? Number =>
        int.TryParse(Words.AsSpan().Trim().TrimStart(BeforeNumbers), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    public bool IsEmpty => Kind is null && string.IsNullOrWhiteSpace(Words);

    public string Address(Guid before)
    {
        var decision = Kind is { } kind ? SnakeCase.Of(kind) : "";
        return Language.Link($"/moderation/journal?avant={before}&decision={decision}&q={Uri.EscapeDataString(Words ?? "")}");
    }
}

/// <summary>The log of every decision (needs R12), newest first.</summary>
public static class JournalPages
{
    private const int PageSize = 100;

    public static void MapJournal(this IEndpointRouteBuilder site) =>
        site.MapPage("/moderation/journal", ShowAsync).RequireAuthorization(Policies.ReadDecisions);

    private static async Task<IResult> ShowAsync(
        string? decision,
        string? q,
        Guid? avant,
        HttpContext http,
        ClaimsPrincipal user,
        IDbContextFactory<QsecDb> databases,
        WallDirectory walls,
        CancellationToken cancellation
    )
    {
        // Refused texts do not stay in the browser of a shared desk.
        http.Response.Headers.CacheControl = "no-store";
        var search = new JournalSearch(SnakeCase.TryRead<DecisionKind>(decision, out var known) ? known : null, q, avant);
        var lines = await ReadAsync(databases, search, user, cancellation);
        var names = (await walls.AllAsync(cancellation)).ToDictionary(
            place => place.Slug,
            place => place.Theme.Name.Localized(),
            StringComparer.Ordinal
        );
        return Pages.Show<JournalPage>(
            new
            {
                Lines = lines,
                Names = (IReadOnlyDictionary<string, string>)names,
                Search = search,
                Next = lines.Count < PageSize ? null : search.Address(lines[^1].Id),
                MayModerate = user.MayModerate(),
            }
        );
    }

    private static async Task<IReadOnlyList<JournalLine>> ReadAsync(
        IDbContextFactory<QsecDb> databases,
        JournalSearch search,
        ClaimsPrincipal reader,
        CancellationToken cancellation
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var number = search.Number;
        var words = number is null ? TextFingerprint.Bare(search.Words ?? "") : "";

        // Databases know neither accents nor typographic apostrophes: words are looked for here, from the newest on, until the page
        // is full.
        var readable = db.Contributions.AsNoTracking().ReadableBy(reader);
        return await Decisions(db, readable, search.Kind, number, search.Before)
            .AsAsyncEnumerable()
            .Where(line => words.Length == 0 || Contains(line, words))
            .Take(PageSize)
            .ToListAsync(cancellation);
    }

    private static bool Contains(JournalLine line, string words) =>
        TextFingerprint.Bare($"{line.Text} {line.Signature}").Contains(words, StringComparison.Ordinal);

    // Ids follow time, so that the last one on a page says where the next begins.
    private static IQueryable<JournalLine> Decisions(
        QsecDb db,
        IQueryable<Contribution> readable,
        DecisionKind? kind,
        int? number,
        Guid? before
    ) =>
        from decided in db.Decisions.AsNoTracking()
        join contribution in db.Contributions.AsNoTracking() on decided.ContributionId equals contribution.Id
        join wall in db.Walls.AsNoTracking() on contribution.WallId equals wall.Id
        let isReadable = readable.Any(one => one.Id == contribution.Id)
        where
            (kind == null || decided.Kind == kind)
            && (number == null || contribution.Number == number)
            && (before == null || decided.Id.CompareTo(before.Value) < 0)
        orderby decided.Id descending
        select new JournalLine(
            decided.Id,
            decided.At,
            decided.Kind,
            contribution.Id,
            wall.Slug,
            contribution.Number,
            contribution.Kind,
            isReadable ? contribution.Text : "",
            isReadable ? contribution.Signature : null,
            decided.Reason,
            isReadable ? decided.Note : null,
            decided.PhotoGround,
            decided.ByName,
            isReadable,
            contribution.PublishedAt != null,
            contribution.PublishedAt == null && contribution.WithdrawnAt == null && contribution.Verdict != null
        );
}
