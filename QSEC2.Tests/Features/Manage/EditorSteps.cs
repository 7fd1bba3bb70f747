using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.People;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Accounts;

namespace QSEC2.Tests.Features.Manage;

/// <summary>Operators and administrators at their desk.</summary>
internal static class EditorSteps
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>An operator of these départements, signed in.</summary>
    public static Task<HttpClient> OperatorAsync(this Site site, params string[] departments) =>
        site.MemberAsync(Role.Operator, departments);

    /// <summary>Somebody of that role in these départements, signed in.</summary>
    public static async Task<HttpClient> MemberAsync(this Site site, string role, params string[] departments)
    {
        var email = await site.NewMemberAsync(role, departments);
        var browser = SignInSteps.Watchful(site.Address);
        using var answer = await browser.SignInAsync(email);
        return browser;
    }

    /// <returns>Their e-mail.</returns>
    public static Task<string> NewOperatorAsync(this Site site, params string[] departments) =>
        site.NewMemberAsync(Role.Operator, departments);

    /// <returns>Their e-mail.</returns>
    public static async Task<string> NewMemberAsync(this Site site, string role, params string[] departments)
    {
        var email = $"{Guid.CreateVersion7():N}@example.org";
        await using var scope = site.Services.CreateAsyncScope();
        var desk = scope.ServiceProvider.GetRequiredService<AccountDesk>();
        var key = await desk.InviteAsync(email, role, departments, Now);
        Assert.True((await desk.AcceptAsync(key, email, Site.AdminPassword, Now))!.Value.Result.Succeeded);
        return email;
    }

    /// <summary>Opens a form, as it is filled in.</summary>
    public static async Task<Forms> OpenAsync(this HttpClient browser, string page, string selector = ".manage__form") =>
        Forms.Read(await browser.GetStringAsync(page, Now), selector);

    public static Task<HttpResponseMessage> SendAsync(this HttpClient browser, string page, Forms form) =>
        browser.PostAsync(page, form.Content(), Now);

    /// <summary>The same with the files that were chosen.</summary>
    public static Task<HttpResponseMessage> UploadAsync(this HttpClient browser, string page, Forms form) =>
        browser.PostAsync(page, form.Multipart(), Now);

    /// <summary>Opens a form, sends a picture in with it and saves.</summary>
    /// <returns>The id of the picture.</returns>
    public static async Task<Guid> AddPictureAsync(
        this HttpClient browser,
        string page,
        byte[] picture,
        string description = "Une rue au matin",
        string selector = ".manage__form"
    )
    {
        var form = await browser.OpenAsync(page, selector);
        var number = Enumerable.Range(0, 100).First(number => form[$"pictures[{number}].id"].Length == 0);
        using var saved = await browser.UploadAsync(
            page,
            form.WithFile($"pictures[{number}].file", picture).With($"pictures[{number}].description.fr", description)
        );
        Assert.Equal(System.Net.HttpStatusCode.Redirect, saved.StatusCode);
        return Guid.Parse((await browser.OpenAsync(page, selector))[$"pictures[{number}].id"]);
    }

    /// <returns>The address of its form.</returns>
    public static async Task<string> AddEventAsync(this HttpClient browser, string title, string department)
    {
        var form = (await browser.OpenAsync("/gestion/evenements/nouveau"))
            .With("title.fr", title)
            .With("type", "talk")
            .With("day", "2027-03-15")
            .With("department", department);
        using var answer = await browser.SendAsync("/gestion/evenements/nouveau", form);
        return answer.Headers.Location?.OriginalString.Split('?')[0] ?? throw new InvalidOperationException(await answer.TextAsync());
    }

    // Whoever may not see the page has no form of it: then that of another.
    private static async Task<Forms> FormAsync(this HttpClient browser, string page)
    {
        using var opened = await browser.GetAsync(page, Now);
        return opened.IsSuccessStatusCode
            ? Forms.Read(await opened.Content.ReadAsStringAsync(Now), ".manage__form")
            : await browser.OpenAsync("/gestion/evenements/nouveau");
    }

    /// <summary>Presses one of the buttons beside the form.</summary>
    public static async Task<HttpResponseMessage> PressAsync(
        this HttpClient browser,
        string page,
        string act,
        params (string Name, string Value)[] more
    )
    {
        var form = await browser.FormAsync(page);
        foreach (var (name, value) in more)
            form.With(name, value);
        return await browser.SendAsync($"{page}/{act}", form);
    }
}
