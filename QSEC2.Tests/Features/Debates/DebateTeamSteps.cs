using QSEC2.Tests.Accounts;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Debates;

/// <summary>Those who hold debates, at their desk, with a browser without JavaScript.</summary>
internal static class DebateTeamSteps
{
    public const string Desk = "/gestion/debats";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static async Task<Forms> FormAsync(this HttpClient browser, string page, string selector) =>
        Forms.Read(await browser.GetStringAsync(page, Now), selector);

    /// <summary>Sends a form of a page to where it goes.</summary>
    /// <returns>Where the browser is sent, or null and the page that is shown instead.</returns>
    public static async Task<(string? To, string Page)> FillAsync(
        this HttpClient browser,
        string page,
        string to,
        params (string Name, string Value)[] typed
    )
    {
        var form = await browser.FormAsync(page, $"form[action='{to}']");
        foreach (var (name, value) in typed)
            form.With(name, value);
        using var answer = await browser.PostAsync(to, form.Content(), Now);
        return (answer.Headers.Location?.OriginalString, await answer.TextAsync());
    }

    /// <summary>Presses a button of the debate's page.</summary>
    public static Task<(string? To, string Page)> ActAsync(
        this HttpClient browser,
        string code,
        string act,
        params (string Name, string Value)[] typed
    ) => browser.FillAsync($"{Desk}/{code}", $"{Desk}/{code}/{act}", typed);

    public static string Error(string page, string field) => Forms.Page(page).GetElementById($"{field}-error")?.TextContent.Trim() ?? "";
}
