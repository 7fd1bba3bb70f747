using Microsoft.Playwright;
using QSEC2.Domain.Debates;
using QSEC2.Domain.Walls;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

/// <summary>What the room sees is what its mediator says, on every screen alike.</summary>
public sealed class ProjectionTests(Chromium chromium, SharedSite shared) : IClassFixture<SharedSite>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private Site Site => shared.Site;

    [Fact]
    public async Task One_that_is_put_up_stands_alone_and_large()
    {
        var debate = await Site.DebateAsync();
        var ids = await PublishAsync(debate, "Une première ?", "Et la seconde ?");
        await using var hall = await chromium.HallAsync(Site);
        var page = await hall.ProjectAsync(debate.Wall());
        await Site.DirectAsync(debate, page, stage => stage.PutUp(ids[0]));
        await Assertions.Expect(page.Scene("one").Locator(".contribution-card")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Scene("one")).ToContainTextAsync("Une première");
        Assert.True(await page.EvaluateAsync<double>("() => parseFloat(getComputedStyle(document.querySelector('[data-scene=one] .contribution-card__text')).fontSize)") > Projecting.Height / 12.0);
        Assert.Equal("", await page.OnScreenAsync());
    }

    [Fact]
    public async Task Questions_come_in_the_order_of_those_who_share_them_and_hands_count()
    {
        var debate = await Site.DebateAsync();
        var ids = await PublishAsync(debate, "Peu partagée ?", "Très partagée ?", "Partagée par des mains ?");
        await SupportAsync(ids[0], 1);
        await SupportAsync(ids[1], 3);
        await Site.Stage().CountHandsAsync(debate.Code, ids[2], 2, Now);
        await using var hall = await chromium.HallAsync(Site);
        var page = await hall.ProjectAsync(debate.Wall());
        await Site.DirectAsync(debate, page, stage => stage.Arrange(Layout.Support));
        await Assertions.Expect(page.Locator(".ranking__text")).ToHaveTextAsync(["Très partagée ?", "Partagée par des mains ?", "Peu partagée ?"]);
        await Assertions.Expect(page.Locator(".ranking__number")).ToHaveTextAsync(["3", "2", "1"]);
        await Site.Stage().CountHandsAsync(debate.Code, ids[2], 40, Now);
        await Assertions.Expect(page.Locator(".ranking__row").First).ToContainTextAsync("dont 40 mains levées");
    }

    [Fact]
    public async Task The_queue_shows_what_is_now_what_comes_and_what_was_answered()
    {
        var debate = await Site.DebateAsync();
        var ids = await PublishAsync(debate, "Déjà répondue ?", "En ce moment ?", "La suivante ?");
        await using var hall = await chromium.HallAsync(Site);
        var page = await hall.ProjectAsync(debate.Wall());
        await Site.DirectAsync(debate, page, stage => stage.PutUp(ids[0]).Queue(ids[1]).Queue(ids[2]).Forward().Arrange(Layout.Queue));
        await Assertions.Expect(page.Locator("[data-part=now]")).ToContainTextAsync("En ce moment");
        await Assertions.Expect(page.Locator("[data-part=next] .line-up__text")).ToHaveTextAsync(["La suivante ?"]);
        await Assertions.Expect(page.Locator("[data-part=answered] .line-up__text")).ToHaveTextAsync(["Déjà répondue ?"]);
    }

    [Fact]
    public async Task Photos_words_message_and_join_page_show_what_they_are_for()
    {
        var debate = await Site.DebateAsync();
        await PublishAsync(debate, "La rue étouffe ?", "Les rues respirent ?");
        await shared.PhotoAsync(debate.Wall(), 600, 1400);
        await using var hall = await chromium.HallAsync(Site);
        var page = await hall.ProjectAsync(debate.Wall());
        await Site.DirectAsync(debate, page, stage => stage.Arrange(Layout.Photos));
        await Assertions.Expect(page.Scene("photos").Locator("img")).ToBeVisibleAsync();
        await Site.DirectAsync(debate, page, stage => stage.Arrange(Layout.Words));
        await Assertions.Expect(page.Locator(".words__word").First).ToHaveTextAsync("rue 2");
        await Site.DirectAsync(debate, page, stage => stage.Say("Pause jusqu’à vingt heures."));
        await Assertions.Expect(page.Scene("message")).ToHaveTextAsync("Pause jusqu’à vingt heures.");
        await Site.DirectAsync(debate, page, stage => stage.Arrange(Layout.Join));
        await Assertions.Expect(page.Scene("join").Locator(".join__letters")).ToHaveTextAsync(debate.Code);
        Assert.Contains($"/d/{debate.Code}", await page.Scene("join").Locator("svg[role=img]").GetAttributeAsync("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_moving_debate_shows_its_sides_and_who_speaks_first()
    {
        var debate = await Site.DebateAsync();
        var id = await StateAsync(debate, "Il faut fermer le centre-ville.");
        await using var hall = await chromium.HallAsync(Site);
        var page = await hall.ProjectAsync(debate.Wall());
        await Site.DirectAsync(debate, page, stage => stage.State(id));
        await page.HasAsync((await ChangeAsync(debate, id, statement => statement.Count(new Sides(30, 10), false)))!.Value);
        await Assertions.Expect(page.Locator(".statement__first")).ToHaveTextAsync("Parle en premier\u00a0: Pas d’accord");
        Assert.Equal(["30", "10"], await page.Locator("[data-part=before] [data-side]").EvaluateAllAsync<string[]>("bars => bars.map(bar => bar.style.flexGrow)"));
        await page.HasAsync((await ChangeAsync(debate, id, statement => statement.Count(new Sides(25, 15), true).Note(Side.Disagree, "Et les livraisons ?")))!.Value);
        await Assertions.Expect(page.Locator("[data-part=after]")).ToContainTextAsync("25");
        await Assertions.Expect(page.Locator(".statement__argument")).ToContainTextAsync("Et les livraisons");
        await Assertions.Expect(page.Locator(".statement__first")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_curtain_leaves_the_poster_alone()
    {
        var debate = await Site.DebateAsync();
        await PublishAsync(debate, "Encore là ?");
        await using var hall = await chromium.HallAsync(Site);
        var page = await hall.ProjectAsync(debate.Wall());
        await Site.DirectAsync(debate, page, stage => stage.Draw(true));
        await Assertions.Expect(page.Locator("main")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
        await Site.DirectAsync(debate, page, stage => stage.Draw(false));
        await Assertions.Expect(page.Locator(".wall__slot")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_the_mediator_hides_is_on_no_layout()
    {
        var debate = await Site.DebateAsync();
        var ids = await PublishAsync(debate, "Visible ?", "Masquée ?");
        await using var hall = await chromium.HallAsync(Site);
        var page = await hall.ProjectAsync(debate.Wall());
        foreach (var layout in Enum.GetValues<Layout>())
        {
            await Site.DirectAsync(debate, page, stage => stage.Unhide(ids[1]).PutUp(ids[1]).Arrange(layout));
            await Site.DirectAsync(debate, page, stage => stage.Hide(ids[1]));
            await Assertions.Expect(page.GetByText("Masquée").And(page.Locator(":visible"))).ToHaveCountAsync(0);
        }

        await page.ReloadAsync();
        await page.IsReadyAsync();
        await Assertions.Expect(page.GetByText("Masquée").And(page.Locator(":visible"))).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Arrivals_that_are_held_wait_and_come_when_they_are_let_in()
    {
        var debate = await Site.DebateAsync();
        await PublishAsync(debate, "Avant ?");
        await using var hall = await chromium.HallAsync(Site);
        var page = await hall.ProjectAsync(debate.Wall());
        await page.HasAsync((await Site.Stage().FreezeAsync(debate.Code, Now))!.Value);
        await PublishAsync(debate, "Pendant ?");
        await Assertions.Expect(page.Locator(".wall__slot")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".wall__slot:visible")).ToContainTextAsync(["Avant"]);
        await Site.DirectAsync(debate, page, stage => stage.Thaw());
        await Assertions.Expect(page.Locator(".wall__slot:visible")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".wall__slot.is-new")).ToContainTextAsync("Pendant");
    }

    [Fact]
    public async Task Two_screens_that_were_opened_at_different_times_show_the_same()
    {
        var debate = await Site.DebateAsync();
        await PublishAsync(debate, [.. Enumerable.Range(1, 14).Select(i => $"La question numéro {i}, un peu plus longue que les autres {new string('o', i)} ?")]);
        await using var hall = await chromium.HallAsync(Site);
        var first = await hall.ProjectAsync(debate.Wall());
        await PublishAsync(debate, [.. Enumerable.Range(15, 7).Select(i => $"Arrivée pendant que l’un regarde, numéro {i} ?")]);
        await Assertions.Expect(first.Locator(".wall__slot")).ToHaveCountAsync(21);
        var second = await hall.ProjectAsync(debate.Wall());
        // One of them is wrong by a few minutes.
        await second.EvaluateAsync("() => { const real = Date.now.bind(Date); Date.now = () => real() + 400_000; }");
        foreach (var page in new[] { first, second })
            await page.ReconnectAsync();
        Assert.Equal(await first.OnScreenAsync(), await Eventually.TrueAsync(second.OnScreenAsync, shown => shown.Length > 0));
        await first.WaitForFunctionAsync("() => document.documentElement.dataset.page.startsWith('2/')", null, new() { Timeout = 40_000 });
        await second.WaitForFunctionAsync("() => document.documentElement.dataset.page.startsWith('2/')", null, new() { Timeout = 5_000 });
        Assert.Equal(await first.OnScreenAsync(), await second.OnScreenAsync());
    }

    [Fact]
    public async Task A_long_text_is_read_page_by_page_as_the_mediator_turns_and_each_ends_with_a_sentence()
    {
        var debate = await Site.DebateAsync();
        var text = string.Join(" ", Enumerable.Range(1, 28).Select(i => $"Voici la phrase numéro {i}, qui prend son temps avant de finir."));
        var ids = await PublishAsync(debate, text + " Et alors ?");
        await using var hall = await chromium.HallAsync(Site);
        var page = await hall.ProjectAsync(debate.Wall());
        await Site.DirectAsync(debate, page, stage => stage.PutUp(ids[0]));
        var seen = "";
        var mark = page.Scene("one").Locator(".contribution-card__page");
        var pages = int.Parse((await mark.TextContentAsync())!.Split('/')[1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(pages > 1);
        for (var turned = 0; turned < pages; turned++)
        {
            await Assertions.Expect(mark).ToHaveTextAsync($"{turned + 1}/{pages}");
            var read = (await page.Scene("one").Locator(".contribution-card:visible .contribution-card__text").InnerTextAsync()).Trim();
            Assert.Matches("[.?]$", read);
            seen += (seen.Length > 0 ? " " : "") + read;
            await Site.DirectAsync(debate, page, stage => stage.Turn(1));
        }

        Assert.Equal((text + " Et alors\u202f?").Replace("\u202f", " ", StringComparison.Ordinal), string.Join(' ', seen.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    private async Task<List<Guid>> PublishAsync(Debate debate, params string[] texts)
    {
        var ids = new List<Guid>();
        foreach (var text in texts)
            ids.Add((await shared.PublishAsync(text, debate.Wall())).Id);
        return ids;
    }

    private async Task SupportAsync(Guid id, int devices)
    {
        for (var i = 0; i < devices; i++)
        {
            using var device = Site.Browser();
            await device.PostAsync($"/api/v1/contributions/{id}/supports", null, Now).IsAsync(System.Net.HttpStatusCode.OK);
        }
    }

    private async Task<Guid> StateAsync(Debate debate, string text)
    {
        Statement? added = null;
        await Site.Stage().MoveAsync(debate.Code, one => added = one.Add(text), Now);
        return added!.Id;
    }

    private Task<long?> ChangeAsync(Debate debate, Guid id, Func<Statement, Statement> change) => Site.Stage().MoveAsync(debate.Code, one => one.Change(id, change), Now);
}
