using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Common;
using QSEC2.Domain.Debates;
using QSEC2.Domain.People;
using QSEC2.Domain.Programme;
using QSEC2.Tests.Features.Manage;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Debates;

namespace QSEC2.Tests.Features.Debates;

/// <summary>The pages that lead to a debate.</summary>
public sealed class WhereDebatesShowTests(SiteFixture one) : IClassFixture<SiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_of_an_event_leads_to_its_debate_in_every_state()
    {
        await one.Site.SeedAsync(
            "soiree-canal",
            new Event
            {
                Title = new LocalText("Une soirée", ""),
                Type = EventKind.Debate,
                Department = "93",
                Day = new DateOnly(2027, 3, 1),
            }
        );
        Assert.Contains("Le débat s’ouvrira ici", await ReadAsync("/agenda/soiree-canal"), StringComparison.Ordinal);
        var debate = await Desk.PrepareAsync(
            Site.Wall,
            new DebatePlan("Une soirée", "", "93", "soiree-canal", null, null, []),
            DebateSteps.Mediator,
            Now
        );
        await SaysAsync("Prendre part au débat", debate.Code);
        await Desk.OpenAsync(debate.Code, Now);
        await SaysAsync("En direct", debate.Code);
        await Desk.PauseAsync(debate.Code, Now);
        await SaysAsync("Le débat est en pause", debate.Code);
        await one.Site.CloseAsync(debate.Code);
        await SaysAsync("Lire la mémoire du débat", debate.Code);
    }

    [Fact]
    public async Task The_home_page_shows_the_debates_that_go_on_and_no_others()
    {
        var debate = await one.Site.DebateAsync(open: false, title: "Sur la page d’accueil");
        Assert.DoesNotContain(debate.Code, await ReadAsync("/"), StringComparison.Ordinal);
        await Desk.OpenAsync(debate.Code, Now);
        Assert.Contains($"/debats/{debate.Code}", await ReadAsync("/"), StringComparison.Ordinal);
        await one.Site.CloseAsync(debate.Code);
        Assert.DoesNotContain(debate.Code, await ReadAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_theme_keeps_its_debates_and_the_sitemap_what_stays_of_them()
    {
        var (past, present) = (await one.Site.DebateAsync(title: "Passé"), await one.Site.DebateAsync(title: "Présent"));
        await one.Site.CloseAsync(past.Code);
        var theme = await ReadAsync($"/themes/{Site.Wall}");
        Assert.All(new[] { past, present }, debate => Assert.Contains($"/debats/{debate.Code}", theme, StringComparison.Ordinal));
        Assert.DoesNotContain(past.Code, await ReadAsync("/themes/mobilites-ville"), StringComparison.Ordinal);
        var map = await ReadAsync("/sitemap/pages.xml");
        Assert.Contains($"/debats/{past.Code}<", map, StringComparison.Ordinal);
        Assert.DoesNotContain(present.Code, map, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rehearsal_is_announced_nowhere_unless_its_event_is()
    {
        await one.Site.SeedAsync(
            "soiree-annoncee",
            new Event
            {
                Title = new LocalText("Annoncée", ""),
                Type = EventKind.Debate,
                Department = "93",
                Day = new DateOnly(2027, 3, 1),
            }
        );
        await one.Site.SeedAsync(
            "soiree-brouillon",
            new Event
            {
                Title = new LocalText("Brouillon", ""),
                Type = EventKind.Debate,
                Department = "93",
                Day = new DateOnly(2027, 3, 1),
            },
            published: false
        );
        var codes = new List<string>();
        foreach (var slug in new[] { "soiree-annoncee", "soiree-brouillon", null })
            codes.Add(
                (
                    await Desk.PrepareAsync(
                        Site.Wall,
                        new DebatePlan("Répétition", "", "93", slug, null, null, []),
                        DebateSteps.Mediator with
                        {
                            Departments = null,
                        },
                        Now
                    )
                ).Code
            );
        var theme = await ReadAsync($"/themes/{Site.Wall}");
        Assert.Equal([true, false, false], codes.Select(code => theme.Contains(code, StringComparison.Ordinal)));
        Assert.Contains("n’a pas encore commencé", await ReadAsync($"/debats/{codes[2]}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_closed_is_live_no_more_after_half_a_day()
    {
        await one.Site.SeedAsync(
            "soiree-oubliee",
            new Event
            {
                Title = new LocalText("Oubliée", ""),
                Type = EventKind.Debate,
                Department = "93",
                Day = new DateOnly(2026, 3, 1),
            }
        );
        var debate = await Desk.PrepareAsync(
            Site.Wall,
            new DebatePlan("Oublié", "", "93", "soiree-oubliee", null, null, []),
            DebateSteps.Mediator,
            Now
        );
        await Desk.OpenAsync(debate.Code, Now);
        await using (var db = one.Site.Database())
            await db
                .Debates.Where(found => found.Id == debate.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(found => found.OpenedAt, TimeProvider.System.GetUtcNow().AddHours(-13)), Now);
        await one.Site.Stage().DirectAsync(debate.Code, stage => stage.SetCurtain(curtain: true), Now);
        Assert.DoesNotContain(debate.Code, await ReadAsync("/"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "En direct",
            Forms.Page(await ReadAsync("/agenda/soiree-oubliee")).QuerySelector(".event__debate")!.TextContent,
            StringComparison.Ordinal
        );
        var line = Forms
            .Page(await ReadAsync($"/themes/{Site.Wall}"))
            .QuerySelector($".debate-lines__item:has(a[href='/debats/{debate.Code}'])")!;
        Assert.DoesNotContain("En direct", line.TextContent, StringComparison.Ordinal);
        using var mediator = await one.Site.MemberAsync(Role.Mediator, "93");
        Assert.Contains(
            "Oublié",
            Forms
                .Page(await mediator.GetStringAsync(DebateTeamSteps.Desk, Now))
                .QuerySelector("section[aria-labelledby=a-clore]")!
                .TextContent,
            StringComparison.Ordinal
        );
    }

    private DebateDesk Desk => (DebateDesk)one.Site.Services.GetService(typeof(DebateDesk))!;

    private async Task SaysAsync(string said, string code)
    {
        var part = Forms.Page(await ReadAsync("/agenda/soiree-canal")).QuerySelector(".event__debate")!;
        Assert.Contains(said, part.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/debats/{code}", part.QuerySelector("a")!.GetAttribute("href"));
    }

    private async Task<string> ReadAsync(string page)
    {
        using var reader = one.Site.Public();
        return await reader.GetStringAsync(page, Now);
    }
}
