using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.Debates;
using QSEC2.Domain.People;
using QSEC2.Tests.Features.Manage;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Debates;
using QSEC2.Web.Features.Debates.Access;

namespace QSEC2.Tests.Features.Debates;

/// <summary>From opening to closing, at the desk.</summary>
public sealed class HoldingTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_opens_pauses_and_opens_again()
    {
        var debate = await shared.Site.DebateAsync(open: false);
        using var mediator = await shared.Site.MemberAsync(Role.Mediator, "93");
        await mediator.ActAsync(debate.Code, "ouvrir");
        await shared.Public.AskAsync("À l’heure ?", debate.Wall());
        await mediator.ActAsync(debate.Code, "pause");
        using (var refused = await shared.Public.SubmitAsync(new { kind = "question", text = "Pendant la pause ?" }, debate.Wall()))
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("?fait=ouvert", (await mediator.ActAsync(debate.Code, "ouvrir")).To, StringComparison.Ordinal);
        await shared.Public.AskAsync("Et maintenant ?", debate.Wall());
    }

    [Fact]
    public async Task A_key_to_pair_a_device_is_fresh_each_time_and_kept_nowhere()
    {
        var debate = await shared.Site.DebateAsync();
        using var mediator = await shared.Site.MemberAsync(Role.Mediator, "93");
        string[] keys = [await KeyAsync(mediator, debate, "regie"), await KeyAsync(mediator, debate, "regie")];
        Assert.NotEqual(keys[0], keys[1]);
        Assert.DoesNotContain(
            "?cle=",
            await mediator.GetStringAsync($"{DebateTeamSteps.Desk}/{debate.Code}", Now),
            StringComparison.Ordinal
        );
        await using var db = shared.Site.Database();
        Assert.DoesNotContain(await db.Pairings.AsNoTracking().ToListAsync(Now), pairing => keys.Contains(pairing.KeyHash));
    }

    [Fact]
    public async Task The_page_with_a_key_stays_in_no_browser()
    {
        var debate = await shared.Site.DebateAsync();
        using var mediator = await shared.Site.MemberAsync(Role.Mediator, "93");
        var form = await mediator.FormAsync(
            $"{DebateTeamSteps.Desk}/{debate.Code}",
            $"form[action='{DebateTeamSteps.Desk}/{debate.Code}/associer']"
        );
        using var answer = await mediator.PostAsync($"{DebateTeamSteps.Desk}/{debate.Code}/associer", form.Content(), Now);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_device_that_is_taken_back_directs_nothing_any_more()
    {
        var debate = await shared.Site.DebateAsync();
        using var mediator = await shared.Site.MemberAsync(Role.Mediator, "93");
        var pairings = shared.Site.Services.GetRequiredService<PairingDesk>();
        var token = await pairings.AcceptAsync(debate.Id, PairingKind.Platform, await KeyAsync(mediator, debate, "tribune"), "iPad", Now);
        Assert.Contains("iPad", await mediator.GetStringAsync($"{DebateTeamSteps.Desk}/{debate.Code}", Now), StringComparison.Ordinal);
        await mediator.ActAsync(debate.Code, $"appareils/{Assert.Single(await pairings.ListAsync(debate.Id, Now)).Id}/retirer");
        Assert.False(await pairings.IsPairedAsync(debate.Id, PairingKind.Platform, token!, Now));
    }

    [Fact]
    public async Task A_device_of_another_debate_is_not_taken_back_from_here()
    {
        var (mine, theirs) = (await shared.Site.DebateAsync(), await shared.Site.DebateAsync(department: "94"));
        var pairings = shared.Site.Services.GetRequiredService<PairingDesk>();
        var token = await pairings.AcceptAsync(
            theirs.Id,
            PairingKind.Regie,
            await pairings.OfferAsync(theirs.Id, PairingKind.Regie, Now),
            "",
            Now
        );
        using var mediator = await shared.Site.MemberAsync(Role.Mediator, "93");
        var form = await mediator.FormAsync(
            $"{DebateTeamSteps.Desk}/{mine.Code}",
            $"form[action='{DebateTeamSteps.Desk}/{mine.Code}/pause']"
        );
        using var answer = await mediator.PostAsync(
            $"{DebateTeamSteps.Desk}/{mine.Code}/appareils/{(await pairings.ListAsync(theirs.Id, Now))[0].Id}/retirer",
            form.Content(),
            Now
        );
        Assert.True(await pairings.IsPairedAsync(theirs.Id, PairingKind.Regie, token!, Now));
    }

    [Fact]
    public async Task Statements_of_the_moving_debate_are_written_beforehand_and_are_no_questions()
    {
        var debate = await shared.Site.DebateAsync(open: false);
        using var mediator = await shared.Site.MemberAsync(Role.Mediator, "93");
        await mediator.ActAsync(debate.Code, "enonces", ("statement", "La voiture n’a plus sa place en ville."));
        var (to, page) = await mediator.ActAsync(debate.Code, "enonces", ("statement", "Faut-il interdire la voiture ?"));
        Assert.Null(to);
        Assert.NotEqual("", DebateTeamSteps.Error(page, "statement"));
        Assert.Contains("value=\"Faut-il interdire la voiture ?\"", page, StringComparison.Ordinal);
        var kept = Assert.Single((await FindAsync(debate)).Statements);
        await mediator.ActAsync(debate.Code, $"enonces/{kept.Id}/retirer");
        Assert.Empty((await FindAsync(debate)).Statements);
    }

    [Fact]
    public async Task A_form_of_another_site_does_nothing()
    {
        var debate = await shared.Site.DebateAsync(open: false);
        using var mediator = await shared.Site.MemberAsync(Role.Mediator, "93");
        using var form = new FormUrlEncodedContent([new("statement", "Intruse.")]);
        foreach (var act in new[] { "ouvrir", "associer", "enonces", "plan", "compte-rendu" })
        {
            using var answer = await mediator.PostAsync($"{DebateTeamSteps.Desk}/{debate.Code}/{act}", form, Now);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        Assert.Equal((DebateState.Prepared, 0), ((await FindAsync(debate)).State, (await FindAsync(debate)).Statements.Count));
    }

    private async Task<Debate> FindAsync(Debate debate) =>
        (await shared.Site.Services.GetRequiredService<DebateDesk>().FindAsync(debate.Code, Now))!.Value.Debate;

    private static async Task<string> KeyAsync(HttpClient mediator, Debate debate, string kind)
    {
        var (_, page) = await mediator.ActAsync(debate.Code, "associer", ("kind", kind));
        var address = Forms.Page(page).QuerySelector(".debate-desk__offer a")!.GetAttribute("href")!;
        Assert.Contains($"/debats/{debate.Code}/{kind}?cle=", address, StringComparison.Ordinal);
        return address.Split("?cle=")[1];
    }
}
