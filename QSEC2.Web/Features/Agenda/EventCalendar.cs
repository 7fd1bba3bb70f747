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
    private const string RefreshInterval = "PT6H";

    public IResult ToResult(HttpContext http, IEnumerable<PublishedEntry<Event>> events, string file)
    {
        var calendar = new Calendar { ProductId = $"-//QSEC2//Agenda//{Language.Current.ToUpperInvariant()}" };
        calendar.AddProperty("X-WR-CALNAME", texts["Agenda.CalendarName"]);
        calendar.AddProperty("X-WR-TIMEZONE", "Europe/Paris");
        calendar.AddProperty("X-PUBLISHED-TTL", RefreshInterval);
        calendar.Events.AddRange(events.Select(published => ToCalendarEvent(http, published)));
        http.Response.Headers.ContentDisposition = $"inline; filename=\"{file}.ics\"";
        return Results.Text(new CalendarSerializer().SerializeToString(calendar), "text/calendar; charset=utf-8");
    }

    private CalendarEvent ToCalendarEvent(HttpContext http, PublishedEntry<Event> published)
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
        string[] place = [content.Venue, content.Address, content.Town];
        if (string.Join(", ", place.Where(part => part.Length > 0)) is { Length: > 0 } location)
            entry.Location = location;
        if (markdown.ToText(content.Introduction.Localized()) is { Length: > 0 } text)
            entry.Description = text;
        SetTimes(entry, content);
        return entry;
    }

    private static void SetTimes(CalendarEvent entry, Event content)
    {
        var first = content.Day!.Value;
        var last = content.Through!.Value;
        if (content.Starts is { } from && content.Ends is { } to)
        {
            entry.DtStart = Moment(first, from);
            entry.DtEnd = Moment(last, to);
        }
        else if (content.Starts is { } begins && content.LastDay is null)
        {
            entry.DtStart = Moment(first, begins);
        }
        else
        {
            entry.DtStart = new CalDateTime(first);
            entry.DtEnd = new CalDateTime(last.AddDays(1));
        }
    }

    private static CalDateTime Moment(DateOnly day, TimeOnly hour) => Moment(DateTexts.InParis(day.ToDateTime(hour)));

    private static CalDateTime Moment(DateTimeOffset moment) => new(moment.UtcDateTime);
}
