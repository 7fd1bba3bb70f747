using Microsoft.Playwright;
using QSEC2.Domain.Walls;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

/// <summary>A projector that is reloaded without a network shows the last known wall.</summary>
public sealed class ProjectionOfflineTests(Chromium chromium, UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private const string Kept = "async () => (await (await caches.open('qsec2-projection')).match(location.pathname))?.text() ?? ''";
    private const string Pictures =
        "async () => (await (await caches.open('qsec2-projection')).keys()).filter(request => request.url.includes('/photos/')).length";

    [Fact]
    public async Task Reloaded_without_a_network_it_shows_the_last_wall_and_then_catches_up()
    {
        var debate = await shared.Site.DebateAsync();
        await shared.PublishAsync("Avant la coupure ?", debate.Wall());
        await shared.PhotoAsync(debate.Wall(), 800, 600);
        await using var cable = new BreakableNetwork(shared.Site);
        await using var hall = await chromium.HallAsync(shared.Site, cable.Address);
        var page = await hall.ProjectAsync(debate.Wall());
        await shared.PublishAsync("Juste avant ?", debate.Wall());
        await shared.Site.DirectAsync(debate, page, stage => stage.Arrange(Layout.Mosaic).SetDepth(14));
        await KeepsAsync(page, "Juste avant", "depth&quot;:14");
        await Eventually.TrueAsync(() => page.EvaluateAsync<int>(Pictures), kept => kept == 1);

        await cable.CutAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".wall__slot:visible")).ToHaveCountAsync(3);
        Assert.True(
            await page.EvaluateAsync<bool>(
                "() => [...document.querySelectorAll('.wall__slot img')].every(picture => picture.complete && picture.naturalWidth > 0)"
            )
        );
        Assert.Equal("14", await page.EvaluateAsync<string>("() => document.documentElement.style.getPropertyValue('--depth')"));
        await Assertions.Expect(page.Locator("[data-connection]")).ToBeVisibleAsync();

        await shared.PublishAsync("Pendant la coupure ?", debate.Wall());
        cable.Mend();
        await Assertions.Expect(page.Locator(".wall__slot:visible").GetByText("Pendant la coupure")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".wall__slot")).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator("[data-connection]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_leaves_the_wall_leaves_the_copy_with_its_picture()
    {
        var debate = await shared.Site.DebateAsync();
        var (asked, _) = await shared.PublishAsync("À retirer de la copie ?", debate.Wall());
        var photo = await shared.PhotoAsync(debate.Wall(), 800, 600);
        await using var hall = await chromium.HallAsync(shared.Site);
        var page = await hall.ProjectAsync(debate.Wall());
        await KeepsAsync(page, "À retirer de la copie");
        await Eventually.TrueAsync(() => page.EvaluateAsync<int>(Pictures), kept => kept == 1);
        foreach (var id in new[] { asked, photo })
            await shared.Moderator.RemoveAsync(id);
        await Eventually.TrueAsync(
            () => page.EvaluateAsync<string>(Kept),
            kept => kept.Length > 0 && !kept.Contains("À retirer de la copie", StringComparison.Ordinal)
        );
        await Eventually.TrueAsync(() => page.EvaluateAsync<int>(Pictures), kept => kept == 0);
    }

    [Fact]
    public async Task Only_a_projection_keeps_a_copy_and_its_worker_answers_for_nothing_else()
    {
        await using var context = await chromium.NewAsync(shared.Site);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/murs/{Site.Wall}");
        await page.IsReadyAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("async () => (await navigator.serviceWorker.getRegistrations()).length"));
        await page.GotoAsync($"/murs/{Site.Wall}/projection");
        await page.IsReadyAsync();
        await KeepsAsync(page, "<!DOCTYPE html>");
        Assert.Equal(
            [$"/murs/{Site.Wall}/projection"],
            await page.EvaluateAsync<string[]>(
                "async () => (await navigator.serviceWorker.getRegistrations()).map(worker => new URL(worker.scope).pathname)"
            )
        );
    }

    [Fact]
    public async Task A_first_visit_keeps_the_page_that_came_and_asks_for_it_once()
    {
        await using var hall = await chromium.HallAsync(shared.Site);
        var asked = new System.Collections.Concurrent.ConcurrentQueue<string>();
        hall.Request += (_, request) => asked.Enqueue($"{request.Method} {new Uri(request.Url).AbsolutePath}");
        var page = await hall.ProjectAsync(Site.Wall);
        await KeepsAsync(page, "<!DOCTYPE html>");
        Assert.Single(asked.ToArray(), $"GET /murs/{Site.Wall}/projection");
    }

    [Fact]
    public async Task The_worker_is_asked_for_anew_each_time()
    {
        using var answer = await shared.Public.GetAsync("/sw.js", TestContext.Current.CancellationToken);
        Assert.True(answer.Headers.CacheControl!.NoCache);
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType!.MediaType);
    }

    private static async Task KeepsAsync(IPage page, params string[] texts)
    {
        foreach (var text in texts)
            await Eventually.TrueAsync(
                () => page.EvaluateAsync<string>(Kept),
                kept => kept.Contains(text, StringComparison.OrdinalIgnoreCase)
            );
    }
}
