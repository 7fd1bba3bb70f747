using System.Globalization;
using QSEC2.Domain.Programme;
using QSEC2.Web.Data;
using QSEC2.Web.Http;
using QSEC2.Web.Images;
using QSEC2.Web.Localization;
using QSEC2.Web.Markdown;

namespace QSEC2.Web.Features.Agenda;

/// <summary>What is on: the events, one of them, and both for calendars.</summary>
public static class AgendaPages
{
    public static void MapAgenda(this IEndpointRouteBuilder site)
    {
        site.MapPage("/agenda", ShowAllAsync).SameForEveryone();
        site.MapPage("/agenda.ics", AllForCalendarsAsync).SameForEveryone();
        site.MapPage("/agenda/{slug}", ShowAsync).SameForEveryone();
        site.MapPage("/agenda/{slug}.ics", OneForCalendarsAsync).SameForEveryone();
        site.MapPreview("/agenda/{slug}", PreviewAsync);
        site.MapRegistering();
        site.MapGuests();
    }

    private static async Task<IResult> ShowAllAsync(
        HttpContext http,
        PublishedProgramme programme,
        WallDirectory walls,
        PublicUrl site,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var places = await walls.AllAsync(cancellation);
        var filter = AgendaFilter.Read(http.Request.Query, places);
        var today = DateTexts.Today(time);
        var events = InOrder(await programme.AllAsync<Event>(cancellation), today);
        _ = int.TryParse(http.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page);
        var ofEveryDepartment = filter with { Department = null };
        return Pages.Show<AgendaPage>(
            new
            {
                Filter = filter,
                Walls = places,
                Events = (IReadOnlyList<PublishedEntry<Event>>)[.. events.Where(published => filter.Matches(published.Content, places))],
                Counts = EventCount.ByDepartment(events.Where(published => ofEveryDepartment.Matches(published.Content, places)), today),
                Months = MonthsOf(events),
                Today = today,
                Page = page,
                CalendarAddress = site.Absolute(http, filter.Link("/agenda.ics")),
            }
        );
    }

    // What comes, the nearest first; then what was, the latest first.
    private static IReadOnlyList<PublishedEntry<Event>> InOrder(IEnumerable<PublishedEntry<Event>> events, DateOnly today)
    {
        var byDay = events
            .Where(published => published.Content.Day is not null)
            .OrderBy(published => published.Content.Day)
            .ThenBy(published => published.Content.Starts)
            .ThenBy(published => published.Slug, StringComparer.Ordinal)
            .ToList();
        return
        [
            .. byDay.Where(published => !published.Content.IsPast(today)),
            .. byDay.Where(published => published.Content.IsPast(today)).Reverse(),
        ];
    }

    private static IReadOnlyList<DateOnly> MonthsOf(IEnumerable<PublishedEntry<Event>> events)
    {
        var days = events.Select(published => published.Content.Day!.Value);
        return [.. days.Select(day => new DateOnly(day.Year, day.Month, 1)).Distinct()];
    }

    private static async Task<IResult> AllForCalendarsAsync(
        HttpContext http,
        PublishedProgramme programme,
        WallDirectory walls,
        EventCalendar calendar,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var places = await walls.AllAsync(cancellation);
        var filter = AgendaFilter.Read(http.Request.Query, places);
        var events = (await programme.AllAsync<Event>(cancellation)).Where(published => filter.Matches(published.Content, places));
        return calendar.ToResult(http, InOrder(events, DateTexts.Today(time)), "qsec2-agenda");
    }

    private static async Task<IResult> ShowAsync(
        string slug,
        HttpContext http,
        PublishedProgramme programme,
        EventScreen screen,
        CancellationToken cancellation
    ) =>
        await programme.FindAsync<Event>(slug, cancellation) is { } found
            ? await screen.ShowAsync(http, found, isPreview: false, cancellation)
            : Results.NotFound();

    private static async Task<IResult> OneForCalendarsAsync(
        string slug,
        HttpContext http,
        PublishedProgramme programme,
        EventCalendar calendar,
        CancellationToken cancellation
    ) => await programme.FindAsync<Event>(slug, cancellation) is { } found ? calendar.ToResult(http, [found], slug) : Results.NotFound();

    private static async Task<IResult> PreviewAsync(
        string slug,
        HttpContext http,
        PublishedProgramme programme,
        EventScreen screen,
        CancellationToken cancellation
    ) =>
        await programme.DraftAsync<Event>(slug, http.User.AsEditor(), cancellation) is { } draft
            ? await screen.ShowAsync(http, draft, isPreview: true, cancellation)
            : Results.NotFound();
}

/// <summary>One event with what surrounds it.</summary>
public sealed class EventScreen(
    PublishedProgramme programme,
    WallDirectory walls,
    RegistrationDesk desk,
    EditorialMarkdown markdown,
    PublicUrl site,
    TimeProvider time
)
{
    public async Task<IResult> ShowAsync(HttpContext http, PublishedEntry<Event> published, bool isPreview, CancellationToken cancellation)
    {
        var content = published.Content;
        var places = await walls.AllAsync(cancellation);
        var season = content.SeasonOf(places);
        var isOpen = RegistrationDesk.IsOpen(content, time.GetUtcNow());
        return Pages.Show<EventPage>(
            new
            {
                Event = published,
                Season = places.FirstOrDefault(place => place.Season.Slug == season)?.Season,
                Theme = places.FirstOrDefault(place => place.Theme.Slug == content.Theme)?.Theme,
                Stop = await programme.FindAsync<TourStop>(content.Stop, cancellation),
                IsPast = content.IsPast(DateTexts.Today(time)),
                Debate = (await walls.DebatesAsync(cancellation)).FirstOrDefault(place => place.Debate!.Event == published.Slug)?.Debate,
                Guests = isOpen ? await desk.GuestsAsync(published, cancellation) : null,
                Description = markdown.ToText(content.Introduction.Localized()),
                Address = site.Absolute(http, Language.Link($"/agenda/{published.Slug}")),
                Image = site.Absolute(http, ImageOf(published)),
                IsPreview = isPreview,
            }
        );
    }

    private static string ImageOf(PublishedEntry<Event> published) =>
        published.Content.Pictures is [var first, ..]
            ? $"/photos/{first.Id}/{PhotoVersions.Jpeg}"
            : Language.Link($"/affiches/agenda/{published.Slug}.png");
}
