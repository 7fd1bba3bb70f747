using QSEC2.Domain.Debates;
using QSEC2.Domain.Programme;
using QSEC2.Web.Data;
using QSEC2.Web.Features.Walls;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Seasons;

/// <summary>A guiding question with what people say, what becomes of it, and what there is about it.</summary>
public sealed class ThemeScreen(WallDirectory walls, PublishedProgramme programme, WallReader reader, TimeProvider time)
{
    private const int MostLatest = 6;

    /// <param name="writer">Who looks at what is not published yet; null for the public.</param>
    public async Task<IResult> ShowAsync(string theme, Editor? writer, CancellationToken cancellation)
    {
        if ((await walls.AllAsync(cancellation)).FirstOrDefault(place => place.Theme.Slug == theme) is not { } place)
            return Results.NotFound();
        var (sequence, total, latest) = await reader.NewestAsync(place, cancellation, take: MostLatest);
        var related = await RelatedProgramme.OfAsync(
            programme,
            place.Season.Slug,
            group => group.Theme == theme,
            found => found.Theme == theme,
            DateTexts.Today(time),
            cancellation
        );
        var events = await programme.AllAsync<Event>(cancellation);
        return Pages.Show<ThemePage>(
            new
            {
                Place = place,
                RelatedProgramme = related,
                Sequence = sequence,
                Latest = latest,
                Total = total,
                Debates = (IReadOnlyList<WallWithTheme>)
                    [
                        .. (await walls.DebatesAsync(cancellation)).Where(found =>
                            found.Theme.Slug == theme && IsAnnounced(found.Debate!, events)
                        ),
                    ],
                Synthesis = (await programme.AllAsync<Synthesis>(writer, cancellation))
                    .FirstOrDefault(entry => entry.Content.Theme == theme)
                    ?.Content,
                Preview = writer is not null,
            }
        );
    }

    // What is prepared may be rehearsed without the public: it is announced with its event, or once it is opened.
    private static bool IsAnnounced(WallDebate debate, IReadOnlyList<PublishedEntry<Event>> events) =>
        debate.State is not DebateState.Prepared || events.Any(found => found.Slug == debate.Event);
}
