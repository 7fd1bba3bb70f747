using System.Net;
using QSEC2.Domain.People;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Features.Answers;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Manage;

/// <summary>In every form of the desk: days that do not exist, ends before starts, départements outside the eight.</summary>
public sealed class WrongDatesTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("evenements", "day", "2027-02-29")]
    [InlineData("evenements", "lastDay", "2027-13-01")]
    [InlineData("evenements", "starts", "24:30")]
    [InlineData("evenements", "ends", "07:00", "starts", "18:00")]
    [InlineData("evenements", "lastDay", "2027-01-31", "day", "2027-02-01")]
    [InlineData("evenements", "department", "13")]
    [InlineData("etapes", "from", "2027-04-31")]
    [InlineData("etapes", "to", "hier")]
    [InlineData("etapes", "to", "2027-02-28", "from", "2027-03-01")]
    [InlineData("etapes", "department", "2A")]
    [InlineData("groupes", "path[0].day", "2027-06-31")]
    [InlineData("groupes", "department", "00")]
    [InlineData("plans", "actions[0].from", "2027-00-10")]
    [InlineData("plans", "actions[0].to", "2026-12-31", "actions[0].from", "2027-01-01")]
    [InlineData("plans", "department", "60")]
    [InlineData("partenaires", "department", "1")]
    [InlineData("operateurs", "department", "93 ou 94")]
    [InlineData("syntheses", "due", "2027-02-30")]
    public async Task What_cannot_be_is_said_beside_its_field_and_stays_typed(
        string kind,
        string field,
        string typed,
        string other = "",
        string value = ""
    )
    {
        using var admin = await shared.Site.SignedInAsync(Role.Admin);
        var page = $"/gestion/{kind}/nouveau";
        var form = Good(await admin.OpenAsync(page)).With(field, typed);
        using var answer = await admin.SendAsync(page, other.Length > 0 ? form.With(other, value) : form);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync(Now);
        Assert.Equal([$"{field}-error"], Forms.Page(html).QuerySelectorAll(".field__error").Select(error => error.Id!));
        Assert.Contains(
            $"{field}-error",
            Forms.Page(html).QuerySelector($"[name='{field}']")!.GetAttribute("aria-describedby"),
            StringComparison.Ordinal
        );
        if (field != "department")
            Assert.Equal(typed, Forms.Read(html, ".manage__form")[field]);
        Assert.Equal("Un titre gardé", Forms.Read(html, ".manage__form")["title.fr"]);
    }

    [Theory]
    [InlineData("2027-02-30T10:00")]
    [InlineData("demain")]
    public async Task Nothing_is_published_from_a_moment_that_is_none(string typed)
    {
        using var lea = await shared.Site.OperatorAsync("93");
        var page = await lea.AddEventAsync($"Publié {typed}", "93");
        using var answer = await lea.PressAsync(page, "publier", ("from", typed));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotNull(Forms.Page(await answer.Content.ReadAsStringAsync(Now)).QuerySelector("#from-error"));
        Assert.Contains("Brouillon", await lea.GetStringAsync(page, Now), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-02-30")]
    [InlineData("2015-01-01")]
    [InlineData("")]
    public async Task An_answer_is_hoped_for_by_a_day_to_come(string due)
    {
        var (id, _) = await shared.PublishAsync($"Pour quand, {due} ?");
        using var lea = await shared.Site.OperatorAsync("93");
        using var answer = await lea.AskAsync(id, AnswerSteps.NewEmail(), due, "Ada Gardée");
        var html = await answer.Content.ReadAsStringAsync(Now);
        Assert.NotNull(Forms.Page(html).QuerySelector("#due-error"));
        Assert.Equal("Ada Gardée", Forms.Read(html, ".answer-desk__form")["name"]);
    }

    [Theory]
    [InlineData("/contact")]
    [InlineData("/expositions/air/accueillir")]
    public async Task Nobody_writes_to_a_departement_outside_the_eight(string page)
    {
        using var browser = SignInSteps.Watchful(shared.Site.Address);
        var form = (await browser.OpenAsync(page, "main form"))
            .With("name", "Lou")
            .With("replyTo", "lou@example.org")
            .With("text", "Bonjour")
            .With("department", "13");
        using var answer = await browser.SendAsync(page, form);
        var html = await answer.Content.ReadAsStringAsync(Now);
        Assert.Equal(["department-error"], Forms.Page(html).QuerySelectorAll(".field__error").Select(error => error.Id!));
        Assert.Equal("Bonjour", Forms.Read(html)["text"]);
    }

    // What every kind needs; what a form does not have changes nothing.
    private static Forms Good(Forms form) =>
        form.With("title.fr", "Un titre gardé")
            .With("department", "93")
            .With("type", form.Has("lastDay") ? "talk" : "cultural")
            .With("day", "2027-01-15")
            .With("exhibition", "air")
            .With("venue", "Mairie")
            .With("theme", "air-agir")
            .With("path[0].title.fr", "Une séance")
            .With("actions[0].title.fr", "Une action")
            .With("actions[0].state", "planned");
}
