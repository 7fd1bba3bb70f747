using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using QSEC2.Domain.Programme;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Formats;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;
using QSEC2.Web.Markdown;

namespace QSEC2.Web.Features.Seasons;

/// <summary>All that is new about a theme, for feed readers: what people write, what is answered, the events, the synthesis.</summary>
public sealed class ThemeAtom(
    WallDirectory walls,
    PublishedProgramme programme,
    IDbContextFactory<QsecDb> databases,
    EditorialMarkdown markdown,
    PublicUrl site,
    IStringLocalizer<Texts> texts
)
{
    public async Task<IResult> ShowAsync(string theme, HttpContext http, CancellationToken cancellation)
    {
        if ((await walls.AllAsync(cancellation)).FirstOrDefault(place => place.Theme.Slug == theme) is not { } place)
            return Results.NotFound();
        var entries = (await ContributionEntriesAsync(place, http, cancellation))
            .Concat(
                (await programme.AllAsync<Event>(cancellation))
                    .Where(found => found.Content.Theme == theme)
                    .Select(found => Of(found, http))
            )
            .Concat(
                (await programme.AllAsync<Synthesis>(cancellation))
                    .Where(found => found.Content.Theme == theme && found.Content.Text.Fr.Length > 0)
                    .Select(found => Of(found, http))
            );
        return new AtomFeed(
            site.Absolute(http, Language.Link($"/themes/{theme}")),
            place.Title.Localized(),
            [.. entries.OrderByDescending(entry => entry.UpdatedAt).Take(AtomFeed.Newest)]
        ).Show();
    }

    // The newest contributions, and the questions that were answered last: an old question whose answer is new is new.
    private async Task<IEnumerable<AtomEntry>> ContributionEntriesAsync(
        WallWithTheme place,
        HttpContext http,
        CancellationToken cancellation
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var published = db
            .Contributions.AsNoTracking()
            .Where(contribution => contribution.WallId == place.Id && contribution.PublishedAt != null);
        var latest = await published
            .OrderByDescending(contribution => contribution.PublishedAt)
            .Take(AtomFeed.Newest)
            .ToListAsync(cancellation);
        var answered = await published
            .Where(contribution => contribution.AnsweredAt != null)
            .OrderByDescending(contribution => contribution.AnsweredAt)
            .Take(AtomFeed.Newest)
            .ToListAsync(cancellation);
        var seen = await db.ReadPublicViewsAsync([.. latest.Concat(answered).DistinctBy(contribution => contribution.Id)], cancellation);
        return seen.SelectMany(contribution => Of(contribution, http));
    }

    private IEnumerable<AtomEntry> Of(ContributionView contribution, HttpContext http)
    {
        var page = site.Absolute(http, Language.Link($"/contributions/{contribution.Id}"));
        return contribution
            .Answers.Select(answer => ContributionAtom.Of(answer, contribution, page, texts))
            .Prepend(ContributionAtom.Of(contribution, page, texts));
    }

    private AtomEntry Of(PublishedEntry<Event> found, HttpContext http)
    {
        var when = found.Content.Day is { } day ? DateTexts.Day(day) : "";
        return new(
            site.Absolute(http, PublicEntryAddress.Of(found.Slug, found.Content)),
            texts["Atom.Event", found.Content.Title.Localized(), when],
            "QSEC²",
            found.At,
            found.At,
            markdown.ToHtml(found.Content.Introduction.Localized())
        );
    }

    private AtomEntry Of(PublishedEntry<Synthesis> found, HttpContext http) =>
        new(
            $"{site.Absolute(http, PublicEntryAddress.Of(found.Slug, found.Content))}#devient",
            found.Content.Title.Localized(),
            "QSEC²",
            found.At,
            found.At,
            markdown.ToHtml(found.Content.Text.Localized())
        );
}
