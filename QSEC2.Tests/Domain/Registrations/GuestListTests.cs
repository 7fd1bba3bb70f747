using QSEC2.Domain.Common;
using QSEC2.Domain.Registrations;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Domain.Registrations;

public sealed class GuestListTests
{
    private static readonly Guid Evening = Guid.CreateVersion7();

    [Fact]
    public void Whoever_comes_when_it_is_full_waits_only_if_they_wish()
    {
        var guests = new GuestList(2, []);
        guests.Welcome(Ask(1, 2), mayWait: false, SampleContributions.Monday);
        Assert.Equal(
            Rule.EventFull,
            Assert.Throws<RuleBroken>(() => guests.Welcome(Ask(2, 1), mayWait: false, SampleContributions.Monday)).Rule
        );
        var patient = Ask(2, 1);
        guests.Welcome(patient, mayWait: true, SampleContributions.Monday);
        Assert.Equal(RegistrationState.Waiting, patient.State);
        Assert.Equal((2, 0, 1), (guests.Taken, guests.Left, guests.PlaceOf(patient)));
    }

    [Fact]
    public void Seats_given_back_go_to_the_first_who_fits()
    {
        var (leaves, family, friend, last) = (Ask(1, 2), Ask(2, 3), Ask(3, 1), Ask(4, 1));
        var guests = Full(2, leaves, family, friend, last);
        guests.Cancel(leaves, SampleContributions.Monday.AddHours(1));
        Assert.Equal(
            [RegistrationState.Waiting, RegistrationState.Seated, RegistrationState.Seated],
            new[] { family, friend, last }.Select(one => one.State)
        );
        Assert.True(friend.CameFromWaiting);
        Assert.Equal(1, guests.PlaceOf(family));
    }

    [Fact]
    public void A_smaller_room_takes_no_seat_away_and_a_larger_one_fills_in_order()
    {
        var (seated, waits) = (Ask(1, 4), Ask(2, 2));
        Full(4, seated, waits);
        var smaller = new GuestList(3, [seated, waits]);
        smaller.Fill(SampleContributions.Monday);
        Assert.Equal((4, 0, RegistrationState.Waiting), (smaller.Taken, smaller.Left, waits.State));
        new GuestList(6, [seated, waits]).Fill(SampleContributions.Monday);
        Assert.Equal(RegistrationState.Seated, waits.State);
    }

    [Fact]
    public void Whoever_waited_comes_before_whoever_comes_now()
    {
        var (seated, waits) = (Ask(1, 2), Ask(2, 1));
        Full(2, seated, waits);
        var larger = new GuestList(3, [seated, waits]);
        Assert.Throws<RuleBroken>(() => larger.Welcome(Ask(3, 1), mayWait: false, SampleContributions.Monday));
        Assert.Equal(RegistrationState.Seated, waits.State);
    }

    [Fact]
    public void Whoever_cancels_is_forgotten_at_once()
    {
        var registration = Ask(1, 2);
        registration.Cancel(SampleContributions.Monday);
        registration.Cancel(SampleContributions.Monday.AddDays(1));
        Assert.Equal(
            (RegistrationState.Cancelled, "", null, null, null),
            (registration.State, registration.Name, registration.Email, registration.Phone, registration.Needs)
        );
        Assert.Equal(SampleContributions.Monday, registration.CancelledAt);
    }

    [Theory]
    [InlineData("name", Rule.NameMissing, "\u200b", "a@example.org", null, 1, null)]
    [InlineData("email", Rule.ContactMissing, "Léa", " ", null, 1, null)]
    [InlineData("email", Rule.EmailInvalid, "Léa", "lea", null, 1, null)]
    [InlineData("email", Rule.EmailInvalid, "Léa", "Léa <lea@example.org>", null, 1, null)]
    [InlineData("email", Rule.EmailInvalid, "Léa", "lea@localhost", null, 1, null)]
    [InlineData("phone", Rule.PhoneInvalid, "Léa", null, "12", 1, null)]
    [InlineData("phone", Rule.PhoneInvalid, "Léa", null, "=1+1+100000", 1, null)]
    [InlineData("seats", Rule.SeatsOutOfRange, "Léa", "a@example.org", null, 0, null)]
    [InlineData("seats", Rule.SeatsOutOfRange, "Léa", "a@example.org", null, 11, null)]
    [InlineData("needs", Rule.ControlCharacters, "Léa", "a@example.org", null, 1, "a\u0007")]
    public void What_is_wrong_is_said_of_its_field(
        string field,
        Rule rule,
        string name,
        string? email,
        string? phone,
        int seats,
        string? needs
    )
    {
        var broken = Assert.Throws<RuleBroken>(() =>
            Registration.Ask(
                Evening,
                1,
                "ABCD-2345",
                Guid.CreateVersion7(),
                new RegistrationDraft(name, email, phone, seats, needs),
                SampleContributions.Monday
            )
        );
        Assert.Equal((field, rule), Assert.Single(broken.Fields));
    }

    [Theory]
    [InlineData("01 23 45 67 89")]
    [InlineData("+33 (0)1.23.45.67.89")]
    public void A_telephone_is_written_as_people_write_it(string phone) =>
        Assert.Empty(new RegistrationDraft("Léa", null, phone, 1, null).Tidied().BrokenRules());

    private static Registration Ask(int number, int seats) =>
        Registration.Ask(
            Evening,
            number,
            $"ABCD-234{number}",
            Guid.CreateVersion7(),
            new RegistrationDraft("Léa", "lea@example.org", null, seats, "Un fauteuil"),
            SampleContributions.Monday
        );

    private static GuestList Full(int capacity, params Registration[] registrations)
    {
        var guests = new GuestList(capacity, []);
        foreach (var registration in registrations)
            guests.Welcome(registration, mayWait: true, SampleContributions.Monday);
        return guests;
    }
}
