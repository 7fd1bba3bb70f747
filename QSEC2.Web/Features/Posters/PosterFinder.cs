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
public sealed class PosterFinder(WallDirectory walls, Programme programme, IDbContextFactory<QsecDb> databases, IStringLocalizer<Texts> texts)
{
    public PosterSheet Home() => new("", "qsec", texts["Home.Title"], texts["Home.Say"], "");

    /// <param name="kind">The first word of the page's address.</param>
    /// <param name="name">The second.</param>
    /// <returns>Null when there is no such page, or it is not public.</returns>
    public async Task<PosterSheet?> FindAsync(string kind, string name, CancellationToken cancellation)
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

    private PosterSheet Season(Season season) => new(season.Slug, season.Slug, texts["Seasons.Title"], season.Title.Here(), $"{season.From}–{season.To}");

    private static PosterSheet Question(WallPlace place, string below) =>
        new(place.Season.Slug, place.Slug, $"{place.Season.Title.Here()} · {place.Theme.Name.Here()}", place.Title.Here(), below);

    private async Task<PosterSheet?> ExhibitionAsync(string slug, CancellationToken cancellation)
    {
        if (await programme.FindAsync<Exhibition>(slug, cancellation) is { } exhibition)
            return new PosterSheet(exhibition.Content.Season, slug, texts["Expo.Title"], exhibition.Content.Title.Here(), exhibition.Content.OnTour.Here());
        if (await programme.FindAsync<TourStop>(slug, cancellation) is not { } stop)
            return null;
        var of = await programme.FindAsync<Exhibition>(stop.Content.Exhibition, cancellation);
        var dates = Period.Of(stop.Content.From, stop.Content.To, texts) is { Length: > 0 } days ? days : stop.Content.DatesNote.Here();
        return new PosterSheet(of?.Content.Season ?? "", slug, of?.Content.Title.Here() ?? texts["Expo.Title"], stop.Content.Title.Here(), Joined(dates, stop.Content.Venue));
    }

    private PosterSheet Of(Published<Event> published, IReadOnlyList<WallPlace> places)
    {
        var content = published.Content;
        var season = places.FirstOrDefault(place => place.Theme.Slug == content.Theme || place.Season.Slug == content.Season)?.Season.Slug ?? "";
        return new PosterSheet(season, published.Slug, texts[$"EventKind.{content.Type}"], content.Title.Here(), Joined(Period.Of(content.Day, content.Through, texts), content.Venue, content.Town));
    }

    private PosterSheet Of(Published<CitizenGroup> published)
    {
        var content = published.Content;
        var name = content.Title.Here();
        return content.Question.Here() is { Length: > 0 } question
            ? new PosterSheet(content.Season, published.Slug, texts["Group.Title"], question, Joined(name, texts[$"Department.{content.Department}"]))
            : new PosterSheet(content.Season, published.Slug, texts["Group.Title"], name, texts[$"Department.{content.Department}"]);
    }

    private async Task<PosterSheet> TerritoryAsync(string department, CancellationToken cancellation)
    {
        var association = (await programme.AllAsync<Operator>(cancellation)).FirstOrDefault(entry => entry.Content.Department == department);
        var name = texts[$"Department.{department}"].Value.Replace($" ({department})", "", StringComparison.Ordinal);
        return new PosterSheet("", department, texts["Territory.Title"], name, Joined(department, association?.Content.Title.Here() ?? "")) { Department = department };
    }

    private async Task<PosterSheet?> ContributionAsync(Guid id, IReadOnlyList<WallPlace> places, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.Contributions.AsNoTracking().SingleOrDefaultAsync(contribution => contribution.Id == id && contribution.PublishedAt != null, cancellation) is not { } found)
            return null;
        var place = places.Single(place => place.Id == found.WallId);
        var said = ContributionMarkdown.Typeset(ContributionMarkdown.ToText(found.Text.Length > 0 ? found.Text : found.Photo?.Description ?? ""));

        // A photo stays where its author can take it away; what others have copied nobody takes away.
        return PosterText.IsDrawable(said)
            ? new PosterSheet(place.Season.Slug, place.Slug, $"{texts[$"Kind.{found.Kind}"]} {texts["Card.Number", found.Number]}", said, place.Title.Here()) { Glyph = found.Kind is ContributionKind.Question ? "?" : "«", IsTinted = found.Kind is ContributionKind.Testimony }
            : Question(place, $"{texts[$"Kind.{found.Kind}"]} {texts["Card.Number", found.Number]}");
    }

    private static string Joined(params IEnumerable<string> parts) => string.Join(" · ", parts.Where(part => part.Length > 0));
}
