using System.Globalization;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Moderation;
using QSEC2.Web.Data;
using QSEC2.Web.Localization;
using QSEC2.Web.Operations;

namespace QSEC2.Web.Features.Moderation;

/// <summary>A decision, with enough of what it was about.</summary>
public sealed record JournalLine(
    Guid Id, DateTimeOffset At, DecisionKind Kind, string Wall, int Number, ContributionKind Contribution, string Extract, RefusalReason? Reason, string? Note, PhotoGround? PhotoGround, string By);

/// <summary>The log of every decision (needs R12), newest first.</summary>
public static class Journal
{
    private const int ALine = 160;
    private const int APage = 100;

    public static void MapJournal(this IEndpointRouteBuilder site) =>
        site.MapPage("/moderation/journal", ShowAsync).RequireAuthorization(Policies.ReadDecisions);

    private static async Task<IResult> ShowAsync(string? decision, Guid? avant, HttpContext http, ClaimsPrincipal user, IDbContextFactory<QsecDb> databases, WallDirectory walls, CancellationToken cancellation)
    {
        // Refused texts do not stay in the browser of a shared desk.
        http.Response.Headers.CacheControl = "no-store";
        DecisionKind? kind = SnakeCase.TryRead<DecisionKind>(decision, out var known) ? known : null;
        var lines = await ReadAsync(databases, kind, avant, cancellation);
        var next = lines.Count < APage ? null : Language.Link(string.Create(CultureInfo.InvariantCulture, $"/moderation/journal?avant={lines[^1].Id}&decision={decision}"));
        var names = (await walls.AllAsync(cancellation)).ToDictionary(place => place.Slug, place => place.Theme.Name.Here(), StringComparer.Ordinal);
        return Pages.Show<JournalPage>(new { Lines = lines, Names = (IReadOnlyDictionary<string, string>)names, Kind = kind, Next = next, MayModerate = user.MayModerate() });
    }

    private static string Extract(string text) => text.Length > ALine ? string.Concat(text.AsSpan(0, ALine), "…") : text;

    // Ids follow time, so that the last one on a page says where the next begins.
    private static async Task<IReadOnlyList<JournalLine>> ReadAsync(IDbContextFactory<QsecDb> databases, DecisionKind? kind, Guid? before, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var decisions =
            from decided in db.Decisions.AsNoTracking()
            join contribution in db.Contributions.AsNoTracking() on decided.ContributionId equals contribution.Id
            join wall in db.Walls.AsNoTracking() on contribution.WallId equals wall.Id
            where (kind == null || decided.Kind == kind) && (before == null || decided.Id.CompareTo(before.Value) < 0)
            orderby decided.Id descending
            select new JournalLine(decided.Id, decided.At, decided.Kind, wall.Slug, contribution.Number, contribution.Kind,
                contribution.Text, decided.Reason, decided.Note, decided.PhotoGround, decided.ByName);
        return (await decisions.Take(APage).ToListAsync(cancellation)).ConvertAll(line => line with { Extract = Extract(line.Extract) });
    }
}
