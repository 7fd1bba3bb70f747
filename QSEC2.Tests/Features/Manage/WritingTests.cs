using System.Net;
using QSEC2.Domain.People;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Manage;

public sealed class WritingTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_operator_writes_an_event_publishes_it_and_finds_it_in_the_list()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        var page = await lea.AddEventAsync("Le bruit de ma rue", "93");
        Assert.Equal("/gestion/evenements/le-bruit-de-ma-rue", page);
        Assert.Contains("Brouillon", await lea.GetStringAsync(page, Now), StringComparison.Ordinal);

        using var answer = await lea.PressAsync(page, "publier");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var list = Forms.Page(await lea.GetStringAsync("/gestion/evenements", Now));
        Assert.Contains(
            "Public",
            list.QuerySelectorAll(".manage__line")
                .Single(line => line.TextContent.Contains("Le bruit de ma rue", StringComparison.Ordinal))
                .TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Two_titles_alike_get_two_addresses()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        Assert.EndsWith("/ici-et-la", await lea.AddEventAsync("Ici et là", "93"), StringComparison.Ordinal);
        Assert.EndsWith("/ici-et-la-2", await lea.AddEventAsync("Ici et là", "93"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_does_not_take_the_address_of_an_exhibition()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        var form = (await lea.OpenAsync("/gestion/etapes/nouveau"))
            .With("title.fr", "Air")
            .With("exhibition", "air")
            .With("department", "93")
            .With("venue", "Mairie");
        using var saved = await lea.SendAsync("/gestion/etapes/nouveau", form);
        Assert.StartsWith("/gestion/etapes/air-2", saved.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_is_wrong_is_said_beside_its_field_and_what_was_typed_stays()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        var form = (await lea.OpenAsync("/gestion/evenements/nouveau"))
            .With("title.en", "A talk")
            .With("type", "king")
            .With("day", "2027-02-30")
            .With("starts", "25:00")
            .With("capacity", "beaucoup")
            .With("department", "13");
        using var answer = await lea.SendAsync("/gestion/evenements/nouveau", form);

        var page = Forms.Page(await answer.Content.ReadAsStringAsync(Now));
        Assert.Equal(
            ["department-error", "day-error", "starts-error", "capacity-error", "type-error"],
            page.QuerySelectorAll(".field__error")
                .Select(error => error.Id)
                .OrderBy(id => Array.IndexOf(["department-error", "day-error", "starts-error", "capacity-error", "type-error"], id))
        );
        var typed = Forms.Read(await answer.Content.ReadAsStringAsync(Now), ".manage__form");
        Assert.Equal(("A talk", "2027-02-30", "25:00", "beaucoup"), (typed["title.en"], typed["day"], typed["starts"], typed["capacity"]));
    }

    [Fact]
    public async Task What_breaks_a_rule_of_the_field_is_said_too()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        var form = (await lea.OpenAsync("/gestion/evenements/nouveau"))
            .With("type", "talk")
            .With("day", "2027-03-15")
            .With("lastDay", "2027-03-14")
            .With("department", "93");
        using var answer = await lea.SendAsync("/gestion/evenements/nouveau", form);
        var page = Forms.Page(await answer.Content.ReadAsStringAsync(Now));
        Assert.Equal(["title.fr-error", "lastDay-error"], page.QuerySelectorAll(".field__error").Select(error => error.Id));
    }

    [Fact]
    public async Task Two_people_who_edit_the_same_thing_are_warned_and_neither_is_overwritten()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        using var noe = await shared.Site.OperatorAsync("93");
        var page = await lea.AddEventAsync("À quatre mains", "93");
        var (hers, his) = (await lea.OpenAsync(page), await noe.OpenAsync(page));
        (await lea.SendAsync(page, hers.With("town", "Drancy"))).Dispose();

        using var warned = await noe.SendAsync(page, his.With("town", "Pantin"));
        Assert.Equal(HttpStatusCode.Conflict, warned.StatusCode);
        var html = await warned.Content.ReadAsStringAsync(Now);
        Assert.Equal("Pantin", Forms.Read(html, ".manage__form")["town"]);
        Assert.Contains("Drancy", Forms.Page(html).QuerySelector("#town-theirs")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Drancy", (await lea.OpenAsync(page))["town"]);

        using var saved = await noe.SendAsync(page, Forms.Read(html, ".manage__form"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains(
            "Drancy",
            Forms.Page(await lea.GetStringAsync(page, Now)).QuerySelector(".manage__history")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_was_ticked_meanwhile_is_said_beside_the_box()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        using var noe = await shared.Site.OperatorAsync("93");
        var page = await lea.AddEventAsync("Case cochée", "93");
        var (hers, his) = (await lea.OpenAsync(page), await noe.OpenAsync(page));
        (await lea.SendAsync(page, hers.With("registration", "true").With("capacity", "20"))).Dispose();

        using var warned = await noe.SendAsync(page, his.With("town", "Pantin"));
        var html = Forms.Page(await warned.Content.ReadAsStringAsync(Now));
        Assert.Contains("coché", html.QuerySelector("#registration-theirs")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("20", html.QuerySelector("#capacity-theirs")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_added_meanwhile_does_not_make_an_old_version_a_new_one()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        using var noe = await shared.Site.OperatorAsync("93");
        var page = await lea.AddEventAsync("Version lue", "93");
        var his = await noe.OpenAsync(page);
        (await lea.SendAsync(page, (await lea.OpenAsync(page)).With("town", "Drancy"))).Dispose();
        using var wrong = await noe.SendAsync(page, his.With("day", "jamais"));
        using var again = await noe.SendAsync(
            page,
            Forms.Read(await wrong.Content.ReadAsStringAsync(Now), ".manage__form").With("day", "2027-03-15")
        );
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal("Drancy", (await lea.OpenAsync(page))["town"]);
    }

    [Fact]
    public async Task Nothing_is_published_that_was_not_read()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        var page = await lea.AddEventAsync("Pas encore relu", "93");
        using var answer = await lea.PressAsync(page, "publier", ("version", "7"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Brouillon", await lea.GetStringAsync(page, Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_that_is_an_address_of_the_desk_gets_another()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        Assert.EndsWith("/nouveau-2", await lea.AddEventAsync("Nouveau", "93"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_before_comes_back_when_asked()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        var page = await lea.AddEventAsync("Première version", "93");
        (await lea.SendAsync(page, (await lea.OpenAsync(page)).With("title.fr", "Deuxième version"))).Dispose();
        (await lea.PressAsync(page, "retablir", ("revision", "1"))).Dispose();
        Assert.Equal("Première version", (await lea.OpenAsync(page))["title.fr"]);
    }

    [Fact]
    public async Task Rows_are_added_kept_and_taken_away_without_a_script()
    {
        using var admin = await shared.Site.SignedInAsync(Role.Admin);
        const string Page = "/gestion/groupes/nouveau";
        var form = (await admin.OpenAsync(Page))
            .With("title.fr", "Les curieux du canal")
            .With("department", "93")
            .With("path[0].title.fr", "Première séance")
            .With("add", "path");
        using var more = await admin.SendAsync(Page, form);
        var two = Forms
            .Read(await more.Content.ReadAsStringAsync(Now), ".manage__form")
            .With("path[1].title.fr", "Deuxième séance")
            .With("path[0].title.fr", "");
        using var saved = await admin.SendAsync(Page, two);
        var kept = await admin.OpenAsync(saved.Headers.Location!.OriginalString.Split('?')[0]);
        Assert.Equal("Deuxième séance", kept["path[0].title.fr"]);
        Assert.Throws<KeyNotFoundException>(() => kept["path[1].title.fr"]);
    }
}
