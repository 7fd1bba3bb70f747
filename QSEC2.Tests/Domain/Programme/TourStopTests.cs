using QSEC2.Domain.Programme;

namespace QSEC2.Tests.Domain.Programme;

public sealed class TourStopTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("2026-11-23", "2027-01-31", StopTiming.Now)]
    [InlineData("2026-09-01", "2026-11-23", StopTiming.Now)]
    [InlineData("2026-11-24", "2027-01-31", StopTiming.ToCome)]
    [InlineData("2026-09-01", "2026-11-22", StopTiming.Past)]
    [InlineData("2026-09-01", null, StopTiming.Now)]
    [InlineData("2026-08-01", null, StopTiming.Past)]
    [InlineData(null, "2026-12-31", StopTiming.Now)]
    public void A_stop_is_now_to_come_or_past(string? from, string? to, StopTiming expected) =>
        Assert.Equal(expected, new TourStop { From = Day(from), To = Day(to) }.On(Today));

    [Theory]
    [InlineData("Ouverte au plus tard le 9 octobre 2015, encore annoncée en 2016", StopTiming.Past, 2016)]
    [InlineData("Au printemps 2027", StopTiming.ToCome, 2027)]
    [InlineData("En 2026", StopTiming.ToCome, 2026)]
    [InlineData("", StopTiming.ToCome, null)]
    public void Without_a_day_its_note_says_when_it_was(string note, StopTiming expected, int? year)
    {
        var stop = new TourStop { DatesNote = new(note, "") };
        Assert.Equal((expected, year), (stop.On(Today), stop.Order?.Year));
    }

    [Theory]
    [InlineData("https://qsec2.org/contributions/0199aaaa-0000-7000-8000-000000000001", true)]
    [InlineData("/en/contributions/0199aaaa-0000-7000-8000-000000000001/", true)]
    [InlineData("0199aaaa-0000-7000-8000-000000000001", true)]
    [InlineData("une question du mur", false)]
    [InlineData("", false)]
    public void An_action_names_the_contribution_it_came_from(string typed, bool named) =>
        Assert.Equal(named, new PlannedAction { Contribution = typed }.ContributionId is not null);

    private static DateOnly? Day(string? day) =>
        day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
