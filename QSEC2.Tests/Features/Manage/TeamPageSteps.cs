using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Manage;

/// <summary>« L'équipe » in the hands of an administrator whose browser has no JavaScript.</summary>
internal static class TeamPageSteps
{
    public const string Address = "/gestion/equipe";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static async Task<string> ReadAsync(this HttpClient browser, string address = Address)
    {
        using var answer = await browser.GetAsync(address, Now);
        return await answer.Content.ReadAsStringAsync(Now);
    }

    /// <summary>Sends the form with that address as it stands on the page, and what is typed beside.</summary>
    public static async Task<HttpResponseMessage> SendAsync(
        this HttpClient browser,
        string action,
        params (string Name, string Value)[] typed
    )
    {
        var form = Forms.Read(await browser.ReadAsync(), $"form[action='{action}']");
        foreach (var (name, value) in typed)
            form.With(name, value);
        return await browser.PostAsync(action, form.Content(), Now);
    }

    public static Task<HttpResponseMessage> InviteAsync(this HttpClient browser, string email, string role, string? department = null) =>
        browser.SendAsync(
            Address,
            department is null ? [("email", email), ("role", role)] : [("email", email), ("role", role), ("departments", department)]
        );

    /// <summary>What is shown once: the link of an invitation, or a token.</summary>
    public static async Task<string> OnceAsync(this HttpResponseMessage answer) =>
        Forms.Page(await answer.Content.ReadAsStringAsync(Now)).QuerySelector<IHtmlInputElement>("#once")!.Value;

    /// <summary>What the page says of somebody, or of a token; null when it is not there.</summary>
    public static IElement? Item(string html, string who) =>
        Forms.Page(html).QuerySelectorAll(".team__item").SingleOrDefault(item => item.QuerySelector(".team__who bdi")!.TextContent == who);

    /// <summary>Where the form of an item that ends so is sent.</summary>
    public static string Act(string html, string who, string ending) =>
        Item(html, who)!
            .QuerySelectorAll<IHtmlFormElement>("form")
            .Select(form => form.GetAttribute("action")!)
            .Single(action => action.EndsWith(ending, StringComparison.Ordinal));
}
