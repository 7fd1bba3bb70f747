using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.People;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Accounts;

namespace QSEC2.Tests.Operations;

public sealed class FirstStartTests
{
    private const string Password = "un mot de passe long";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_start_prints_a_link_that_the_next_start_replaces()
    {
        using var folder = new TestFolder();
        string first;
        await using (var site = await SiteProcess.StartAsync(folder.Path))
        {
            first = site.FirstSteps ?? throw new InvalidOperationException("It printed no link.");
            Assert.DoesNotContain("warn", site.Output, StringComparison.OrdinalIgnoreCase);
        }

        await using var again = await SiteProcess.StartAsync(folder.Path);
        using var client = again.Client();
        Assert.NotEqual(first, again.FirstSteps);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(first, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(again.FirstSteps, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Two_people_with_the_link_at_the_same_instant_make_one_account()
    {
        await using var site = WithoutAdministrator();
        var link = await LinkAsync(site);
        using var browsers = new Several(Enumerable.Range(0, 6).Select(_ => SignInSteps.Watchful(site.Address)));

        // All have the form before the first sends it.
        var forms = await Task.WhenAll(browsers.All.Select(async browser => Forms.Read(await browser.GetStringAsync(link, Cancellation))));
        var answers = await Task.WhenAll(
            browsers.All.Zip(
                forms.Select((form, number) => form.With("email", $"personne{number}@example.org").With("password", Password).Content()),
                (browser, form) => browser.PostAsync("/premiers-pas", form, Cancellation)
            )
        );

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        Assert.All(
            answers.Where(answer => answer.StatusCode != HttpStatusCode.Redirect),
            answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode)
        );
        await using var db = site.Database();
        Assert.Equal(Role.Admin, (await db.Users.SingleAsync(Cancellation)).Role);
    }

    [Fact]
    public async Task A_link_that_was_used_opens_nothing_any_more()
    {
        await using var site = WithoutAdministrator();
        var link = await LinkAsync(site);
        using var browser = SignInSteps.Watchful(site.Address);
        using var accepted = await AcceptAsync(browser, link, "premiere@example.org");
        Assert.Equal("/compte", accepted.Headers.Location?.OriginalString);

        using var again = await browser.GetAsync(link, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Contains("Ce lien a déjà servi", await again.TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pas une adresse", Password, "Écrivez une adresse électronique complète.")]
    [InlineData("personne@example.org", "court", "Au moins 10 caractères")]
    public async Task What_is_refused_does_not_spend_the_link(string email, string password, string said)
    {
        await using var site = WithoutAdministrator();
        var link = await LinkAsync(site);
        using var browser = SignInSteps.Watchful(site.Address);

        using var refused = await AcceptAsync(browser, link, email, password);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(said, await refused.TextAsync(), StringComparison.Ordinal);
        using var accepted = await AcceptAsync(browser, link, "personne@example.org");
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
    }

    [Fact]
    public async Task The_link_stops_working_once_there_is_an_administrator()
    {
        await using var site = WithoutAdministrator();
        var link = await LinkAsync(site);
        await using (var scope = site.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<AccountDesk>().CreateAsync("autre@example.org", Password, Role.Admin);

        using var browser = SignInSteps.Watchful(site.Address);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(link, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_configured_administrator_can_sign_in_and_gets_no_link()
    {
        await using var site = Site.Start();
        Assert.Null(await site.Services.GetRequiredService<FirstAdministrator>().PrepareAsync(Cancellation));

        using var browser = await site.SignedInAsync(Role.Admin);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/moderation", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Two_servers_that_start_at_the_same_instant_make_one_administrator()
    {
        await using var site = WithoutAdministrator();
        var settings = new ConfigurationManager { ["Setup:Email"] = "equipe@example.org", ["Setup:Password"] = Password };
        var scopes = site.Services.GetRequiredService<IServiceScopeFactory>();
        var server = new FirstAdministrator(scopes, settings, TimeProvider.System);
        var starting = Enumerable.Range(0, 4).Select(_ => Task.Run(() => server.PrepareAsync(Cancellation)));

        Assert.All(await Task.WhenAll(starting), Assert.Null);
        await using var db = site.Database();
        Assert.Equal(1, await db.Users.CountAsync(person => person.Role == Role.Admin, Cancellation));
    }

    [Theory]
    [InlineData("--Setup:Email=equipe@example.org", "--Setup:Password=court", "Setup:Password")]
    [InlineData("--Setup:Email=pas une adresse", "--Setup:Password=un mot de passe long", "Setup:Email")]
    [InlineData("--Database:Provider=oracle", "--Logging:LogLevel:Default=Warning", "oracle")]
    [InlineData("--urls=http://192.0.2.1:5080", "--Logging:LogLevel:Default=None", "address")]
    public async Task Settings_that_cannot_work_are_said_without_a_stack_trace(string setting, string other, string said)
    {
        using var folder = new TestFolder();
        var (exitCode, _, errors) = await SiteProcess.RunAsync(folder.Setting, "--urls=http://127.0.0.1:0", setting, other);

        Assert.Equal(1, exitCode);
        Assert.Contains(said, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_site_on_the_same_folder_refuses_to_start()
    {
        using var folder = new TestFolder();
        await using var site = await SiteProcess.StartAsync(folder.Path);

        var (exitCode, _, errors) = await SiteProcess.RunAsync(folder.Setting, "--urls=http://127.0.0.1:0");

        Assert.Equal(1, exitCode);
        Assert.Contains(folder.Path, errors, StringComparison.Ordinal);
        using var client = site.Client();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/murs", Cancellation)).StatusCode);
    }

    private static Site WithoutAdministrator() => Site.Start(new() { ["Setup:Email"] = "", ["Setup:Password"] = "" });

    private static async Task<string> LinkAsync(Site site) =>
        (await site.Services.GetRequiredService<FirstAdministrator>().PrepareAsync(Cancellation))!;

    private static Task<HttpResponseMessage> AcceptAsync(HttpClient browser, string link, string email, string password = Password) =>
        browser.FillAsync(
            link,
            new()
            {
                ["cle"] = link.Split('=')[1],
                ["email"] = email,
                ["password"] = password,
            }
        );

    private sealed class Several(IEnumerable<HttpClient> clients) : IDisposable
    {
        public IReadOnlyList<HttpClient> All { get; } = [.. clients];

        public void Dispose()
        {
            foreach (var client in All)
                client.Dispose();
        }
    }
}
