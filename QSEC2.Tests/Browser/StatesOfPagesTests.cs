using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

/// <summary>What holds in states that a page takes under the hands of whoever uses it, and on a wall in a hall.</summary>
public sealed class StatesOfPagesTests(Chromium chromium, ReadOnlyExample example) : IClassFixture<ReadOnlyExample>
{
    [Fact]
    public async Task Axe_finds_nothing_in_a_form_to_correct()
    {
        await using var context = await chromium.NewAsync(example.Site);
        var page = await context.NewPageAsync();
        foreach (var kind in new[] { "question", "photo" })
        {
            await page.GotoAsync($"/murs/{Site.Wall}/contribuer");
            await page.IsReadyAsync();
            await page.CheckAsync($"[name=kind][value={kind}]", new() { Force = true });
            await page.CheckAsync("[value=pseudonym]", new() { Force = true });
            await page.ClickAsync("button[type=submit]");
            await page.WaitForSelectorAsync("[data-error-summary]");
            Assert.Empty(await page.AxeAsync(kind));
        }
    }

    [Fact]
    public async Task Axe_finds_nothing_in_a_registration_to_correct()
    {
        await using var context = await chromium.NewAsync(example.Site);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/agenda/libre/inscription");
        await page.FillAsync("#phone", "12");
        await page.ClickAsync(".register__form .button");
        await page.WaitForSelectorAsync("[data-error-summary]");
        Assert.Empty(await page.AxeAsync("registering"));
    }

    [Fact]
    public async Task Axe_finds_nothing_where_nothing_is_yet()
    {
        await using var site = Site.Start();
        await using var context = await chromium.NewAsync(site);
        var page = await context.NewPageAsync();
        await page.SignInAsync();
        foreach (var address in new[] { "/", $"/murs/{Site.Wall}", $"/murs/{Site.Wall}/projection", "/moderation", "/moderation/journal" })
        {
            await page.GotoAsync(address);
            Assert.Empty(await page.AxeAsync(address));
        }
    }

    [Fact]
    public async Task A_hall_reads_the_projection_from_its_last_row()
    {
        await using var context = await chromium.NewAsync(
            example.Site,
            new()
            {
                ViewportSize = new() { Width = 1920, Height = 1080 },
            }
        );
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/murs/{Site.Wall}/projection");
        await page.IsReadyAsync();
        var tooSmall = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll("body *")]
              .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
              .filter((element) => element.checkVisibility() && !element.closest(".visually-hidden"))
              .filter((element) => parseFloat(getComputedStyle(element).fontSize) < innerHeight / 32)
              .map((element) => element.outerHTML)
            """
        );
        Assert.Empty(tooSmall);
    }

    [Fact]
    public async Task The_projection_has_strong_contrasts()
    {
        await using var context = await chromium.NewAsync(
            example.Site,
            new()
            {
                ViewportSize = new() { Width = 1920, Height = 1080 },
            }
        );
        var page = await context.NewPageAsync();
        foreach (var wall in new[] { Site.Wall, Site.OtherWall })
        {
            await page.GotoAsync($"/murs/{wall}/projection");
            await page.IsReadyAsync();
            Assert.Empty(await page.AxeAsync(wall, "color-contrast-enhanced"));
        }
    }
}
