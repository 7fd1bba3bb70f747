using Microsoft.Playwright;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

public sealed class ReadingTests(Chromium chromium, ExampleSite example) : IClassFixture<ExampleSite>
{
    private const string Wall = $"/murs/{Site.Wall}";

    [Fact]
    public async Task Nothing_moves_under_a_reader_when_others_arrive()
    {
        await using var context = await chromium.NewAsync(example.Site, new() { ReducedMotion = ReducedMotion.Reduce });
        var page = await OpenAsync(context, Wall);
        await page.EvaluateAsync("() => scrollTo(0, 700)");
        var before = await page.EvaluateAsync<string>(Places);
        await PublishAsync("Une ?", "Deux ?", "Trois ?");
        var pill = page.Locator("[data-arrivals]");
        await Assertions.Expect(pill).ToHaveTextAsync("3 nouvelles contributions");
        Assert.Equal(before, await page.EvaluateAsync<string>(Places));
        await pill.ClickAsync();
        await Assertions.Expect(page.Locator(".wall__slot.is-new")).ToHaveCountAsync(3);
        await Assertions.Expect(pill).ToBeHiddenAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("() => scrollY"));
    }

    [Fact]
    public async Task Who_prefers_stillness_sees_no_movement()
    {
        await using var context = await chromium.NewAsync(example.Site, new() { ReducedMotion = ReducedMotion.Reduce });
        foreach (var address in new[] { "/", Wall, $"{Wall}/projection" })
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync(address);
            if (address != "/")
            {
                await page.IsReadyAsync();
                await PublishAsync($"Sans bouger, {address} ?");
                await Assertions.Expect(page.Locator(".wall__slot.is-new")).Not.ToHaveCountAsync(0);
            }

            Assert.Equal(0, await page.EvaluateAsync<int>("() => document.getAnimations().length"));
        }
    }

    [Fact]
    public async Task A_first_look_at_a_wall_is_light_and_calls_nobody_else()
    {
        await using var context = await chromium.NewAsync(example.Site);
        var page = await context.NewPageAsync();
        var hosts = new HashSet<string>(StringComparer.Ordinal);
        page.Request += (_, request) => hosts.Add(new Uri(request.Url).Authority);
        var bytes = await CountBytesAsync(context, page);
        await page.GotoAsync($"/murs/{Site.OtherWall}", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await page.IsReadyAsync();
        Assert.Equal([example.Site.Address.Authority], hosts);
        Assert.InRange(bytes(), 50_000, 150_000);
        Assert.Empty(await context.CookiesAsync());
    }

    [Fact]
    public async Task A_very_long_text_and_very_long_words_break_no_card()
    {
        await PublishAsync(
            new string('a', 600) + " ?",
            string.Concat(Enumerable.Repeat("https://exemple.org/tres/long/", 30)),
            "    " + new string('x', 300)
        );
        await using var context = await chromium.NewAsync(
            example.Site,
            new()
            {
                ViewportSize = new() { Width = 320, Height = 640 },
            }
        );
        var page = await OpenAsync(context, Wall);
        Assert.Equal(0, await page.OverflowAsync());
        Assert.Equal(
            0,
            await page.EvaluateAsync<int>(
                """
                () => [...document.querySelectorAll(".contribution-card")].filter((card) => card.scrollWidth > card.clientWidth + 1).length
                """
            )
        );
    }

    [Fact]
    public async Task A_photo_that_has_not_come_yet_keeps_its_place()
    {
        await using var context = await chromium.NewAsync(example.Site);
        var page = await context.NewPageAsync();
        await page.RouteAsync("**/photos/**", route => route.AbortAsync());
        await page.GotoAsync($"/contributions/{example.Photo}");
        Assert.InRange(await page.EvaluateAsync<int>("() => document.querySelector('figure img').offsetHeight"), 200, 2_000);
    }

    [Fact]
    public async Task Arabic_reads_from_right_to_left()
    {
        await PublishAsync("هل نتنفس الهواء نفسه؟");
        await using var context = await chromium.NewAsync(example.Site);
        var page = await OpenAsync(context, Wall);
        Assert.Equal(
            "rtl",
            await page.Locator(".contribution-card__text", new() { HasText = "الهواء" })
                .EvaluateAsync<string>("text => getComputedStyle(text).direction")
        );
    }

    private const string Places =
        "() => JSON.stringify([...document.querySelectorAll('.wall__slot:not([hidden])')]"
        + ".map((slot) => [slot.dataset.id, Math.round(slot.getBoundingClientRect().top)]))";

    private static async Task<IPage> OpenAsync(IBrowserContext context, string address)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        await page.IsReadyAsync();
        return page;
    }

    private async Task PublishAsync(params string[] texts)
    {
        var team = await example.Site.WithTokenAsync();
        foreach (var text in texts)
            await team.ApproveAsync((await example.Site.Public().AskAsync(text)).Id);
    }

    /// <summary>What travels on the wire, compressed, headers included; photos are left out.</summary>
    private static async Task<Func<double>> CountBytesAsync(IBrowserContext context, IPage page)
    {
        var wire = await context.NewCDPSessionAsync(page);
        await wire.SendAsync("Network.enable");
        var images = new HashSet<string>(StringComparer.Ordinal);
        var total = 0d;
        wire.Event("Network.responseReceived").OnEvent += (_, told) =>
        {
            if (told?.GetProperty("response").GetProperty("url").GetString()?.Contains("/photos/", StringComparison.Ordinal) == true)
                images.Add(told.Value.GetProperty("requestId").GetString()!);
        };
        wire.Event("Network.loadingFinished").OnEvent += (_, told) =>
        {
            if (told is { } loaded && !images.Contains(loaded.GetProperty("requestId").GetString()!))
                total += loaded.GetProperty("encodedDataLength").GetDouble();
        };
        return () => total;
    }
}
