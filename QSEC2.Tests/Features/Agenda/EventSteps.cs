using QSEC2.Domain.Common;
using QSEC2.Domain.Programme;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Agenda;

/// <summary>Events put on the programme behind the scenes, and what people do with them.</summary>
internal static class EventSteps
{
    private static readonly Editor Team = new(Guid.Empty, "QSEC²", null);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>Far enough for every test.</summary>
    public static readonly DateOnly Day = new(2099, 3, 15);

    public static Event Evening(string title = "Une soirée", string department = "93") =>
        new()
        {
            Title = new LocalText(title, ""),
            Day = Day,
            Starts = new(18, 30),
            Ends = new(20, 0),
            Department = department,
            Venue = "La médiathèque",
            Town = "Drancy",
        };

    /// <summary>An evening for which one registers.</summary>
    public static Event Booked(int? capacity, string title = "Une soirée") =>
        Evening(title) with
        {
            Registration = true,
            Capacity = capacity,
        };

    public static async Task<Guid> AnnounceAsync(this Site site, string slug, Event content, bool isPublic = true)
    {
        await site.AnnounceAsync([(slug, content)], isPublic);
        await using var db = site.Database();
        return db.Entries.Single(entry => entry.Kind == EntryKind.Event && entry.Slug == slug).Id;
    }

    public static async Task AnnounceAsync(this Site site, IEnumerable<(string Slug, Event Content)> events, bool isPublic = true)
    {
        var at = TimeProvider.System.GetUtcNow();
        await using var db = site.Database();
        foreach (var (slug, content) in events)
        {
            var entry = Entry.Draft(slug, content, Team, at);
            if (isPublic)
                entry.Publish(at, Team, at);
            db.Entries.Add(entry);
        }

        await db.SaveProgrammeAsync();
        await site.LookAsync();
    }

    /// <summary>Takes away all that a new site knows.</summary>
    public static async Task ForgetTheProgrammeAsync(this Site site)
    {
        await using var db = site.Database();
        db.Entries.RemoveRange(db.Entries);
        await db.SaveProgrammeAsync();
        await site.LookAsync();
    }

    /// <summary>Opens the form and fills it in.</summary>
    public static async Task<Forms> BookAsync(this HttpClient browser, string slug, int seats = 1, string name = "Léa") =>
        Forms
            .Read(await browser.GetStringAsync($"/agenda/{slug}/inscription", Now))
            .With("name", name)
            .With("email", "lea@example.org")
            .With("seats", $"{seats}");

    public static Task<HttpResponseMessage> SendBookingAsync(this HttpClient browser, string slug, Forms form) =>
        browser.PostAsync($"/agenda/{slug}/inscription", form.Content(), Now);

    /// <summary>Registers, even to wait; answers the code.</summary>
    public static async Task<string> RegisterAsync(this HttpClient browser, string slug, int seats = 1, string name = "Léa")
    {
        using var answer = await browser.SendBookingAsync(slug, (await browser.BookAsync(slug, seats, name)).With("wait", "1"));
        return answer.RequestMessage!.RequestUri!.Segments[^1];
    }

    public static async Task CancelAsync(this HttpClient browser, string code)
    {
        var form = Forms.Read(await browser.GetStringAsync($"/agenda/inscription/{code}", Now));
        using var answer = await browser.PostAsync($"/agenda/inscription/{code}/annuler", form.Content(), Now);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>What the holder reads first.</summary>
    public static async Task<string> ReceiptAsync(this HttpClient browser, string code) =>
        Forms.Page(await browser.GetStringAsync($"/agenda/inscription/{code}", Now)).QuerySelector("h1")!.TextContent;

    public static async Task<string[]> TitlesAsync(this HttpClient browser, string address) =>
        [
            .. Forms
                .Page(await browser.GetStringAsync(address, Now))
                .QuerySelectorAll(".event-line__title")
                .Select(title => title.TextContent),
        ];
}
