using QSEC2.Domain.Programme;
using QSEC2.Web.Data;

namespace QSEC2.Web.Features.Exhibitions;

/// <summary>The stops of an exhibition as one looks for them: where it is, where it will be, where it was.</summary>
public sealed record Tour(
    IReadOnlyList<PublishedEntry<TourStop>> Now,
    IReadOnlyList<PublishedEntry<TourStop>> ToCome,
    IReadOnlyList<PublishedEntry<TourStop>> Past
)
{
    public bool IsEmpty => Now.Count + ToCome.Count + Past.Count == 0;

    /// <summary>Those to come soonest first, those past latest first.</summary>
    public static Tour Of(IEnumerable<PublishedEntry<TourStop>> stops, DateOnly today)
    {
        var byState = stops.ToLookup(stop => stop.Content.On(today));
        return new Tour(
            [.. byState[StopTiming.Now].OrderBy(stop => stop.Content.To ?? DateOnly.MaxValue)],
            [.. byState[StopTiming.ToCome].OrderBy(stop => stop.Content.Order ?? DateOnly.MaxValue)],
            [.. byState[StopTiming.Past].OrderByDescending(stop => stop.Content.Order)]
        );
    }
}
