using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.Programme;
using QSEC2.Domain.Registrations;
using QSEC2.Tests.Features.Manage;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Agenda;

namespace QSEC2.Tests.Features.Agenda;

public sealed class GuestPagesTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_operator_of_the_departement_reads_who_comes_and_nobody_else_does()
    {
        await shared.Site.AnnounceAsync("liste", EventSteps.Booked(3));
        using var citizen = shared.Site.Browser();
        await citizen.RegisterAsync("liste", 2, "Amina");
        await citizen.RegisterAsync("liste", 2, "Boris");
        using var lea = await shared.Site.OperatorAsync("93");
        using var max = await shared.Site.OperatorAsync("94");
        var page = Forms.Page(await lea.GetStringAsync("/gestion/evenements/liste/inscriptions", Now));
        Assert.Equal(["2 / 3", "1", "1"], page.QuerySelectorAll(".guests__totals dd").Select(total => total.TextContent));
        Assert.Equal(["Amina", "Boris"], page.QuerySelectorAll(".guests__name strong").Select(name => name.TextContent));
        foreach (var address in new[] { "/gestion/evenements/liste/inscriptions", "/gestion/evenements/liste/inscriptions.csv" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await max.GetAsync(address, Now)).StatusCode);
            Assert.Equal(HttpStatusCode.Redirect, (await shared.Public.GetAsync(address, Now)).StatusCode);
        }
    }

    [Fact]
    public async Task A_spreadsheet_runs_nothing_that_was_typed()
    {
        await shared.Site.AnnounceAsync("tableur", EventSteps.Booked(null));
        using var citizen = shared.Site.Browser();
        await citizen.RegisterAsync("tableur", 1, "=HYPERLINK(\"http://x\";\"Léa\")");
        using var lea = await shared.Site.OperatorAsync("93");
        using var answer = await lea.GetAsync("/gestion/evenements/tableur/inscriptions.csv", Now);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains(
            ";\"'=HYPERLINK(\"\"http://x\"\";\"\"Léa\"\")\";",
            await answer.Content.ReadAsStringAsync(Now),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_smaller_room_loses_nobody_and_a_larger_one_seats_those_who_wait()
    {
        await shared.Site.AnnounceAsync("salle", EventSteps.Booked(2));
        using var citizen = shared.Site.Browser();
        string[] codes = [await citizen.RegisterAsync("salle", 2), await citizen.RegisterAsync("salle")];
        using var lea = await shared.Site.OperatorAsync("93");
        await ResizeAsync(lea, "1");
        Assert.Contains("réservée", await citizen.ReceiptAsync(codes[0]), StringComparison.Ordinal);
        Assert.Contains("1 de plus", await lea.GetStringAsync("/gestion/evenements/salle/inscriptions", Now), StringComparison.Ordinal);
        await ResizeAsync(lea, "3");
        await Eventually.TrueAsync(() => citizen.ReceiptAsync(codes[1]), receipt => receipt.Contains("réservée", StringComparison.Ordinal));
        Assert.Contains("À prévenir", await lea.GetStringAsync("/gestion/evenements/salle/inscriptions", Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_after_the_event_nobody_is_known_any_more_and_the_seats_stay_counted()
    {
        var evening = await shared.Site.AnnounceAsync("jadis", EventSteps.Booked(null));
        using var citizen = shared.Site.Browser();
        await citizen.RegisterAsync("jadis", 4);
        await using var db = shared.Site.Database();
        var entry = await db.Entries.SingleAsync(found => found.Id == evening, Now);
        entry.Write(
            (Event)entry.Content with
            {
                Day = new(2020, 1, 1),
            },
            entry.Version,
            new Editor(Guid.Empty, "QSEC²", null),
            TimeProvider.System.GetUtcNow()
        );
        await db.SaveProgrammeAsync();
        await shared.Site.Services.GetRequiredService<RegistrationJob>().SeatAndForgetAsync(Now);
        var forgotten = await db.Registrations.AsNoTracking().SingleAsync(registration => registration.EventId == evening, Now);
        Assert.Equal(("", null, 4, RegistrationState.Seated), (forgotten.Name, forgotten.Email, forgotten.Seats, forgotten.State));
    }

    private static async Task ResizeAsync(HttpClient browser, string capacity)
    {
        var form = (await browser.OpenAsync("/gestion/evenements/salle")).With("capacity", capacity);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SendAsync("/gestion/evenements/salle", form)).StatusCode);
    }
}
