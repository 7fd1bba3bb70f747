using System.Net;
using QSEC2.Domain.Debates;
using QSEC2.Domain.Walls;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Debates;

/// <summary>Each command of the régie, over HTTP, from a paired phone without a script.</summary>
public sealed class RegieTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_is_put_up_queued_advanced_taken_out_and_hidden()
    {
        var (debate, phone, ids) = await WithAsync(4);
        await phone.DoAsync(debate, "projeter", ("id", ids[0]));
        foreach (var id in ids[1..])
            await phone.DoAsync(debate, "file", ("id", id));
        await phone.DoAsync(debate, "avancer", ("id", ids[3]), ("place", "2"));
        await phone.DoAsync(debate, "retirer", ("id", ids[1]));
        var stage = await shared.Site.StageNowAsync(debate);
        Assert.Equal((Layout.One, Guid.Parse(ids[0])), (stage.Layout, stage.Now));
        Assert.Equal([Guid.Parse(ids[3]), Guid.Parse(ids[2])], stage.Next);
        await phone.DoAsync(debate, "cacher", ("id", ids[0]));
        Assert.Equal(
            (null, Guid.Parse(ids[0])),
            ((await shared.Site.StageNowAsync(debate)).Now, (await shared.Site.StageNowAsync(debate)).Hidden[0])
        );
        await phone.DoAsync(debate, "montrer", ("id", ids[0]));
        Assert.Empty((await shared.Site.StageNowAsync(debate)).Hidden);
    }

    [Fact]
    public async Task Next_and_previous_move_once_whoever_presses_how_often()
    {
        var (debate, phone, ids) = await WithAsync(3);
        foreach (var id in ids)
            await phone.DoAsync(debate, "file", ("id", id));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => phone.DoAsync(debate, "suivante", ("vu", ""))));
        var stage = await shared.Site.StageNowAsync(debate);
        Assert.Equal((Layout.One, Guid.Parse(ids[0]), 2), (stage.Layout, stage.Now, stage.Next.Count));
        await phone.DoAsync(debate, "suivante", ("vu", ids[0]));
        for (var press = 0; press < 2; press++)
            await phone.DoAsync(debate, "precedente", ("vu", ids[1]));
        Assert.Equal(Guid.Parse(ids[0]), (await shared.Site.StageNowAsync(debate)).Now);
    }

    [Fact]
    public async Task What_left_the_wall_holds_nothing_up_and_what_was_hidden_stays_so()
    {
        var (debate, phone, ids) = await WithAsync(5);
        await phone.DoAsync(debate, "projeter", ("id", ids[0]));
        foreach (var id in ids[1..4])
            await phone.DoAsync(debate, "file", ("id", id));
        await phone.DoAsync(debate, "cacher", ("id", ids[4]));
        foreach (var gone in new[] { ids[0], ids[1], ids[4] })
            await shared.Moderator.RemoveAsync(Guid.Parse(gone)).IsAsync(HttpStatusCode.NoContent);
        await phone.DoAsync(debate, "avancer", ("id", ids[3]), ("place", "1"));
        await phone.DoAsync(debate, "suivante", ("vu", ""));
        var stage = await shared.Site.StageNowAsync(debate);
        Assert.Equal((Guid.Parse(ids[3]), Guid.Parse(ids[2]), 0), (stage.Now, Assert.Single(stage.Next), stage.Answered.Count));
        Assert.Equal(Guid.Parse(ids[4]), Assert.Single(stage.Hidden));
    }

    [Fact]
    public async Task Pages_are_turned_to_the_one_that_was_meant()
    {
        var (debate, phone, ids) = await WithAsync(1);
        await phone.DoAsync(debate, "projeter", ("id", ids[0]));
        for (var press = 0; press < 2; press++)
            await phone.DoAsync(debate, "page", ("vu", ids[0]), ("page", "1"));
        Assert.Equal(1, (await shared.Site.StageNowAsync(debate)).Page);
        await phone.DoAsync(debate, "page", ("vu", Guid.CreateVersion7().ToString()), ("page", "5"));
        Assert.Equal(1, (await shared.Site.StageNowAsync(debate)).Page);
    }

    [Fact]
    public async Task The_room_is_arranged_curtained_frozen_pinned_and_told()
    {
        var (debate, phone, ids) = await WithAsync(1);
        await phone.DoAsync(debate, "disposition", ("disposition", "words"));
        await phone.DoAsync(debate, "fermer-rideau");
        await phone.DoAsync(debate, "retenir");
        await phone.DoAsync(debate, "epingler", ("id", ids[0]));
        await phone.DoAsync(debate, "profondeur", ("profondeur", "18"));
        var stage = await shared.Site.StageNowAsync(debate);
        Assert.Equal(
            (Layout.Words, true, true, 1, 18),
            (stage.Layout, stage.Curtain, stage.FrozenAt is not null, stage.Pinned.Count, stage.Depth ?? 0)
        );
        await phone.DoAsync(debate, "ouvrir-rideau");
        await phone.DoAsync(debate, "relacher");
        await phone.DoAsync(debate, "detacher", ("id", ids[0]));
        await phone.DoAsync(debate, "message", ("message", "Pause de dix minutes"));
        stage = await shared.Site.StageNowAsync(debate);
        Assert.Equal(
            (Layout.Message, false, true, 0, "Pause de dix minutes"),
            (stage.Layout, stage.Curtain, stage.FrozenAt is null, stage.Pinned.Count, stage.Message)
        );
    }

    [Fact]
    public async Task Arrivals_that_wait_are_counted_and_none_is_lost()
    {
        var (debate, phone, _) = await WithAsync(1);
        await phone.DoAsync(debate, "retenir");
        await shared.PublishAsync("Pendant ce temps ?", debate.Wall());
        Assert.Contains("1 attend.", await PageAsync(phone, debate), StringComparison.Ordinal);
        await phone.DoAsync(debate, "relacher");
        Assert.Contains("Pendant ce temps", await PageAsync(phone, debate), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_writing_is_paused_and_opened_again()
    {
        var (debate, phone, _) = await WithAsync(0);
        await phone.DoAsync(debate, "pause");
        await (await shared.Public.SubmitAsync(new { kind = "question", text = "Et là ?" }, debate.Wall())).IsProblemAsync(
            HttpStatusCode.Conflict,
            "wall_closed"
        );
        await phone.DoAsync(debate, "ouvrir");
        await shared.Public.AskAsync("Et maintenant ?", debate.Wall());
    }

    [Fact]
    public async Task Hands_are_counted_and_stand_on_the_card()
    {
        var (debate, phone, ids) = await WithAsync(1);
        await phone.DoAsync(debate, "mains", ("id", ids[0]), ("mains", "12"));
        await phone.DoAsync(debate, "mains", ("id", ids[0]), ("mains", "12"), ("pas", "mains+"));
        Assert.Contains("13 mains levées", await shared.Public.GetStringAsync($"/murs/{debate.Wall()}", Now), StringComparison.Ordinal);
        using var refused = await phone.CommandAsync($"{debate.Regie()}/mains", ("id", ids[0]), ("mains", "20000"));
        Assert.Contains("Ce nombre n’est pas possible ici.", await refused.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_is_still_there_when_it_is_refused()
    {
        var (debate, phone, _) = await WithAsync(0);
        var long_ = new string('a', PlatformNote.LongestText + 1);
        using var refused = await phone.CommandAsync($"{debate.Regie()}/message", ("message", long_));
        var page = await refused.TextAsync();
        Assert.Contains("280 caractères au plus", page, StringComparison.Ordinal);
        Assert.Contains(long_, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_searched_and_filtered_and_commands_keep_it_so()
    {
        var (debate, phone, ids) = await WithAsync(2);
        await shared.PublishAsync("Où sont passées les hirondelles ?", debate.Wall());
        var found = await PageAsync(phone, debate, "?q=hirondelle");
        Assert.Contains("hirondelles", found, StringComparison.Ordinal);
        Assert.DoesNotContain($"c-{ids[0]}-projeter", found, StringComparison.Ordinal);
        await phone.DoAsync(debate, "projeter", ("id", ids[0]));
        Assert.DoesNotContain($"c-{ids[0]}-projeter", await PageAsync(phone, debate, "?aposer=1"), StringComparison.Ordinal);
        using var answer = await phone.CommandAsync($"{debate.Regie()}/file?q=hirondelle", ("id", ids[1]));
        Assert.Contains("q=hirondelle", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_for_a_moderator_is_counted_and_not_shown()
    {
        var (debate, phone, _) = await WithAsync(0);
        await shared.Public.AskAsync("Pas encore relue ?", debate.Wall());
        var page = await PageAsync(phone, debate);
        Assert.Contains("1 attend une modératrice", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Pas encore relue", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_stays_in_no_cache_and_speaks_both_languages()
    {
        var (debate, phone, _) = await WithAsync(1);
        using var english = await phone.GetAsync($"/en{debate.Regie()}", Now);
        Assert.True(english.Headers.CacheControl!.NoStore);
        Assert.Contains("Curtain", await english.TextAsync(), StringComparison.Ordinal);
        using var command = await phone.CommandAsync($"/en{debate.Regie()}/fermer-rideau");
        Assert.StartsWith($"/en{debate.Regie()}", command.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    private async Task<(Debate Debate, HttpClient Phone, string[] Ids)> WithAsync(int contributions)
    {
        var (debate, ids) = await shared.QuestionsAsync(contributions);
        return (debate, await shared.Site.PairedAsync(debate), ids);
    }

    private static async Task<string> PageAsync(HttpClient phone, Debate debate, string query = "") =>
        WebUtility.HtmlDecode(await phone.GetStringAsync(debate.Regie() + query, Now));
}
