using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

/// <summary>No page, in any state, is too wide or complains.</summary>
public sealed class EveryPageFitsTests(Chromium chromium, ReadOnlyExample example) : IClassFixture<ReadOnlyExample>
{
    private static readonly string[] Languages = ["", "/en"];

    [Fact]
    public async Task The_console_stays_silent_and_nothing_scrolls_sideways_at_320_pixels()
    {
        await using var context = await chromium.NewAsync(
            example.Site,
            new()
            {
                ViewportSize = new() { Width = 320, Height = 640 },
            }
        );
        var page = await context.NewPageAsync();
        var complaints = page.Complaints();
        // A link that opens nothing any more answers 404, which the browser reports.
        foreach (
            var address in Languages.SelectMany(language =>
                example
                    .Pages.Where(address => !address.StartsWith("/premiers-pas", StringComparison.Ordinal))
                    .Select(address => language + address)
            )
        )
        {
            await page.GotoAsync(address);
            if (await page.OverflowAsync() is > 0 and var over)
                complaints.Add($"{address} is {over} pixels too wide");
        }

        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Text_twice_as_large_still_fits_a_phone()
    {
        await using var context = await chromium.NewAsync(
            example.Site,
            new()
            {
                ViewportSize = new() { Width = 390, Height = 844 },
            }
        );
        var page = await context.NewPageAsync();
        var tooWide = new List<string>();
        foreach (var address in example.Pages.Where(address => !address.EndsWith("/projection", StringComparison.Ordinal)))
        {
            await page.GotoAsync(address);
            await page.EvaluateAsync("() => { document.documentElement.style.fontSize = '200%'; }");
            if (await page.OverflowAsync() is > 0 and var over)
                tooWide.Add($"{address}: {over}");
        }

        Assert.Empty(tooWide);
    }
}
