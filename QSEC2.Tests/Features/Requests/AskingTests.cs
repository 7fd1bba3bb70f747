using System.Net;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Programme;
using QSEC2.Domain.Requests;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Features.Manage;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Requests;

public sealed class AskingTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static readonly TourStop Stop = new()
    {
        Title = new("Air à Pantin", ""),
        Exhibition = "air",
        Department = "93",
        Venue = "Mairie",
        From = SeedSteps.Today.AddDays(1),
        TakesClasses = true,
    };

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_asks_to_join_a_group_and_is_told_who_will_answer()
    {
        await shared.Site.SeedAsync(
            "les-ouverts",
            new CitizenGroup
            {
                Title = new("Les ouverts", ""),
                Department = "93",
                Open = true,
            }
        );
        using var browser = SignInSteps.Watchful(shared.Site.Address);
        var form = (await AskAsync(browser, "/groupes/les-ouverts/rejoindre")).With("text", "J’ai un jardin.");
        using var sent = await browser.SendAsync("/groupes/les-ouverts/rejoindre", form);

        Assert.Equal("/groupes/les-ouverts/rejoindre?merci=93", sent.Headers.Location?.OriginalString);
        Assert.Contains(
            "Science Ouverte vous répondra",
            await (await browser.GetAsync(sent.Headers.Location, Now)).TextAsync(),
            StringComparison.Ordinal
        );
        var request = await StoredAsync(form);
        Assert.Equal(
            (RequestKind.JoinGroup, "les-ouverts", "93", "Lou", "J’ai un jardin."),
            (request.Kind, request.About, request.Department, request.Name, request.Text)
        );
    }

    [Fact]
    public async Task A_button_pressed_twice_asks_once()
    {
        using var browser = SignInSteps.Watchful(shared.Site.Address);
        var form = (await AskAsync(browser, "/contact")).With("text", "Bonjour");
        for (var times = 0; times < 2; times++)
            Assert.Equal(HttpStatusCode.Redirect, (await browser.SendAsync("/contact", form)).StatusCode);
        Assert.Null((await StoredAsync(form)).Department);
    }

    [Fact]
    public async Task A_class_says_who_comes_and_when()
    {
        await shared.Site.SeedAsync("air-a-pantin", Stop);
        using var browser = SignInSteps.Watchful(shared.Site.Address);
        var form = (await AskAsync(browser, "/expositions/air-a-pantin/classe"))
            .With("level", "CM2")
            .With("pupils", "28")
            .With("adults", "1")
            .With("guided", "no")
            .With("halves", "yes")
            .With("day2", $"{SeedSteps.Today.AddDays(9):yyyy-MM-dd}")
            .With("slot2", "morning")
            .With("latePhone", "06 00 00 00 00");
        using var sent = await browser.SendAsync("/expositions/air-a-pantin/classe", form);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var visit = (await StoredAsync(form)).Visit!;
        Assert.Equal(
            ("CM2", 28, 1, false, true, "06 00 00 00 00"),
            (visit.Level, visit.Pupils, visit.Adults, visit.Guided, visit.InHalves, visit.LatePhone)
        );
        Assert.Equal([new VisitWish(SeedSteps.Today.AddDays(9), VisitSlot.Morning)], visit.Wishes);
    }

    [Fact]
    public async Task Whatever_is_wrong_is_said_beside_its_field_and_what_was_typed_stays()
    {
        await shared.Site.SeedAsync("air-a-bobigny", Stop);
        using var browser = SignInSteps.Watchful(shared.Site.Address);
        var form = (await AskAsync(browser, "/expositions/air-a-bobigny/classe"))
            .With("replyTo", "chez moi")
            .With("pupils", "beaucoup")
            .With("adults", "0")
            .With("day1", "2027-02-30")
            .With("day3", "2015-01-01");
        using var answer = await browser.SendAsync("/expositions/air-a-bobigny/classe", form);
        var html = await answer.Content.ReadAsStringAsync(Now);
        string[] wrong = ["level", "pupils", "adults", "day1", "day2", "replyTo"];
        Assert.Equal(
            wrong.Select(field => $"{field}-error"),
            Forms.Page(html).QuerySelectorAll(".field__error").Select(error => error.Id!)
        );
        Assert.Equal(
            wrong,
            Forms.Page(html).QuerySelectorAll("[data-error-summary] a").Select(link => link.GetAttribute("href")!.Split('#')[1])
        );
        var typed = Forms.Read(html);
        Assert.Equal(
            ("Lou", "chez moi", "beaucoup", "2027-02-30", "2015-01-01"),
            (typed["name"], typed["replyTo"], typed["pupils"], typed["day1"], typed["day2"])
        );
    }

    [Fact]
    public async Task A_form_that_is_not_ours_or_too_fast_stores_nothing_and_keeps_what_was_typed()
    {
        await using var site = Site.Start(new() { ["Limits:SubmissionsPerDevicePerMinute"] = "1" });
        using var browser = SignInSteps.Watchful(site.Address);
        var form = (await AskAsync(browser, "/contact")).With("text", "Bonjour");
        using var forged = await browser.PostAsync(
            "/contact",
            (await AskAsync(browser, "/contact")).With("text", "Forgé").With("__RequestVerificationToken", "faux").Content(),
            Now
        );
        Assert.Equal("Forgé", Forms.Read(await forged.Content.ReadAsStringAsync(Now))["text"]);
        (await browser.SendAsync("/contact", form)).Dispose();
        using var fast = await browser.SendAsync("/contact", (await AskAsync(browser, "/contact")).With("text", "Encore"));
        Assert.Equal(HttpStatusCode.TooManyRequests, fast.StatusCode);
        Assert.Equal("Encore", Forms.Read(await fast.Content.ReadAsStringAsync(Now))["text"]);
        await using var db = site.Database();
        Assert.Equal("Bonjour", (await db.Requests.SingleAsync(Now)).Text);
    }

    [Fact]
    public async Task A_machine_that_fills_in_whatever_it_finds_sends_nothing_and_a_person_loses_nothing()
    {
        using var browser = SignInSteps.Watchful(shared.Site.Address);
        var form = (await AskAsync(browser, "/contact")).With("text", "Bonjour").With("sujet", "Achetez ceci");
        using var refused = await browser.SendAsync("/contact", form);
        var html = await refused.Content.ReadAsStringAsync(Now);
        Assert.NotNull(Forms.Page(html).QuerySelector("#sujet-error"));
        Assert.Equal("Bonjour", Forms.Read(html)["text"]);
        using var sent = await browser.SendAsync("/contact", Forms.Read(html).With("sujet", ""));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal("Bonjour", (await StoredAsync(form)).Text);
    }

    [Fact]
    public async Task What_takes_no_request_has_no_form()
    {
        await shared.Site.SeedAsync("les-complets", new CitizenGroup { Title = new("Les complets", ""), Department = "93" });
        await shared.Site.SeedAsync("air-finie", Stop with { From = SeedSteps.Today.AddDays(-9), To = SeedSteps.Today.AddDays(-1) });
        foreach (
            var page in new[]
            {
                "/groupes/les-complets/rejoindre",
                "/groupes/personne/rejoindre",
                "/expositions/air-finie/classe",
                "/expositions/trajectoires-paris-2018/classe",
                "/expositions/nulle-part/accueillir",
                "/expositions/air-finie/accueillir",
            }
        )
            Assert.Equal(HttpStatusCode.NotFound, (await shared.Public.GetAsync(page, Now)).StatusCode);
    }

    [Fact]
    public async Task The_contact_page_lists_the_eight_with_their_phones_in_both_languages()
    {
        var page = Forms.Page(await shared.Public.GetStringAsync("/en/contact?departement=94", Now));
        Assert.Equal(8, page.QuerySelectorAll(".request__list a[href^='tel:+331']").Length);
        Assert.Equal("94", page.QuerySelector("#department option[selected]")!.GetAttribute("value"));
    }

    private static async Task<Forms> AskAsync(HttpClient browser, string page) =>
        (await browser.OpenAsync(page, "main form")).With("name", "Lou").With("replyTo", "lou@example.org");

    private async Task<Request> StoredAsync(Forms form)
    {
        await using var db = shared.Site.Database();
        return await db.Requests.AsNoTracking().SingleAsync(request => request.Id == Guid.Parse(form["key"]), Now);
    }
}
