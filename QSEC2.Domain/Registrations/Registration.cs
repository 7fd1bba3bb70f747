using QSEC2.Domain.Common;

namespace QSEC2.Domain.Registrations;

/// <summary>
/// Somebody who wishes to come to an event, without an account: seated, or in the waiting list. Whoever holds its code may cancel it;
/// then only the number of seats is kept.
/// </summary>
public sealed class Registration
{
    private Registration() { }

    public Guid Id { get; private set; }

    /// <summary>The entry of the event.</summary>
    public Guid EventId { get; private set; }

    /// <summary>1, 2, 3 … of each event, as they came: the order of the waiting list.</summary>
    public int Number { get; private set; }

    /// <summary>The tracking code of its receipt.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Chosen by the sender: the same again is the same registration.</summary>
    public Guid Key { get; private set; }

    public string Name { get; private set; } = "";
    public string? Email { get; private set; }
    public string? Phone { get; private set; }
    public int Seats { get; private set; }
    public string? Needs { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>Null in the waiting list.</summary>
    public DateTimeOffset? SeatedAt { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>When its name and contacts were erased.</summary>
    public DateTimeOffset? ForgottenAt { get; private set; }

    public RegistrationState State =>
        this switch
        {
            { CancelledAt: not null } => RegistrationState.Cancelled,
            { SeatedAt: not null } => RegistrationState.Seated,
            _ => RegistrationState.Waiting,
        };

    /// <summary>Whether the seats came later, by the waiting list: somebody has to be told.</summary>
    public bool CameFromWaiting => SeatedAt > At;

    /// <param name="number">One more than the last of the event.</param>
    /// <exception cref="RuleBroken">With every field that is wrong.</exception>
    public static Registration Ask(Guid eventId, int number, string code, Guid key, RegistrationDraft booking, DateTimeOffset at)
    {
        booking = booking.Tidied();
        if (booking.BrokenRules().ToList() is { Count: > 0 } problems)
            throw new RuleBroken(problems);
        return new Registration
        {
            Id = Guid.CreateVersion7(),
            EventId = eventId,
            Number = number,
            Code = code,
            Key = key,
            Name = booking.Name,
            Email = booking.Email,
            Phone = booking.Phone,
            Seats = booking.Seats,
            Needs = booking.Needs,
            At = at,
        };
    }

    /// <summary>Whether this is what was asked for.</summary>
    public bool Says(RegistrationDraft booking) => new RegistrationDraft(Name, Email, Phone, Seats, Needs) == booking.Tidied();

    internal void Seat(DateTimeOffset at) => SeatedAt ??= at;

    /// <summary>Gives the seats back, and forgets who it was. Again changes nothing.</summary>
    public void Cancel(DateTimeOffset at)
    {
        CancelledAt ??= at;
        Forget(at);
    }

    /// <summary>Erases who it was; the seats stay counted.</summary>
    public void Forget(DateTimeOffset at)
    {
        Name = "";
        Email = null;
        Phone = null;
        Needs = null;
        ForgottenAt ??= at;
    }
}

/// <summary>Where a registration stands.</summary>
public enum RegistrationState
{
    Seated,
    Waiting,
    Cancelled,
}
