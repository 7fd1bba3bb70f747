using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Common;
using QSEC2.Domain.Debates;
using QSEC2.Domain.People;
using QSEC2.Domain.Programme;
using QSEC2.Tests.Features.Manage;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Debates;

/// <summary>A debate is prepared in a minute, without JavaScript.</summary>
public sealed class PreparingTests(SiteFixture one) : IClassFixture<SiteFixture>
{
    private const string New = $"{DebateTeamSteps.Desk}/nouveau";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_title_and_a_theme_are_enough()
    {
        using var mediator = await one.Site.MemberAsync(Role.Mediator, "93");
        var (to, _) = await mediator.FillAsync(New, New, ("title", "L’air de nos rues"), ("theme", Site.Wall));
        var debate = await FoundAsync("L’air de nos rues");
        Assert.Equal($"{DebateTeamSteps.Desk}/{debate.Code}?fait=prepare", to);
        Assert.Equal((DebateState.Prepared, "93"), (debate.State, debate.Department));
        Assert.Contains(debate.Code, await mediator.GetStringAsync(DebateTeamSteps.Desk, Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_is_typed_is_kept_and_each_error_stands_beside_its_field()
    {
        using var mediator = await one.Site.MemberAsync(Role.Mediator, "93", "94");
        var (to, page) = await mediator.FillAsync(
            New,
            New,
            ("title", ""),
            ("place", "Maison du peuple"),
            ("day", "2027-02-30"),
            ("starts", "25:00"),
            ("guests[0].name", "Ada"),
            ("guests[0].role", "Chimiste")
        );
        Assert.Null(to);
        Assert.All(
            new[] { "title", "theme", "department", "day", "starts" },
            field => Assert.NotEqual("", DebateTeamSteps.Error(page, field))
        );
        Assert.All(
            new[] { "Maison du peuple", "2027-02-30", "25:00", "Ada", "Chimiste" },
            typed => Assert.Contains($"value=\"{typed}\"", page, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task An_event_of_the_programme_fills_in_what_is_not_typed()
    {
        await one.Site.SeedAsync(
            "debat-canal",
            new Event
            {
                Title = new LocalText("Le canal et nous", ""),
                Type = EventKind.Debate,
                Theme = Site.Wall,
                Department = "93",
                Day = new DateOnly(2027, 3, 1),
                Starts = new TimeOnly(19, 0),
                Ends = new TimeOnly(21, 0),
                Venue = "Halle",
                Town = "Pantin",
            }
        );
        using var mediator = await one.Site.MemberAsync(Role.Mediator, "93");
        var (_, page) = await mediator.FillAsync(New, New, ("event", "debat-canal"), ("title", "Un autre titre"), ("add", "event"));
        var form = Forms.Read(page, $"form[action='{New}']");
        Assert.Equal(
            ("Un autre titre", Site.Wall, "Halle, Pantin", "2027-03-01", "19:00", "21:00"),
            (form["title"], form["theme"], form["place"], form["day"], form["starts"], form["ends"])
        );
        Assert.NotNull((await mediator.FillAsync($"{New}?evenement=debat-canal", New)).To);
        Assert.Equal(
            ("debat-canal", new DateTimeOffset(2027, 3, 1, 18, 0, 0, TimeSpan.Zero)),
            ((await FoundAsync("Le canal et nous")).Event, (await FoundAsync("Le canal et nous")).StartsAt!.Value.ToUniversalTime())
        );
    }

    [Fact]
    public async Task An_event_of_another_departement_is_one_that_does_not_exist()
    {
        await one.Site.SeedAsync(
            "debat-marne",
            new Event
            {
                Title = new LocalText("La Marne", ""),
                Type = EventKind.Debate,
                Department = "94",
                Day = new DateOnly(2027, 3, 1),
            }
        );
        using var mediator = await one.Site.MemberAsync(Role.Mediator, "93");
        Assert.DoesNotContain("La Marne", await mediator.GetStringAsync($"{New}?evenement=debat-marne", Now), StringComparison.Ordinal);
        var (to, page) = await mediator.FillAsync(New, New, ("title", "Chez les autres"), ("theme", Site.Wall), ("event", "debat-marne"));
        Assert.Null(to);
        Assert.NotEqual("", DebateTeamSteps.Error(page, "event"));
    }

    [Fact]
    public async Task An_evening_may_end_after_midnight()
    {
        using var mediator = await one.Site.MemberAsync(Role.Mediator, "93");
        Assert.NotNull(
            (
                await mediator.FillAsync(
                    New,
                    New,
                    ("title", "Une longue nuit"),
                    ("theme", Site.Wall),
                    ("day", "2027-03-01"),
                    ("starts", "20:00"),
                    ("ends", "00:30")
                )
            ).To
        );
        var debate = await FoundAsync("Une longue nuit");
        Assert.Equal(TimeSpan.FromHours(4.5), debate.EndsAt - debate.StartsAt);
        var plan = $"{DebateTeamSteps.Desk}/{debate.Code}/plan";
        Assert.NotNull((await mediator.FillAsync(plan, plan)).To);
        Assert.Equal(debate.EndsAt, (await FoundAsync("Une longue nuit")).EndsAt);
    }

    [Fact]
    public async Task There_is_a_row_for_every_guest()
    {
        using var mediator = await one.Site.MemberAsync(Role.Mediator, "93");
        var (_, page) = await mediator.FillAsync(
            New,
            New,
            ("title", "Tribune"),
            ("guests[0].name", "Ada"),
            ("guests[0].role", "Chimiste"),
            ("guests[2].name", "Rosa"),
            ("add", "guests")
        );
        Assert.Equal(4, Forms.Page(page).QuerySelectorAll("[name$='.name']").Length);
        Assert.Equal("Rosa", Forms.Page(page).QuerySelector("[name='guests[2].name']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_is_planned_may_be_corrected()
    {
        var debate = await one.Site.DebateAsync(title: "À corriger");
        using var mediator = await one.Site.MemberAsync(Role.Mediator, "93");
        var plan = $"{DebateTeamSteps.Desk}/{debate.Code}/plan";
        var (to, _) = await mediator.FillAsync(
            plan,
            plan,
            ("title", "Corrigé"),
            ("day", "2027-05-04"),
            ("starts", "18:30"),
            ("guests[0].name", "Ada")
        );
        Assert.Equal($"{DebateTeamSteps.Desk}/{debate.Code}?fait=ecrit", to);
        var changed = await FoundAsync("Corrigé");
        Assert.Equal((debate.Code, "Ada"), (changed.Code, Assert.Single(changed.Guests).Name));
    }

    private async Task<Debate> FoundAsync(string title)
    {
        await using var db = one.Site.Database();
        return await db.Debates.AsNoTracking().SingleAsync(debate => debate.Title == title, Now);
    }
}
