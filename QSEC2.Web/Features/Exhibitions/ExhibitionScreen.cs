using QSEC2.Domain.Programme;
using QSEC2.Web.Data;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Exhibitions;

/// <summary>Gathers what the pages of exhibitions and stops show.</summary>
public sealed class ExhibitionScreen(
    PublishedProgramme programme,
    WallDirectory walls,
    ContributionsAtStop contributions,
    TimeProvider time
)
{
    private DateOnly Today => DateTexts.Today(time);

    public async Task<IResult> ListAsync(CancellationToken cancellation)
    {
        var stops = (await programme.AllAsync<TourStop>(cancellation)).ToLookup(stop => stop.Content.Exhibition);
        var seasons = (await walls.AllAsync(cancellation)).Select(place => place.Season.Slug).Distinct().ToList();
        var exhibitions = (await programme.AllAsync<Exhibition>(cancellation))
            .OrderBy(exhibition => seasons.IndexOf(exhibition.Content.Season))
            .ToList();
        return Pages.Show<ExhibitionListPage>(
            new
            {
                Exhibitions = exhibitions,
                Tours = exhibitions.ToDictionary(one => one.Slug, one => Tour.Of(stops[one.Slug], Today)),
                Today,
            }
        );
    }

    /// <param name="writer">Who looks at what is not published yet; null for the public.</param>
    public async Task<IResult> ShowAsync(string slug, Editor? writer, CancellationToken cancellation)
    {
        if (await programme.FindAsync<Exhibition>(slug, writer, cancellation) is { } exhibition)
            return await ShowAsync(exhibition, writer is not null, cancellation);
        return await programme.FindAsync<TourStop>(slug, writer, cancellation) is { } stop
            ? await ShowAsync(stop, writer is not null, cancellation)
            : Results.NotFound();
    }

    private async Task<IResult> ShowAsync(PublishedEntry<Exhibition> exhibition, bool preview, CancellationToken cancellation) =>
        Pages.Show<ExhibitionPage>(
            new
            {
                Exhibition = exhibition,
                Tour = Tour.Of(
                    (await programme.AllAsync<TourStop>(cancellation)).Where(stop => stop.Content.Exhibition == exhibition.Slug),
                    Today
                ),
                Walls = await WallsAsync(exhibition, cancellation),
                Today,
                Preview = preview,
            }
        );

    private async Task<IResult> ShowAsync(PublishedEntry<TourStop> stop, bool preview, CancellationToken cancellation)
    {
        var exhibition = await programme.FindAsync<Exhibition>(stop.Content.Exhibition, cancellation);
        var tour = (await programme.AllAsync<TourStop>(cancellation)).Where(other => other.Content.Exhibition == stop.Content.Exhibition);
        var events = (await programme.AllAsync<Event>(cancellation))
            .Where(one => one.Content.Stop == stop.Slug)
            .ToLookup(one => one.Content.IsPast(Today));
        return Pages.Show<StopPage>(
            new
            {
                Stop = stop,
                Exhibition = exhibition,
                Operator = (await programme.AllAsync<Operator>(cancellation))
                    .FirstOrDefault(one => one.Content.Department == stop.Content.Department)
                    ?.Content,
                ToCome = events[false].OrderBy(one => one.Content.Day).ThenBy(one => one.Content.Starts).ToList(),
                Past = events[true].OrderByDescending(one => one.Content.Day).ToList(),
                Contributions = await contributions.ReadAsync(stop, cancellation),
                AnsweredEarlier = await contributions.AnsweredEarlierAsync(stop, tour, cancellation),
                Walls = await WallsAsync(exhibition, cancellation),
                Today,
                Preview = preview,
            }
        );
    }

    private async Task<IReadOnlyList<WallWithTheme>> WallsAsync(PublishedEntry<Exhibition>? exhibition, CancellationToken cancellation) =>
        [.. (await walls.AllAsync(cancellation)).Where(place => place.Season.Slug == exhibition?.Content.Season)];
}
