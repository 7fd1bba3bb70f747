using System.Net;
using Microsoft.EntityFrameworkCore;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Moderation;

public sealed class TwoModeratorsTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private const string Wall = "mobilites-cultures";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fifty_items_decided_by_two_moderators_at_the_same_instant_are_each_decided_once()
    {
        using var colleague = await shared.Site.WithTokenAsync(name: "Sacha");
        var ids = await Task.WhenAll(Enumerable.Range(1, 50).Select(async n => (await shared.Public.AskAsync($"Question {n} ?", Wall)).Id));
        var answers = await Task.WhenAll(ids.SelectMany(id => new[] { shared.Moderator.ApproveAsync(id), colleague.ApproveAsync(id) }));

        Assert.Equal(50, answers.Count(answer => answer.StatusCode is HttpStatusCode.NoContent));
        foreach (var second in answers.Where(answer => answer.StatusCode is not HttpStatusCode.NoContent))
            await second.IsProblemAsync(HttpStatusCode.Conflict, "already_decided");
        await using var db = shared.Site.Database();
        Assert.Equal(50, await db.Decisions.CountAsync(decision => ids.Contains(decision.ContributionId), Now));
        var events = (await shared.Public.GetJsonAsync($"/api/v1/walls/{Wall}/events?after=0&limit=500"))["events"]!.AsArray();
        Assert.Equal(Enumerable.Range(1, 50), events.Select(one => (int)one!["sequence"]!));
        Assert.Equal(ids.Order(), events.Select(one => (Guid)one!["id"]!).Order());
    }

    [Fact]
    public async Task One_approves_while_the_other_refuses_and_the_wall_agrees_with_the_log()
    {
        using var colleague = await shared.Site.WithTokenAsync();
        var ids = await Task.WhenAll(
            Enumerable.Range(1, 20).Select(async n => (await shared.Public.AskAsync($"Oui ou non {n} ?", "air-agir")).Id)
        );
        var answers = await Task.WhenAll(
            ids.Select(async id => await Task.WhenAll(shared.Moderator.ApproveAsync(id), colleague.RefuseAsync(id)))
        );
        Assert.All(answers, pair => Assert.Single(pair, answer => answer.StatusCode is HttpStatusCode.NoContent));
        var approved = ids.Zip(answers).Where(one => one.Second[0].StatusCode is HttpStatusCode.NoContent).Select(one => one.First).Order();
        var wall = await shared.Public.GetJsonAsync("/api/v1/walls/air-agir");
        Assert.Equal(approved, wall["contributions"]!.AsArray().Select(one => (Guid)one!["id"]!).Order());
    }

    [Fact]
    public async Task An_author_who_takes_it_back_while_it_is_approved_has_the_last_word()
    {
        var asked = await Task.WhenAll(Enumerable.Range(1, 20).Select(n => shared.Public.AskAsync($"Reprise {n} ?", "air-glaces")));
        var taken = await Task.WhenAll(
            asked.Select(async one =>
                (await Task.WhenAll(shared.Moderator.ApproveAsync(one.Id), shared.Public.DeleteAsync($"/api/v1/receipts/{one.Code}", Now)))[
                    1
                ]
            )
        );
        Assert.All(taken, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Empty((await shared.Public.GetJsonAsync("/api/v1/walls/air-glaces"))["contributions"]!.AsArray());
    }
}
