using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Common;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Programme;
using QSEC2.Domain.Registrations;
using QSEC2.Web.Data;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Agenda;

/// <summary>A registration as its holder sees it.</summary>
/// <param name="Event">As it is now, even when it is no longer announced.</param>
/// <param name="Place">In the waiting list; null for who does not wait.</param>
public sealed record RegistrationView(Registration Registration, Entry Event, int? Place);

/// <summary>Registering without an account: one act, one transaction, so that the last seat is given once.</summary>
public sealed class RegistrationDesk(IDbContextFactory<QsecDb> databases, TimeProvider time)
{
    /// <param name="mayWait">Whether a place in the waiting list is accepted.</param>
    /// <param name="key">The same again, with the same words, is the same registration.</param>
    /// <exception cref="RuleBroken">
    /// Every field that is wrong; <see cref="Rule.RegistrationClosed"/>, <see cref="Rule.EventFull"/>, or
    /// <see cref="Rule.RegisteredBefore"/> with other words.
    /// </exception>
    public Task<Registration> RegisterAsync(
        Guid eventId,
        RegistrationDraft draft,
        bool mayWait,
        Guid key,
        CancellationToken cancellation
    ) =>
        databases.TransactAsync(
            async db =>
            {
                if (await db.Registrations.SingleOrDefaultAsync(registration => registration.Key == key, cancellation) is { } before)
                    return before.EventId == eventId && before.Says(draft) ? before : throw new RuleBroken(Rule.RegisteredBefore);
                var at = time.GetUtcNow();
                var entry = await db.Entries.AsNoTracking().SingleOrDefaultAsync(found => found.Id == eventId, cancellation);
                if (entry is null || !entry.IsPublic(at) || !IsOpen((Event)entry.Content, at))
                    throw new RuleBroken(Rule.RegistrationClosed);
                var guests = await GuestsAsync(db, entry, cancellation);
                var registration = Registration.Ask(eventId, guests.NextNumber, TrackingCode.New(), key, draft, at);
                guests.Welcome(registration, mayWait, at);
                db.Registrations.Add(registration);
                return registration;
            },
            cancellation
        );

    /// <returns>Null when the code opens nothing.</returns>
    public async Task<RegistrationView?> FindAsync(string? typed, CancellationToken cancellation)
    {
        if (TrackingCode.Read(typed) is not { } code)
            return null;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await db.Registrations.AsNoTracking().SingleOrDefaultAsync(registration => registration.Code == code, cancellation);
        if (found is null)
            return null;
        var entry = await db.Entries.AsNoTracking().SingleAsync(entry => entry.Id == found.EventId, cancellation);
        var guests = await GuestsAsync(db, entry, cancellation);
        return new RegistrationView(found, entry, guests.PlaceOf(found));
    }

    /// <returns>The code, as it is written; null when it opens nothing.</returns>
    public Task<string?> CancelAsync(string? typed, CancellationToken cancellation) =>
        databases.TransactAsync(
            async db =>
            {
                if (TrackingCode.Read(typed) is not { } code)
                    return null;
                var found = await db.Registrations.SingleOrDefaultAsync(registration => registration.Code == code, cancellation);
                if (found is null)
                    return null;
                var entry = await db.Entries.AsNoTracking().SingleAsync(entry => entry.Id == found.EventId, cancellation);
                var guests = await GuestsAsync(db, entry, cancellation);
                guests.Cancel(found, time.GetUtcNow());
                return code;
            },
            cancellation
        );

    /// <summary>Who comes to it, as of now.</summary>
    public async Task<GuestList> GuestsAsync(PublishedEntry<Event> published, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return new GuestList(
            published.Content.Capacity,
            await db.Registrations.AsNoTracking().Where(registration => registration.EventId == published.Id).ToListAsync(cancellation)
        );
    }

    /// <summary>Whether one may register for it now, seats or not.</summary>
    public static bool IsOpen(Event content, DateTimeOffset at) =>
        content.Registration && content.RegistersUntil is { } until && at < DateTexts.InParis(until);

    /// <summary>Seats those who wait where there is room now.</summary>
    public Task<bool> FillAsync(Guid eventId, CancellationToken cancellation) =>
        databases.TransactAsync(
            async db =>
            {
                var entry = await db.Entries.AsNoTracking().SingleAsync(entry => entry.Id == eventId, cancellation);
                var guests = await GuestsAsync(db, entry, cancellation);
                guests.Fill(time.GetUtcNow());
                return db.ChangeTracker.HasChanges();
            },
            cancellation
        );

    private static async Task<GuestList> GuestsAsync(QsecDb db, Entry entry, CancellationToken cancellation) =>
        new(
            ((Event)entry.Content).Capacity,
            await db.Registrations.Where(registration => registration.EventId == entry.Id).ToListAsync(cancellation)
        );
}
