using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.People;
using QSEC2.Domain.Programme;
using QSEC2.Web.Data;
using QSEC2.Web.Localization;
using QSEC2.Web.Markdown;

namespace QSEC2.Web.Features.Posters;

/// <summary>What the picture of a public page says, in the present language. What is not published has none.</summary>
public sealed class PosterFinder(
    WallDirectory walls,
    PublishedProgramme programme,
    IDbContextFactory<QsecDb> databases,
    IStringLocalizer<Texts> texts
)
{
    public PosterContent Home() => new("", "qsec", texts["Home.Title"], texts["Home.Say"], "");

    /// <param name="kind">The first word of the page's address.</param>
    /// <param name="name">The second.</param>
    /// <returns>Null when there is no such page, or it is not public.</returns>
    public async Task<PosterContent?> FindAsync(string kind, string name, CancellationToken cancellation)
    {
        var places = await walls.AllAsync(cancellation);
        return kind switch
        {
            "saisons" => places.FirstOrDefault(place => place.Season.Slug == name) is { } place ? Season(place.Season) : null,
            "themes" => places.FirstOrDefault(place => place.Theme.Slug == name) is { } place ? Question(place, "") : null,
            "murs" => places.FirstOrDefault(place => place.Slug == name) is { } place ? Question(place, texts["Wall.Write"]) : null,
            "expositions" => await ExhibitionAsync(name, cancellation),
            "agenda" => await programme.FindAsync<Event>(name, cancellation) is { } found ? Of(found, places) : null,
            "groupes" => await programme.FindAsync<CitizenGroup>(name, cancellation) is { } found ? Of(found) : null,
            "territoires" => Departments.All.Contains(name) ? await TerritoryAsync(name, cancellation) : null,
            "contributions" => Guid.TryParseExact(name, "D", out var id) ? await ContributionAsync(id, places, cancellation) : null,
            _ => null,
        };
    }

    private PosterContent Season(Season season) =>
        new(season.Slug, season.Slug, texts["Seasons.Title"], season.Title.Localized(), $"{season.From}–{season.To}");

    private static PosterContent Question(WallWithTheme place, string below) =>
        new(
            place.Season.Slug,
            place.Slug,
            $"{place.Season.Title.Localized()} · {place.Theme.Name.Localized()}",
            place.Title.Localized(),
            below
        );

    private async Task<PosterContent?> ExhibitionAsync(string slug, CancellationToken cancellation)
    {
        if (await programme.FindAsync<Exhibition>(slug, cancellation) is { } exhibition)
            return new PosterContent(
                exhibition.Content.Season,
                slug,
                texts["Expo.Title"],
                exhibition.Content.Title.Localized(),
                exhibition.Content.OnTour.Localized()
            );
        if (await programme.FindAsync<TourStop>(slug, cancellation) is not { } stop)
            return null;
        var of = await programme.FindAsync<Exhibition>(stop.Content.Exhibition, cancellation);
        var dates = DateRangeText.Of(stop.Content.From, stop.Content.To, texts) is { Length: > 0 } days
            ? days
            : stop.Content.DatesNote.Localized();
        return new PosterContent(
            of?.Content.Season ?? "",
            slug,
            of?.Content.Title.Localized() ?? texts["Expo.Title"],
            stop.Content.Title.Localized(),
            Joined(dates, stop.Content.Venue)
        );
    }

    private PosterContent Of(PublishedEntry<Event> published, IReadOnlyList<WallWithTheme> places)
    {
        var content = published.Content;
        var season =
            places.FirstOrDefault(place => place.Theme.Slug == content.Theme || place.Season.Slug == content.Season)?.Season.Slug ?? "";
        return new PosterContent(
            season,
            published.Slug,
            texts[$"EventKind.{content.Type}"],
            content.Title.Localized(),
            Joined(DateRangeText.Of(content.Day, content.Through, texts), content.Venue, content.Town)
        );
    }

    private PosterContent Of(PublishedEntry<CitizenGroup> published)
    {
        var content = published.Content;
        var name = content.Title.Localized();
        return content.Question.Localized() is { Length: > 0 } question
            ? new PosterContent(
                content.Season,
                published.Slug,
                texts["Group.Title"],
                question,
                Joined(name, texts[$"Department.{content.Department}"])
            )
            : new PosterContent(content.Season, published.Slug, texts["Group.Title"], name, texts[$"Department.{content.Department}"]);
    }

    private async Task<PosterContent> TerritoryAsync(string department, CancellationToken cancellation)
    {
        var association = (await programme.AllAsync<Operator>(cancellation)).FirstOrDefault(entry =>
            entry.Content.Department == department
        );
        var name = texts[$"Department.{department}"].Value.Replace($" ({department})", "", StringComparison.Ordinal);
        return new PosterContent(
            "",
            department,
            texts["Territory.Title"],
            name,
            Joined(department, association?.Content.Title.Localized() ?? "")
        )
        {
            Department = department,
        };
    }

    private async Task<PosterContent?> ContributionAsync(Guid id, IReadOnlyList<WallWithTheme> places, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (
            await db
                .Contributions.AsNoTracking()
                .SingleOrDefaultAsync(contribution => contribution.Id == id && contribution.PublishedAt != null, cancellation)
            is not { } found
        )
            return null;
        var place = places.Single(place => place.Id == found.WallId);
        var kind = found.Kind.Traits();
        var named = $"{texts[$"Kind.{found.Kind}"]} {texts["Card.Number", found.Number]}";
        var said = ContributionMarkdown.Typeset(
            ContributionMarkdown.ToText(found.Text.Length > 0 ? found.Text : found.Photo?.Description ?? "")
        );

        // A photo stays where its author can take it away; what others have copied nobody takes away.
        return PosterText.IsDrawable(said)
            ? new PosterContent(place.Season.Slug, place.Slug, named, said, place.Title.Localized())
            {
                Glyph = kind.Glyph,
                IsTinted = kind.IsTinted,
            }
            : Question(place, named);
    }

    private static string Joined(params IEnumerable<string> parts) => string.Join(" · ", parts.Where(part => part.Length > 0));
}
