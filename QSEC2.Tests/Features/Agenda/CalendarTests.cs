using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using QSEC2.Domain.Common;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Agenda;

public sealed class CalendarTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_hour_of_Paris_is_the_same_moment_in_every_calendar()
    {
        await shared.Site.AnnounceAsync("hiver", EventSteps.Evening("L’hiver"));
        await shared.Site.AnnounceAsync("ete", EventSteps.Evening("L’été") with { Day = new(2099, 7, 15) });
        var (winter, summer) = (await OneAsync("hiver"), await OneAsync("ete"));
        Assert.Equal(
            (new DateTime(2099, 3, 15, 17, 30, 0, DateTimeKind.Utc), new DateTime(2099, 3, 15, 19, 0, 0, DateTimeKind.Utc)),
            (winter.DtStart!.AsUtc, winter.DtEnd!.AsUtc)
        );
        Assert.Equal(new DateTime(2099, 7, 15, 16, 30, 0, DateTimeKind.Utc), summer.DtStart!.AsUtc);
        Assert.Equal("La médiathèque, Drancy", winter.Location);
    }

    [Fact]
    public async Task Days_without_an_hour_end_on_the_day_after_the_last()
    {
        var text = await shared.Public.GetStringAsync("/agenda/stage-eoliennes.ics", Now);
        Assert.Contains("DTSTART;VALUE=DATE:20150706\r\n", text, StringComparison.Ordinal);
        Assert.Contains("DTEND;VALUE=DATE:20150712\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_event_keeps_its_name_and_says_when_it_changed()
    {
        var id = await shared.Site.AnnounceAsync("meme", EventSteps.Evening("Le même"));
        var (one, all) = (await OneAsync("meme"), Calendar.Load(await shared.Public.GetStringAsync("/agenda.ics", Now))!);
        Assert.Equal(id.ToString(), one.Uid);
        Assert.Equal(one.Uid, Assert.Single(all.Events, found => found.Summary == "Le même").Uid);
        Assert.Equal(all.Events.Count, all.Events.Select(found => found.Uid).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(2, one.Sequence);
    }

    [Fact]
    public async Task Whatever_is_written_comes_back_as_it_was_on_lines_that_calendars_accept()
    {
        const string Title = "« Œuvres ; cœurs, et \\ tout : » l’été à Évry‑Courcouronnes, un très long titre qui passe la ligne";
        await shared.Site.AnnounceAsync(
            "signes",
            EventSteps.Evening(Title) with
            {
                Introduction = new LocalText("Une **conférence**\n\navec BEGIN:VEVENT", ""),
            }
        );
        using var answer = await shared.Public.GetAsync("/agenda/signes.ics", Now);
        var text = await answer.Content.ReadAsStringAsync(Now);
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        var found = await OneAsync("signes");
        Assert.Equal((Title, "Une conférence avec BEGIN:VEVENT"), (found.Summary, found.Description));
    }

    [Fact]
    public async Task In_english_titles_and_addresses_are_too()
    {
        var found = Assert.Single(Calendar.Load(await shared.Public.GetStringAsync("/en/agenda/lancement-mobilites.ics", Now))!.Events);
        Assert.Equal("Launch day of the Mobility Season", found.Summary);
        Assert.EndsWith("/en/agenda/lancement-mobilites", found.Url!.AbsoluteUri, StringComparison.Ordinal);
    }

    private async Task<CalendarEvent> OneAsync(string slug) =>
        Assert.Single(Calendar.Load(await shared.Public.GetStringAsync($"/agenda/{slug}.ics", Now))!.Events);
}
