using QSEC2.Domain.Contributions;
using QSEC2.Domain.Programme;
using QSEC2.Web.Data;

namespace QSEC2.Web.Features.Territories;

/// <summary>What there is in a département.</summary>
/// <param name="Department">Its code.</param>
/// <param name="Today">The day that parts what is on from what is past.</param>
public sealed record Territory(string Department, DateOnly Today)
{
    public Operator? Operator { get; init; }
    public IReadOnlyList<PublishedEntry<TourStop>> Stops { get; init; } = [];
    public IReadOnlyList<PublishedEntry<Event>> Events { get; init; } = [];
    public IReadOnlyList<PublishedEntry<CitizenGroup>> Groups { get; init; } = [];
    public IReadOnlyList<PublishedEntry<ActionPlan>> Plans { get; init; } = [];
    public IReadOnlyList<PublishedEntry<Partner>> Partners { get; init; } = [];

    /// <summary>The published contributions that its actions came from.</summary>
    public IReadOnlyDictionary<Guid, ActionOrigin> Origins { get; init; } = new Dictionary<Guid, ActionOrigin>();

    public IReadOnlyList<PublishedEntry<TourStop>> StopsOn =>
        [.. Stops.Where(stop => stop.Content.On(Today) is not StopTiming.Past).OrderBy(stop => stop.Content.Order ?? DateOnly.MaxValue)];
    public IReadOnlyList<PublishedEntry<TourStop>> StopsPast =>
        [.. Stops.Where(stop => stop.Content.On(Today) is StopTiming.Past).OrderByDescending(stop => stop.Content.Order)];
    public IReadOnlyList<PublishedEntry<Event>> EventsOn =>
        [.. Events.Where(one => !one.Content.IsPast(Today)).OrderBy(one => one.Content.Day).ThenBy(one => one.Content.Starts)];
    public IReadOnlyList<PublishedEntry<Event>> EventsPast =>
        [.. Events.Where(one => one.Content.IsPast(Today)).OrderByDescending(one => one.Content.Day)];

    /// <summary>Whether there is somewhere to go.</summary>
    public bool IsOn => Stops.Any(stop => stop.Content.On(Today) is not StopTiming.Past) || Events.Any(one => !one.Content.IsPast(Today));
}

/// <summary>The contribution that an action came from.</summary>
/// <param name="Extract">The beginning of its text; empty when it has none.</param>
public sealed record ActionOrigin(ContributionKind Kind, string Extract);
