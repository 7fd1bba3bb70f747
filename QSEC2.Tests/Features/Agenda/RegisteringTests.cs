using System.Net;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Registrations;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Agenda;

public sealed class RegisteringTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private const string Script = "\"><script>alert('é')</script>";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_account_nor_javascript_one_registers_and_holds_a_receipt()
    {
        await shared.Site.AnnounceAsync("simple", EventSteps.Booked(10));
        using var browser = shared.Site.Browser();
        using var receipt = await browser.SendBookingAsync(
            "simple",
            (await browser.BookAsync("simple", 2)).With("email", "").With("phone", "01 23 45 67 89")
        );
        Assert.Matches("/agenda/inscription/[A-Z2-9]{4}-[A-Z2-9]{4}$", receipt.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.True(receipt.Headers.CacheControl!.NoStore);
        var page = Forms.Page(await receipt.Content.ReadAsStringAsync(Now));
        Assert.Contains("2 places", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_field_and_what_was_typed_stays()
    {
        await shared.Site.AnnounceAsync("a-corriger", EventSteps.Booked(10));
        using var browser = shared.Site.Browser();
        var form = (await browser.BookAsync("a-corriger"))
            .With("name", Script)
            .With("email", "pas une adresse")
            .With("seats", "plusieurs")
            .With("needs", "Une rampe");
        using var answer = await browser.SendBookingAsync("a-corriger", form);
        var html = await answer.Content.ReadAsStringAsync(Now);
        var page = Forms.Page(html);
        Assert.Equal(
            ["email-error", "seats-error seats-hint"],
            page.QuerySelectorAll("[aria-invalid=true]").Select(field => field.GetAttribute("aria-describedby"))
        );
        Assert.Equal(
            (Script, "pas une adresse", "plusieurs", "Une rampe"),
            (Forms.Read(html)["name"], Forms.Read(html)["email"], Forms.Read(html)["seats"], Forms.Read(html)["needs"])
        );
        Assert.Equal(2, page.QuerySelectorAll("[data-error-summary] a").Length);
    }

    [Fact]
    public async Task Of_twenty_who_want_the_last_seat_at_once_one_has_it_and_the_others_are_offered_to_wait()
    {
        var evening = await shared.Site.AnnounceAsync("derniere-place", EventSteps.Booked(1));
        var browsers = Enumerable.Range(0, 20).Select(_ => shared.Site.Browser()).ToList();
        var forms = await Task.WhenAll(browsers.Select(browser => browser.BookAsync("derniere-place")));
        var answers = await Task.WhenAll(browsers.Zip(forms, (browser, form) => browser.SendBookingAsync("derniere-place", form)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Single(
            answers,
            answer => answer.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/agenda/inscription/", StringComparison.Ordinal)
        );
        var full = answers.First(answer =>
            answer.RequestMessage!.RequestUri!.AbsolutePath.EndsWith("/derniere-place/inscription", StringComparison.Ordinal)
        );
        var offered = await full.Content.ReadAsStringAsync(Now);
        Assert.NotNull(Forms.Page(offered).QuerySelector("button[name=wait]"));
        Assert.Equal("Léa", Forms.Read(offered)["name"]);
        Assert.Equal(1, Assert.Single(await RegistrationsAsync(evening)).Seats);
        browsers.ForEach(browser => browser.Dispose());
    }

    [Fact]
    public async Task Twenty_who_would_wait_are_seated_or_numbered_and_never_more_than_the_room_holds()
    {
        var evening = await shared.Site.AnnounceAsync("vingt", EventSteps.Booked(5));
        var browsers = Enumerable.Range(0, 20).Select(_ => shared.Site.Browser()).ToList();
        await Task.WhenAll(browsers.Select(browser => browser.RegisterAsync("vingt")));
        var registrations = await RegistrationsAsync(evening);
        Assert.Equal(Enumerable.Range(1, 20), registrations.Select(registration => registration.Number));
        Assert.Equal(5, registrations.Count(registration => registration.State is RegistrationState.Seated));
        browsers.ForEach(browser => browser.Dispose());
    }

    [Fact]
    public async Task A_seat_given_back_goes_to_the_first_who_fits_of_those_who_wait()
    {
        await shared.Site.AnnounceAsync("attente", EventSteps.Booked(2));
        using var browser = shared.Site.Browser();
        var leaves = await browser.RegisterAsync("attente", 1, "Part");
        await browser.RegisterAsync("attente", 1, "Reste");
        var family = await browser.RegisterAsync("attente", 2, "Famille");
        var friend = await browser.RegisterAsync("attente", 1, "Amie");
        Assert.Contains("liste d’attente", await browser.ReceiptAsync(friend), StringComparison.Ordinal);
        await browser.CancelAsync(leaves);
        Assert.Contains("annulée", await browser.ReceiptAsync(leaves), StringComparison.Ordinal);
        Assert.Contains("réservée", await browser.ReceiptAsync(friend), StringComparison.Ordinal);
        Assert.Contains("liste d’attente", await browser.ReceiptAsync(family), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_twice_by_an_impatient_finger_it_is_one_registration()
    {
        var evening = await shared.Site.AnnounceAsync("deux-fois", EventSteps.Booked(null));
        using var browser = shared.Site.Browser();
        var form = await browser.BookAsync("deux-fois");
        var receipts = await Task.WhenAll(browser.SendBookingAsync("deux-fois", form), browser.SendBookingAsync("deux-fois", form));
        Assert.Single(receipts.Select(receipt => receipt.RequestMessage!.RequestUri!.AbsolutePath).Distinct());
        using var other = await browser.SendBookingAsync("deux-fois", form.With("name", "Quelqu’un d’autre"));
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Equal("Léa", Assert.Single(await RegistrationsAsync(evening)).Name);
    }

    [Theory]
    [InlineData("passe", "2019-01-01")]
    [InlineData("sans-inscription", null)]
    public async Task Nobody_registers_for_what_is_past_or_open_to_all(string slug, string? day)
    {
        var content = day is null
            ? EventSteps.Evening()
            : EventSteps.Booked(10) with
            {
                Day = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
            };
        var evening = await shared.Site.AnnounceAsync(slug, content);
        await shared.Site.AnnounceAsync($"ouvert-{slug}", EventSteps.Booked(10));
        using var browser = shared.Site.Browser();
        var form = await browser.BookAsync($"ouvert-{slug}");
        using var answer = await browser.SendBookingAsync(slug, form);
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Conflict, HttpStatusCode.NotFound });
        Assert.Empty(await RegistrationsAsync(evening));
    }

    [Fact]
    public async Task A_form_that_is_not_ours_registers_nobody_and_keeps_what_was_typed()
    {
        var evening = await shared.Site.AnnounceAsync("faux", EventSteps.Booked(10));
        using var browser = shared.Site.Browser();
        using var answer = await browser.SendBookingAsync(
            "faux",
            (await browser.BookAsync("faux")).With("__RequestVerificationToken", "faux")
        );
        Assert.Equal("Léa", Forms.Read(await answer.Content.ReadAsStringAsync(Now))["name"]);
        Assert.Empty(await RegistrationsAsync(evening));
    }

    [Fact]
    public async Task Whoever_tries_codes_finds_nothing()
    {
        using var stranger = shared.Site.Public();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/agenda/inscription/AAAA-AAAA", Now)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/agenda/inscription/rien", Now)).StatusCode);
    }

    [Fact]
    public async Task Nothing_of_who_comes_is_public()
    {
        await shared.Site.AnnounceAsync("discret", EventSteps.Booked(10));
        using var browser = shared.Site.Browser();
        await browser.RegisterAsync("discret", 1, "Zébulon Secret");
        foreach (var page in new[] { "/agenda", "/agenda/discret", "/agenda/discret/inscription", "/agenda/discret.ics", "/agenda.ics" })
            Assert.DoesNotContain("Zébulon", await shared.Public.GetStringAsync(page, Now), StringComparison.Ordinal);
    }

    private async Task<List<Registration>> RegistrationsAsync(Guid evening)
    {
        await using var db = shared.Site.Database();
        return await db
            .Registrations.AsNoTracking()
            .Where(registration => registration.EventId == evening)
            .OrderBy(registration => registration.Number)
            .ToListAsync(Now);
    }
}
