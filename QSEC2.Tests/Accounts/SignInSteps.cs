using System.Net;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.People;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Accounts;

namespace QSEC2.Tests.Accounts;

/// <summary>Signing in, as a browser without JavaScript does.</summary>
internal static class SignInSteps
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>Keeps cookies, and shows where it is sent instead of going there.</summary>
    public static HttpClient Watchful(Uri address) =>
        new(new HttpClientHandler { CookieContainer = new(), AllowAutoRedirect = false }) { BaseAddress = address };

    /// <summary>Opens the page of a form, fills it in and sends it.</summary>
    public static async Task<HttpResponseMessage> FillAsync(
        this HttpClient browser,
        string page,
        Dictionary<string, string> fields,
        string? to = null
    )
    {
        to ??= page.Split('?')[0];
        using var opened = await browser.GetAsync(page, Now);
        var form = Forms.Read(await opened.Content.ReadAsStringAsync(Now), $"form[action='{to}']");
        using var filled = fields.Aggregate(form, (filling, field) => filling.With(field.Key, field.Value)).Content();
        return await browser.PostAsync(to, filled, Now);
    }

    public static Task<HttpResponseMessage> SignInAsync(
        this HttpClient browser,
        string email = Site.AdminEmail,
        string password = Site.AdminPassword,
        string? returnTo = null,
        string page = "/connexion"
    ) =>
        browser.FillAsync(
            page,
            new()
            {
                ["email"] = email,
                ["password"] = password,
                ["retour"] = returnTo ?? "",
            }
        );

    /// <summary>Somebody of that role, signed in.</summary>
    public static async Task<HttpClient> SignedInAsync(this Site site, string role, string? email = null)
    {
        email ??= $"{role}@example.org";
        if (role != Role.Admin)
        {
            await using var scope = site.Services.CreateAsyncScope();
            Assert.True(
                (await scope.ServiceProvider.GetRequiredService<AccountDesk>().CreateAsync(email, Site.AdminPassword, role)).Succeeded
            );
        }

        var browser = Watchful(site.Address);
        using var answer = await browser.SignInAsync(role == Role.Admin ? Site.AdminEmail : email);
        Assert.Equal("/compte", answer.Headers.Location?.OriginalString);
        return browser;
    }

    public static async Task<string> TextAsync(this HttpResponseMessage response) =>
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Now));
}
