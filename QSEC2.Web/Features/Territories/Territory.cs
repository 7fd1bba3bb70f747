using QSEC2.Domain.Programme;
using QSEC2.Web.Data;

namespace QSEC2.Web.Features.Territories;

/// <summary>What there is in a département.</summary>
/// <param name="Department">Its code.</param>
/// <param name="Today">The day that parts what is on from what is past.</param>
public sealed record Territory(string Department, DateOnly Today)
{
    public Operator? Operator { get; init; }
    public IReadOnlyList<Published<TourStop>> Stops { get; init; } = [];
    public IReadOnlyList<Published<Event>> Events { get; init; } = [];
    public IReadOnlyList<Published<CitizenGroup>> Groups { get; init; } = [];
    public IReadOnlyList<Published<ActionPlan>> Plans { get; init; } = [];
    public IReadOnlyList<Published<Partner>> Partners { get; init; } = [];

    /// <summary>The published contributions that its actions came from: the beginning of each text.</summary>
    public IReadOnlyDictionary<Guid, string> Origins { get; init; } = new Dictionary<Guid, string>();

    public IReadOnlyList<Published<TourStop>> StopsOn => [.. Stops.Where(stop => stop.Content.On(Today) is not Stay.Past).OrderBy(stop => stop.Content.Order ?? DateOnly.MaxValue)];
    public IReadOnlyList<Published<TourStop>> StopsPast => [.. Stops.Where(stop => stop.Content.On(Today) is Stay.Past).OrderByDescending(stop => stop.Content.Order)];
    public IReadOnlyList<Published<Event>> EventsOn => [.. Events.Where(one => !one.Content.IsPast(Today)).OrderBy(one => one.Content.Day).ThenBy(one => one.Content.Starts)];
    public IReadOnlyList<Published<Event>> EventsPast => [.. Events.Where(one => one.Content.IsPast(Today)).OrderByDescending(one => one.Content.Day)];

    /// <summary>Whether there is somewhere to go.</summary>
    public bool IsOn => Stops.Any(stop => stop.Content.On(Today) is not Stay.Past) || Events.Any(one => !one.Content.IsPast(Today));
}
