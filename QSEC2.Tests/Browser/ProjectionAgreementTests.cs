using Microsoft.Playwright;
using QSEC2.Domain.Walls;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

/// <summary>Every screen of a room shows the same: nothing that is hidden, nothing too early, the same page at the same time.</summary>
public sealed class ProjectionAgreementTests(Chromium chromium, UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private Site Site => shared.Site;

    [Fact]
    public async Task What_the_mediator_hides_is_on_no_layout()
    {
        var debate = await Site.DebateAsync();
        var ids = await shared.PublishAllAsync(debate, "Visible ?", "Masquée ?");
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
        await shared.PublishAllAsync(debate, "Avant ?");
        await using var hall = await chromium.HallAsync(Site);
        var page = await hall.ProjectAsync(debate.Wall());
        await page.HasAsync((await Site.Stage().FreezeAsync(debate.Code, Now))!.Value);
        await shared.PublishAllAsync(debate, "Pendant ?");
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
        await shared.PublishAllAsync(
            debate,
            [.. Enumerable.Range(1, 14).Select(i => $"La question numéro {i}, un peu plus longue que les autres {new string('o', i)} ?")]
        );
        await using var hall = await chromium.HallAsync(Site);
        var first = await hall.ProjectAsync(debate.Wall());
        await shared.PublishAllAsync(debate, [.. Enumerable.Range(15, 7).Select(i => $"Arrivée pendant que l’un regarde, numéro {i} ?")]);
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
        var text = string.Join(
            " ",
            Enumerable.Range(1, 28).Select(i => $"Voici la phrase numéro {i}, qui prend son temps avant de finir.")
        );
        var ids = await shared.PublishAllAsync(debate, text + " Et alors ?");
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

        Assert.Equal(
            (text + " Et alors\u202f?").Replace("\u202f", " ", StringComparison.Ordinal),
            string.Join(' ', seen.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        );
    }
}
