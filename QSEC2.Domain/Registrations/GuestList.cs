using QSEC2.Domain.Common;

namespace QSEC2.Domain.Registrations;

/// <summary>Who comes to an event, and who waits. Nobody who has a seat loses it, even when the room becomes smaller.</summary>
/// <param name="capacity">Null without limit.</param>
/// <param name="registrations">All of the event.</param>
public sealed class GuestList(int? capacity, IEnumerable<Registration> registrations)
{
    private readonly List<Registration> _registrations = [.. registrations.OrderBy(registration => registration.Number)];

    public int? Capacity => capacity;

    /// <summary>As they came.</summary>
    public IReadOnlyList<Registration> All => _registrations;

    public IEnumerable<Registration> Seated => In(RegistrationState.Seated);

    public IEnumerable<Registration> Waiting => In(RegistrationState.Waiting);

    /// <summary>How many seats are taken.</summary>
    public int Taken => Seated.Sum(registration => registration.Seats);

    /// <summary>How many are left; null without limit.</summary>
    public int? Left => capacity is { } seats ? Math.Max(0, seats - Taken) : null;

    public int NextNumber => _registrations.Count == 0 ? 1 : _registrations[^1].Number + 1;

    public bool HasRoomFor(int seats) => Left is not { } left || seats <= left;

    /// <summary>Gives a seat, or a place in the waiting list if that was accepted.</summary>
    /// <exception cref="RuleBroken"><see cref="Rule.EventFull"/>: not enough seats, and nobody said to wait.</exception>
    public void Welcome(Registration registration, bool mayWait, DateTimeOffset at)
    {
        // Whoever waited comes first.
        Fill(at);
        if (HasRoomFor(registration.Seats))
            registration.Seat(at);
        else if (!mayWait)
            throw new RuleBroken(Rule.EventFull);
        _registrations.Add(registration);
    }

    /// <summary>Gives the seats back; the first who fits of those who wait has them.</summary>
    public void Cancel(Registration registration, DateTimeOffset at)
    {
        registration.Cancel(at);
        Fill(at);
    }

    /// <summary>Seats those who wait, in their order, as far as there is room: after a cancellation, or in a larger room.</summary>
    public void Fill(DateTimeOffset at)
    {
        foreach (var waiting in Waiting.Where(waiting => HasRoomFor(waiting.Seats)))
            waiting.Seat(at);
    }

    /// <returns>1 for the next; null for who does not wait.</returns>
    public int? PlaceOf(Registration registration) =>
        registration.State is RegistrationState.Waiting ? 1 + Waiting.Count(other => other.Number < registration.Number) : null;

    private IEnumerable<Registration> In(RegistrationState state) => _registrations.Where(registration => registration.State == state);
}
