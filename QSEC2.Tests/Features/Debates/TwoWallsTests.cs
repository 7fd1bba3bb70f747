using System.Net;
using System.Text.Json.Nodes;
using QSEC2.Domain.Common;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Debates;

/// <summary>What is written in a debate stands on the wall of its theme too.</summary>
public sealed class TwoWallsTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_written_in_a_debate_stands_on_both_walls_with_one_number()
    {
        var debate = await shared.Site.DebateAsync();
        var (id, _) = await shared.PublishAsync("Et dans la salle ?", debate.Wall());
        var (here, there) = (await OnAsync(debate.Wall(), id), await OnAsync(Site.Wall, id));
        Assert.NotNull(here);
        Assert.Equal((int)here["number"]!, (int)there!["number"]!);
    }

    [Fact]
    public async Task What_leaves_one_wall_leaves_the_other_at_once()
    {
        var debate = await shared.Site.DebateAsync();
        var (id, _) = await shared.PublishAsync("À retirer ?", debate.Wall());
        await shared.Moderator.RemoveAsync(id).IsAsync(HttpStatusCode.NoContent);
        Assert.Null(await OnAsync(debate.Wall(), id));
        Assert.Null(await OnAsync(Site.Wall, id));
        Assert.Equal("removed", (string?)(await EventsAsync(debate.Wall()))[^1]!["type"]);
        await shared.Moderator.RestoreAsync(id).IsAsync(HttpStatusCode.NoContent);
        Assert.NotNull(await OnAsync(debate.Wall(), id));
    }

    [Fact]
    public async Task What_its_author_withdraws_leaves_both_walls()
    {
        var debate = await shared.Site.DebateAsync();
        var (id, code) = await shared.PublishAsync("À reprendre ?", debate.Wall());
        await shared.Public.DeleteAsync($"/api/v1/receipts/{code}", Now).IsAsync(HttpStatusCode.OK);
        Assert.Null(await OnAsync(debate.Wall(), id));
        Assert.Null(await OnAsync(Site.Wall, id));
    }

    [Fact]
    public async Task Both_walls_are_told_how_many_say_me_too()
    {
        var debate = await shared.Site.DebateAsync(theme: "mobilites-ville");
        var (id, _) = await shared.PublishAsync("Vous aussi ?", debate.Wall());
        using var device = shared.Site.Browser();
        await device.PostAsync($"/api/v1/contributions/{id}/supports", null, Now).IsAsync(HttpStatusCode.OK);
        foreach (var wall in new[] { debate.Wall(), "mobilites-ville" })
            await Eventually.TrueAsync(
                async () => (await EventsAsync(wall)).Count(one => (string?)one!["type"] == "supported"),
                told => told == 1
            );
    }

    [Fact]
    public async Task A_wall_of_the_theme_keeps_what_was_written_there_out_of_the_debate()
    {
        var debate = await shared.Site.DebateAsync();
        var (id, _) = await shared.PublishAsync("D’ailleurs ?");
        Assert.Null(await OnAsync(debate.Wall(), id));
        Assert.DoesNotContain(debate.Wall(), (await shared.Public.GetStringAsync("/api/v1/walls", Now)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_writes_before_it_opens_or_while_it_is_paused()
    {
        var debate = await shared.Site.DebateAsync(open: false);
        await (await shared.Public.SubmitAsync(new { kind = "question", text = "Trop tôt ?" }, debate.Wall())).IsProblemAsync(
            HttpStatusCode.Conflict,
            "wall_closed"
        );
        await Desk.OpenAsync(debate.Code, Now);
        await shared.Public.AskAsync("À l’heure ?", debate.Wall());
        await Desk.PauseAsync(debate.Code, Now);
        await (await shared.Public.SubmitAsync(new { kind = "question", text = "Pendant la pause ?" }, debate.Wall())).IsProblemAsync(
            HttpStatusCode.Conflict,
            "wall_closed"
        );
    }

    [Fact]
    public async Task The_room_is_told_what_to_look_at_and_so_is_whoever_comes_later()
    {
        var debate = await shared.Site.DebateAsync();
        var (id, _) = await shared.PublishAsync("La grande question ?", debate.Wall());
        await using var screen = await LiveScreen.OpenAsync(shared.Site, debate.Wall());
        await shared.Site.Stage().DirectAsync(debate.Code, id, (stage, up) => stage.PutUp(up), Now);
        await Eventually.TrueAsync(
            () => Task.FromResult(screen.Frames.SelectMany(frame => frame.Events).LastOrDefault()?.Stage?.Now),
            up => up == id
        );
        var later = await shared.Site.Hub().JoinedAsync(debate.Wall(), null);
        Assert.Equal((QSEC2.Domain.Walls.Layout.One, id), (later.Stage!.Layout, later.Stage.Now));
    }

    [Fact]
    public async Task A_stage_names_nothing_that_was_removed()
    {
        var debate = await shared.Site.DebateAsync();
        var (id, _) = await shared.PublishAsync("Trop tard ?", debate.Wall());
        await shared.Site.Stage().DirectAsync(debate.Code, id, (stage, up) => stage.PutUp(up), Now);
        await shared.Moderator.RemoveAsync(id).IsAsync(HttpStatusCode.NoContent);
        Assert.DoesNotContain((await EventsAsync(debate.Wall())), one => (string?)one!["stage"]?["now"] == id.ToString());
    }

    [Fact]
    public async Task Only_what_is_on_its_wall_is_put_up()
    {
        var debate = await shared.Site.DebateAsync();
        var (waiting, _) = await shared.Public.AskAsync("Pas encore lue ?", debate.Wall());
        var (elsewhere, _) = await shared.PublishAsync("D’un autre mur ?");
        foreach (var id in new[] { waiting, elsewhere, Guid.CreateVersion7() })
            Assert.Equal(
                Rule.NotInThisDebate,
                (
                    await Assert.ThrowsAsync<RuleBroken>(() =>
                        shared.Site.Stage().DirectAsync(debate.Code, id, (stage, up) => stage.PutUp(up), Now)
                    )
                ).Rule
            );
    }

    [Fact]
    public async Task Two_who_direct_at_once_lose_no_command()
    {
        var debate = await shared.Site.DebateAsync();
        var ids = new List<Guid>();
        for (var i = 0; i < 10; i++)
            ids.Add((await shared.PublishAsync($"Question de la file {i} ?", debate.Wall())).Id);
        await Task.WhenAll(ids.Select(id => shared.Site.Stage().DirectAsync(debate.Code, id, (stage, next) => stage.Queue(next), Now)));
        var told = (await EventsAsync(debate.Wall()))[^1]!["stage"]!["next"]!.AsArray().Select(one => Guid.Parse((string)one!)).Order();
        Assert.Equal(ids.Order(), told);
    }

    private Web.Features.Debates.DebateDesk Desk =>
        (Web.Features.Debates.DebateDesk)shared.Site.Services.GetService(typeof(Web.Features.Debates.DebateDesk))!;

    private async Task<JsonArray> EventsAsync(string wall) =>
        (await shared.Public.GetJsonAsync($"/api/v1/walls/{wall}/events?limit=500"))["events"]!.AsArray();

    private async Task<JsonNode?> OnAsync(string wall, Guid id) =>
        (await shared.Public.GetJsonAsync($"/api/v1/walls/{wall}"))["contributions"]!
            .AsArray()
            .FirstOrDefault(one => (Guid)one!["id"]! == id);
}
