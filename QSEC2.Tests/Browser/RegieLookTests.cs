using Microsoft.Playwright;
using QSEC2.Domain.Debates;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

/// <summary>The private screens of a debate at their real sizes, in their states.</summary>
public sealed class RegieLookTests(Chromium chromium, UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("QSEC2_PICTURES");

    [Theory]
    [InlineData(0), InlineData(1), InlineData(12), InlineData(300)]
    public async Task Axe_finds_nothing_and_nothing_scrolls_sideways(int contributions)
    {
        var (debate, ids) = await shared.QuestionsAsync(contributions);
        await using var context = await chromium.NewAsync(
            shared.Site,
            new()
            {
                ViewportSize = new() { Width = 320, Height = 640 },
            }
        );
        var page = await context.PairedAsync(shared.Site, debate);
        var complaints = page.Complaints();
        await LookAsync(page, $"{contributions}, at first");
        await DirectAsync(debate, ids);
        await page.ReloadAsync();
        await page.IsReadyAsync();
        await page.EvaluateAsync("() => { for (const details of document.querySelectorAll('details')) details.open = true; }");
        await LookAsync(page, $"{contributions}, directed");
        Assert.Empty(complaints);
    }

    private static async Task LookAsync(IPage page, string where)
    {
        Assert.Empty(await page.AxeAsync(where));
        foreach (var size in new[] { "100%", "200%" })
        {
            await page.EvaluateAsync("size => { document.documentElement.style.fontSize = size; }", size);
            Assert.True(await page.OverflowAsync() == 0, $"{where}, {size}: too wide");
        }

        await page.EvaluateAsync("() => { document.documentElement.style.fontSize = ''; }");
        var small = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll(
                "main :is(a, button, summary, select, textarea, input:not([type=hidden], [type=checkbox], [type=radio]))")]
              .filter((target) => target.checkVisibility() && !target.closest(".contribution-line"))
              .filter((target) => { const { width, height } = target.getBoundingClientRect(); return width < 44 || height < 44; })
              .map((target) => target.outerHTML)
            """
        );
        Assert.True(small.Length == 0, $"{where}: {string.Join('\n', small)}");
        await SnapAsync(page, where);
    }

    private async Task DirectAsync(Debate debate, string[] ids)
    {
        using var phone = await shared.Site.PairedAsync(debate);
        foreach (var id in ids.Skip(1).Take(3))
            await phone.DoAsync(debate, "file", ("id", id));
        foreach (var id in ids.Skip(4).Take(2))
            await phone.DoAsync(debate, "cacher", ("id", id));
        if (ids.Length > 0)
            await phone.DoAsync(debate, "projeter", ("id", ids[0]));
        await phone.DoAsync(debate, "retenir");
        await phone.DoAsync(debate, "mot", ("id", Guid.CreateVersion7().ToString()), ("mot", "Plus que dix minutes"));
        await phone.DoAsync(debate, "affirmation", ("affirmation", "La voiture a encore sa place en ville."));
        var id1 = (await shared.Site.NowAsync(debate)).Statements[0].Id.ToString();
        await phone.DoAsync(debate, "compter", ("id", id1), ("moment", "avant"), ("pour", "12"), ("contre", "23"));
        await phone.DoAsync(debate, "argument", ("id", id1), ("cote", "agree"), ("argument", "Tout le monde ne peut pas marcher."));
    }

    private static async Task SnapAsync(IPage page, string where)
    {
        if (Pictures is null)
            return;
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            foreach (var (width, height) in new[] { (360, 740), (768, 1024), (1280, 800) })
            {
                await page.SetViewportSizeAsync(width, height);
                await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{where} {width} {scheme}.png") });
                if (width == 360 && scheme == ColorScheme.Light)
                    await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{where} {width} full.png"), FullPage = true });
            }
        }

        await page.SetViewportSizeAsync(320, 640);
    }
}
