using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.Extensions.Localization;
using QSEC2.Domain.Programme;
using QSEC2.Web.Data;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;
using QSEC2.Web.Markdown;

namespace QSEC2.Web.Features.Agenda;

/// <summary>
/// Events as calendars read them (RFC 5545). Hours travel in UTC: no event repeats, so no calendar needs the rules of Paris. An event
/// without an hour takes whole days, the day after the last being the end.
/// </summary>
public sealed class EventCalendar(PublicUrl site, EditorialMarkdown markdown, IStringLocalizer<Texts> texts)
{
    // How often a calendar that follows may ask again.
    private const string AsksAgain = "PT6H";

    public IResult Of(HttpContext http, IEnumerable<PublishedEntry<Event>> events, string file)
    {
        var calendar = new Calendar { ProductId = $"-//QSEC2//Agenda//{Language.Current.ToUpperInvariant()}" };
        calendar.AddProperty("X-WR-CALNAME", texts["Agenda.CalendarName"]);
        calendar.AddProperty("X-WR-TIMEZONE", "Europe/Paris");
        calendar.AddProperty("X-PUBLISHED-TTL", AsksAgain);
        calendar.Events.AddRange(events.Select(published => Event(http, published)));
        http.Response.Headers.ContentDisposition = $"inline; filename=\"{file}.ics\"";
        return Results.Text(new CalendarSerializer().SerializeToString(calendar), "text/calendar; charset=utf-8");
    }

    private CalendarEvent Event(HttpContext http, PublishedEntry<Event> published)
    {
        var content = published.Content;
        var entry = new CalendarEvent
        {
            Uid = published.Id.ToString(),
            Summary = content.Title.Localized(),
            Url = new Uri(site.Absolute(http, Language.Link($"/agenda/{published.Slug}"))),
            DtStamp = Moment(published.At),
            Sequence = published.Version,
            Status = EventStatus.Confirmed,
        };
        entry.Categories.Add(texts[$"EventKind.{content.Type}"]);
        if (
            string.Join(", ", new[] { content.Venue, content.Address, content.Town }.Where(part => part.Length > 0)) is
            { Length: > 0 } place
        )
            entry.Location = place;
        if (markdown.ToText(content.Introduction.Localized()) is { Length: > 0 } text)
            entry.Description = text;
        (entry.DtStart, entry.DtEnd) = (content.Starts, content.Ends) switch
        {
            ({ } from, { } to) => (Moment(content.Day!.Value, from), Moment(content.Through!.Value, to)),
            ({ } from, null) when content.LastDay is null => (Moment(content.Day!.Value, from), null),
            _ => (new CalDateTime(content.Day!.Value), new CalDateTime(content.Through!.Value.AddDays(1))),
        };
        return entry;
    }

    private static CalDateTime Moment(DateOnly day, TimeOnly hour) => Moment(DateTexts.InParis(day.ToDateTime(hour)));

    private static CalDateTime Moment(DateTimeOffset moment) => new(moment.UtcDateTime);
}
