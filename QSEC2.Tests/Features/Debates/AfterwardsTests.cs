using System.Net;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.Debates;
using QSEC2.Domain.People;
using QSEC2.Tests.Features.Manage;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Debates;

namespace QSEC2.Tests.Features.Debates;

/// <summary>What may still be put right once a debate is closed, and what is discarded as if it had never been.</summary>
public sealed class AfterwardsTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_title_and_the_guests_are_corrected_and_the_rest_stays()
    {
        var debate = await shared.Site.DebateAsync();
        await shared.Site.CloseAsync(debate.Code);
        using var mediator = await shared.Site.MemberAsync(Role.Mediator, "93");
        var plan = Plan(debate);
        Assert.Null(Forms.Page(await mediator.GetStringAsync(plan, Now)).QuerySelector("[name=day]"));
        var (to, _) = await mediator.FillAsync(
            plan,
            plan,
            ("title", "Un titre juste"),
            ("guests[0].name", "Ada Juste"),
            ("place", "Ailleurs"),
            ("day", "2020-01-01"),
            ("department", "94")
        );
        Assert.EndsWith("?fait=ecrit", to, StringComparison.Ordinal);
        var kept = await shared.Site.NowAsync(debate);
        Assert.Equal(
            ("Un titre juste", "Ada Juste", debate.Place, "93", (DateTimeOffset?)null),
            (kept.Title, Assert.Single(kept.Guests).Name, kept.Place, kept.Department, kept.StartsAt)
        );
        var memory = await shared.Public.GetStringAsync($"/debats/{debate.Code}", Now);
        Assert.All(new[] { "Un titre juste", "Ada Juste" }, text => Assert.Contains(text, memory, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_argument_is_forgotten_and_a_statement_dropped_but_none_is_added()
    {
        var debate = await shared.Site.DebateAsync();
        Argument[] heard = [new(Side.Agree, "Monsieur X ment."), new(Side.Disagree, "Cela dépend.")];
        foreach (var text in new[] { "La ville sans voiture.", "Le ciel est vert." })
            await shared
                .Site.Stage()
                .ChangeDebateAsync(
                    debate.Code,
                    open =>
                        open.Change(
                            open.Add(text).Id,
                            said =>
                                heard.Aggregate(said.Count(new Sides(3, 4), after: false), (known, one) => known.Note(one.Side, one.Text))
                        ),
                    Now
                );
        await shared.Site.CloseAsync(debate.Code);
        var statements = (await shared.Site.NowAsync(debate)).Statements;
        using var mediator = await shared.Site.MemberAsync(Role.Mediator, "93");
        await mediator.ActAsync(debate.Code, $"enonces/{statements[0].Id}/oublier");
        await mediator.ActAsync(debate.Code, $"enonces/{statements[1].Id}/retirer");
        var kept = Assert.Single((await shared.Site.NowAsync(debate)).Statements);
        Assert.Equal((statements[0].Id, heard[1]), (kept.Id, Assert.Single(kept.Arguments)));
        var memory = await shared.Public.GetStringAsync($"/debats/{debate.Code}", Now);
        Assert.All(new[] { "Monsieur X", "Le ciel est vert" }, gone => Assert.DoesNotContain(gone, memory, StringComparison.Ordinal));
        Assert.Null(
            Forms
                .Page(await mediator.GetStringAsync($"{DebateTeamSteps.Desk}/{debate.Code}", Now))
                .QuerySelector("form[action$='/enonces']")
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_debate_in_which_nothing_was_written_is_discarded_and_leaves_the_site(bool open)
    {
        var debate = await shared.Site.DebateAsync(open);
        using var phone = await shared.Site.PairedAsync(debate);
        await using var screen = await LiveScreen.OpenAsync(shared.Site, debate.Wall());
        using var mediator = await shared.Site.MemberAsync(Role.Mediator, "93");
        var (to, _) = await mediator.ActAsync(debate.Code, "ecarter");
        Assert.Equal($"{DebateTeamSteps.Desk}?fait=ecarte", to);
        Assert.Contains("écarté", await mediator.GetStringAsync(to, Now), StringComparison.Ordinal);
        foreach (
            var gone in new[]
            {
                $"/debats/{debate.Code}",
                debate.Regie(),
                $"/murs/{debate.Wall()}",
                $"/murs/{debate.Wall()}/projection",
                $"/api/v1/walls/{debate.Wall()}",
            }
        )
            await phone.GetAsync(gone, Now).IsAsync(HttpStatusCode.NotFound);
        await mediator.GetAsync($"{DebateTeamSteps.Desk}/{debate.Code}", Now).IsAsync(HttpStatusCode.NotFound);
        Assert.DoesNotContain(debate.Code, await shared.Public.GetStringAsync("/", Now), StringComparison.Ordinal);
        await shared.Public.SubmitAsync(new { kind = "question", text = "Trop tard ?" }, debate.Wall()).IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_somebody_wrote_in_is_not_discarded_nor_what_is_closed_or_of_others()
    {
        var (written, closed, theirs) = (
            await shared.Site.DebateAsync(),
            await shared.Site.DebateAsync(),
            await shared.Site.DebateAsync(department: "94")
        );
        using var mediator = await shared.Site.MemberAsync(Role.Mediator, "93");
        var form = await mediator.FormAsync($"{DebateTeamSteps.Desk}/{written.Code}", "form[action$='/ecarter']");
        await shared.Public.AskAsync("Quelqu’un a écrit ?", written.Wall());
        await shared.Site.CloseAsync(closed.Code);
        foreach (var debate in new[] { written, closed, theirs })
        {
            using var answer = await mediator.PostAsync($"{DebateTeamSteps.Desk}/{debate.Code}/ecarter", form.Content(), Now);
            Assert.NotEqual(HttpStatusCode.Found, answer.StatusCode);
            Assert.NotNull(await shared.Site.Services.GetRequiredService<DebateDesk>().FindAsync(debate.Code, Now));
        }

        Assert.Null(
            Forms
                .Page(await mediator.GetStringAsync($"{DebateTeamSteps.Desk}/{written.Code}", Now))
                .QuerySelector("form[action$='/ecarter']")
        );
    }

    private static string Plan(Debate debate) => $"{DebateTeamSteps.Desk}/{debate.Code}/plan";
}
