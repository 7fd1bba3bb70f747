using Microsoft.Playwright;

namespace QSEC2.Tests.Support;

/// <summary>
/// What somebody does at a page, and how long it takes them: the keystroke-level model (Card, Moran and Newell, 1980) for an average
/// typist, with a moment of thought before each field and each button.
/// </summary>
public sealed class TimedUser(IPage page)
{
    private static readonly TimeSpan Key = TimeSpan.FromSeconds(0.28);
    private static readonly TimeSpan Point = TimeSpan.FromSeconds(1.1);
    private static readonly TimeSpan Think = TimeSpan.FromSeconds(1.35);
    private static readonly TimeSpan NewPage = TimeSpan.FromSeconds(3);

    public TimeSpan Took { get; private set; }

    public async Task OpenAsync(string address)
    {
        await page.GotoAsync(address);
        Took += NewPage;
    }

    public async Task TypeAsync(string field, string text)
    {
        await page.FillAsync($"[name='{field}']", text);
        Took += Think + Point + (text.Length * Key);
    }

    public async Task ChooseAsync(string field, string label)
    {
        await page.SelectOptionAsync($"[name='{field}']", new SelectOptionValue { Label = label });
        Took += Think + Point + Point;
    }

    /// <summary>Presses a link or a button, which leads to another page.</summary>
    public async Task PressAsync(string words)
    {
        await page.ClickAsync($"main :is(a, button):not([aria-hidden]):text-is('{words}')");
        await page.WaitForLoadStateAsync();
        Took += Think + Point + NewPage;
    }
}
