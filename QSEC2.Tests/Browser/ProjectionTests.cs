using Microsoft.Playwright;
using QSEC2.Domain.Debates;
using QSEC2.Domain.Walls;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

/// <summary>What the room sees is what its mediator says, on every screen alike.</summary>
public sealed class ProjectionTests(Chromium chromium, UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private Site Site => shared.Site;

    [Fact]
    public async Task One_that_is_put_up_stands_alone_and_large()
    {
        var debate = await Site.DebateAsync();
        var ids = await shared.PublishAllAsync(debate, "Une première ?", "Et la seconde ?");
        await using var hall = await chromium.HallAsync(Site);
        var page = await hall.ProjectAsync(debate.Wall());
        await Site.DirectAsync(debate, page, stage => stage.PutUp(ids[0]));
        await Assertions.Expect(page.Scene("one").Locator(".contribution-card")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Scene("one")).ToContainTextAsync("Une première");
        Assert.True(
            await page.EvaluateAsync<double>(
                "() => parseFloat(getComputedStyle(document.querySelector('[data-scene=one] .contribution-card__text')).fontSize)"
            )
                > ProjectionSteps.Height / 12.0
        );
        Assert.Equal("", await page.OnScreenAsync());
    }

    [Fact]
    public async Task Questions_come_in_the_order_of_those_who_share_them_and_hands_count()
    {
        var debate = await Site.DebateAsync();
        var ids = await shared.PublishAllAsync(debate, "Peu partagée ?", "Très partagée ?", "Partagée par des mains ?");
        await SupportAsync(ids[0], 1);
        await SupportAsync(ids[1], 3);
        await Site.Stage().CountHandsAsync(debate.Code, ids[2], 2, Now);
        await using var hall = await chromium.HallAsync(Site);
        var page = await hall.ProjectAsync(debate.Wall());
        await Site.DirectAsync(debate, page, stage => stage.Arrange(Layout.Support));
        await Assertions
            .Expect(page.Locator(".ranking__text"))
            .ToHaveTextAsync(["Très partagée ?", "Partagée par des mains ?", "Peu partagée ?"]);
        await Assertions.Expect(page.Locator(".ranking__number")).ToHaveTextAsync(["3", "2", "1"]);
        await Site.Stage().CountHandsAsync(debate.Code, ids[2], 40, Now);
        await Assertions.Expect(page.Locator(".ranking__row").First).ToContainTextAsync("dont 40 mains levées");
    }

    [Fact]
    public async Task The_queue_shows_what_is_now_what_comes_and_what_was_answered()
    {
        var debate = await Site.DebateAsync();
        var ids = await shared.PublishAllAsync(debate, "Déjà répondue ?", "En ce moment ?", "La suivante ?");
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
        await shared.PublishAllAsync(debate, "La rue étouffe ?", "Les rues respirent ?");
        await shared.PhotoAsync(debate.Wall(), 600, 1400);
        await using var hall = await chromium.HallAsync(Site);
        var page = await hall.ProjectAsync(debate.Wall());
        await Site.DirectAsync(debate, page, stage => stage.Arrange(Layout.Photos));
        await Assertions.Expect(page.Scene("photos").Locator("img")).ToBeVisibleAsync();
        await Site.DirectAsync(debate, page, stage => stage.Arrange(Layout.Words));
        await Assertions.Expect(page.Locator(".words__word").First).ToHaveTextAsync("rue 2");
        await Site.DirectAsync(debate, page, stage => stage.ShowMessage("Pause jusqu’à vingt heures."));
        await Assertions.Expect(page.Scene("message")).ToHaveTextAsync("Pause jusqu’à vingt heures.");
        await Site.DirectAsync(debate, page, stage => stage.Arrange(Layout.Join));
        await Assertions.Expect(page.Scene("join").Locator(".join__letters")).ToHaveTextAsync(debate.Code);
        Assert.Contains(
            $"/d/{debate.Code}",
            await page.Scene("join").Locator("svg[role=img]").GetAttributeAsync("aria-label"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_moving_debate_shows_its_sides_and_who_speaks_first()
    {
        var debate = await Site.DebateAsync();
        var id = await StateAsync(debate, "Il faut fermer le centre-ville.");
        await using var hall = await chromium.HallAsync(Site);
        var page = await hall.ProjectAsync(debate.Wall());
        await Site.DirectAsync(debate, page, stage => stage.ShowStatement(id));
        await page.HasAsync((await ChangeAsync(debate, id, statement => statement.Count(new Sides(30, 10), false)))!.Value);
        await Assertions.Expect(page.Locator(".statement__first")).ToHaveTextAsync("Parle en premier\u00a0: Pas d’accord");
        Assert.Equal(
            ["30", "10"],
            await page.Locator("[data-part=before] [data-side]").EvaluateAllAsync<string[]>("bars => bars.map(bar => bar.style.flexGrow)")
        );
        await page.HasAsync(
            (
                await ChangeAsync(
                    debate,
                    id,
                    statement => statement.Count(new Sides(25, 15), true).Note(Side.Disagree, "Et les livraisons ?")
                )
            )!.Value
        );
        await Assertions.Expect(page.Locator("[data-part=after]")).ToContainTextAsync("25");
        await Assertions.Expect(page.Locator(".statement__argument")).ToContainTextAsync("Et les livraisons");
        await Assertions.Expect(page.Locator(".statement__first")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_curtain_leaves_the_poster_alone()
    {
        var debate = await Site.DebateAsync();
        await shared.PublishAllAsync(debate, "Encore là ?");
        await using var hall = await chromium.HallAsync(Site);
        var page = await hall.ProjectAsync(debate.Wall());
        await Site.DirectAsync(debate, page, stage => stage.SetCurtain(true));
        await Assertions.Expect(page.Locator("main")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
        await Site.DirectAsync(debate, page, stage => stage.SetCurtain(false));
        await Assertions.Expect(page.Locator(".wall__slot")).ToBeVisibleAsync();
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
        await Site.Stage().ChangeDebateAsync(debate.Code, one => added = one.Add(text), Now);
        return added!.Id;
    }

    private Task<long?> ChangeAsync(Debate debate, Guid id, Func<Statement, Statement> change) =>
        Site.Stage().ChangeDebateAsync(debate.Code, one => one.Change(id, change), Now);
}
