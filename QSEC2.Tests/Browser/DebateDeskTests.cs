using System.Text.RegularExpressions;
using Microsoft.Playwright;
using QSEC2.Tests.Features.Debates;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

/// <summary>The desk of debates, the paper and the memory, on real screens and on paper.</summary>
public sealed partial class DebateDeskTests(Chromium chromium, SiteFixture one) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task An_evening_goes_from_its_preparation_to_its_memory_without_a_script()
    {
        await using var context = await chromium.NewAsync(one.Site, new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.SignInAsync();
        await page.GotoAsync($"{DebateTeamSteps.Desk}/nouveau");
        await page.FillAsync("#title", "Une soirée sans script");
        await page.SelectOptionAsync("#theme", Site.Wall);
        await page.SelectOptionAsync("#department", "93");
        await page.ClickAsync(".manage__bar button");
        await page.ClickAsync("text=Ouvrir le débat");
        await page.ClickAsync("text=Associer une télécommande");
        await Assertions.Expect(page.Locator(".debate-desk__offer svg")).ToBeVisibleAsync();
        await page.ClickAsync("a:has-text('Clore le débat')");
        await page.ClickAsync("button:has-text('Clore le débat')");
        await Assertions.Expect(page.Locator("#present-error")).ToBeVisibleAsync();
        await page.FillAsync("#organisers", "Une association");
        await page.FillAsync("#place", "Halle");
        await page.FillAsync("#present", "12");
        await page.FillAsync("#said", "On a parlé.");
        await page.CheckAsync("[name=open][value=oui]", new() { Force = true });
        await page.CheckAsync("[name=photos][value=non]", new() { Force = true });
        await page.ClickAsync("button:has-text('Clore le débat')");
        await page.ClickAsync("text=Lire la mémoire du débat");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Une soirée sans script");
    }

    [Fact]
    public async Task Axe_finds_nothing_and_nothing_scrolls_sideways_in_any_state()
    {
        await using var context = await chromium.NewAsync(
            one.Site,
            new()
            {
                ViewportSize = new() { Width = 320, Height = 640 },
            }
        );
        var page = await context.NewPageAsync();
        var complaints = page.Complaints();
        await page.SignInAsync();
        foreach (var address in await EveryStateAsync())
        {
            await page.GotoAsync(address);
            complaints.AddRange(await page.AxeAsync(address));
            if (await page.OverflowAsync() is > 0 and var over)
                complaints.Add($"{address} is {over} pixels too wide");
        }

        await page.GotoAsync($"{DebateTeamSteps.Desk}/nouveau");
        await page.ClickAsync(".manage__bar button");
        complaints.AddRange(await page.AxeAsync("a debate to correct"));
        var code = await one.Site.PlayAsync(1, close: false);
        await page.GotoAsync($"{DebateTeamSteps.Desk}/{code}");
        await page.ClickAsync("text=Associer une télécommande");
        complaints.AddRange(await page.AxeAsync("a key"));
        Assert.Equal(0, await page.OverflowAsync());
        await page.GotoAsync($"{DebateTeamSteps.Desk}/{code}/compte-rendu");
        await page.ClickAsync("main .debate-desk__end button");
        complaints.AddRange(await page.AxeAsync("a report to correct"));
        Assert.Empty(complaints);
    }

    [Theory]
    [InlineData("feuille", 1, 842, 595)]
    [InlineData("affiche", 1, 595, 842)]
    public async Task What_is_printed_for_the_room_fills_its_page_and_no_more(string paper, int pages, int width, int height)
    {
        await using var context = await chromium.NewAsync(one.Site);
        var page = await context.NewPageAsync();
        foreach (
            var title in new[]
            {
                "L’air de nos rues",
                "Faut-il encore laisser entrer les voitures dans nos villes quand les enfants y respirent moins bien qu’hier, "
                    + "et qui doit en décider avec nous ?",
            }
        )
        {
            var code = await one.Site.PlayAsync(0, title, close: false);
            foreach (var language in new[] { "", "/en" })
            {
                await page.GotoAsync($"{language}/debats/{code}/{paper}");
                var pdf = await RenderAsync(page);
                Assert.Equal(pages, Pages().Count(pdf));
                Assert.Equal((width, height), Size(pdf));
                Assert.Contains(code, await page.InnerTextAsync("main"), StringComparison.Ordinal);
                Assert.Empty(await CutAsync(page));
            }
        }
    }

    [Fact]
    public async Task The_paper_form_asks_for_what_the_form_of_the_site_asks_for()
    {
        await using var context = await chromium.NewAsync(one.Site);
        var page = await context.NewPageAsync();
        var code = await one.Site.PlayAsync(0, close: false);
        await page.GotoAsync($"/debats/{code}/feuille");
        Assert.Equal(2, await page.Locator(".sheet-form").CountAsync());
        var paper = await page.Locator(".sheet-form").First.InnerTextAsync();
        await page.GotoAsync($"/murs/{Site.Wall}/contribuer");
        foreach (
            var asked in await page.Locator("main .choices__list--lines .choice__label, main [name=reuseAllowed] + span")
                .AllInnerTextsAsync()
        )
            Assert.Contains(asked.Split('\n')[0], paper, StringComparison.Ordinal);
        Assert.Contains(code, paper, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_memory_prints_on_A4_with_everything_that_was_said()
    {
        await using var context = await chromium.NewAsync(one.Site);
        var page = await context.NewPageAsync();
        var printed = new List<int>();
        foreach (var contributions in new[] { 0, 1, 12, 300 })
        {
            await page.GotoAsync($"/debats/{await one.Site.PlayAsync(contributions)}");
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            Assert.Equal(contributions, await page.Locator(".memory article.contribution-card:visible").CountAsync());
            Assert.False(await page.Locator(".site-header, .site-footer, .memory .button").First.IsVisibleAsync());
            await page.EmulateMediaAsync(new() { Media = Media.Null });
            var pdf = await RenderAsync(page);
            Assert.Equal((595, 842), Size(pdf));
            printed.Add(Pages().Count(pdf));
        }

        Assert.InRange(printed[1], 1, 3);
        Assert.InRange(printed[3], 10, 60);
    }

    private async Task<List<string>> EveryStateAsync()
    {
        var prepared = (
            await one.Site.DebateAsync(open: false, title: "Un titre plutôt long, pour voir ce que deviennent les pages quand on dit tout")
        ).Code;
        var (open, closed) = (await one.Site.PlayAsync(12, close: false), await one.Site.PlayAsync(12));
        return
        [
            DebateTeamSteps.Desk,
            $"{DebateTeamSteps.Desk}/nouveau",
            $"{DebateTeamSteps.Desk}/{prepared}",
            $"{DebateTeamSteps.Desk}/{open}",
            $"{DebateTeamSteps.Desk}/{closed}",
            $"{DebateTeamSteps.Desk}/{open}/plan",
            $"{DebateTeamSteps.Desk}/{open}/compte-rendu",
            $"{DebateTeamSteps.Desk}/{closed}/compte-rendu",
            $"/debats/{closed}",
            $"/en/debats/{closed}",
            $"/debats/{open}/feuille",
            $"/debats/{open}/affiche",
            "/",
            $"/themes/{Site.Wall}",
        ];
    }

    private static async Task<string> RenderAsync(IPage page) =>
        System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true }));

    private static (int Width, int Height) Size(string pdf)
    {
        var box = Box().Match(pdf);
        return ((int)Math.Round(Number(box.Groups["width"].Value)), (int)Math.Round(Number(box.Groups["height"].Value)));

        static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    // What overflows its half of the sheet, or the poster, would not be printed.
    private static async Task<string[]> CutAsync(IPage page)
    {
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var cut = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll(".sheet-form, .door-poster")]
              .filter((paper) => paper.scrollHeight > paper.clientHeight + 1 || paper.scrollWidth > paper.clientWidth + 1)
              .map((paper) => `${paper.className}: ${paper.scrollHeight} in ${paper.clientHeight}`)
            """
        );
        await page.EmulateMediaAsync(new() { Media = Media.Null });
        return cut;
    }

    [GeneratedRegex(@"/Type\s*/Page\b", RegexOptions.None, 30_000)]
    private static partial Regex Pages();

    [GeneratedRegex(@"/MediaBox\s*\[\s*0\s+0\s+(?<width>[\d.]+)\s+(?<height>[\d.]+)", RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex Box();
}
