using Microsoft.Playwright;
using QSEC2.Domain.Debates;

namespace QSEC2.Tests.Support;

/// <summary>What people do with a phone in a debate.</summary>
public static class PhoneSteps
{
    /// <summary>A small one.</summary>
    public static BrowserNewContextOptions Small =>
        new()
        {
            ViewportSize = new() { Width = 360, Height = 740 },
        };

    /// <summary>Opens the page of a debate, and waits until it follows what happens.</summary>
    public static async Task<IPage> OpenAsync(this IBrowserContext context, Debate debate)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/debats/{debate.Code}");
        await page.IsAsync("live");
        return page;
    }

    public static async Task WriteAsync(this IPage page, string text)
    {
        await page.ClickAsync("[data-write] > summary");
        await page.FillAsync("#text", text);
        await page.ClickAsync("[data-write] button[type=submit]");
    }
}
