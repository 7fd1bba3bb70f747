using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using QSEC2.Domain.People;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Accounts;
using QSEC2.Web.Http;

namespace QSEC2.Tests.Accounts;

/// <summary>Whoever tries passwords waits; whoever knows theirs does not.</summary>
public sealed class PasswordTriesTests(SiteFixture one) : IClassFixture<SiteFixture>
{
    private const string Wrong = "pas la bonne";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stranger_keeps_no_mediator_out()
    {
        var email = await MediatorAsync();
        using var stranger = From("203.0.113.5");
        for (var attempt = 0; attempt < 6; attempt++)
            (await stranger.SignInAsync(email, Wrong)).Dispose();
        Assert.Equal(HttpStatusCode.BadRequest, (await stranger.SignInAsync(email)).StatusCode);

        using var mediator = From("198.51.100.7");
        Assert.Equal(HttpStatusCode.Redirect, (await mediator.SignInAsync(email)).StatusCode);
    }

    [Fact]
    public async Task Nor_in_the_hall_whose_address_they_share()
    {
        var email = await MediatorAsync();
        using var mediator = From("203.0.113.6");
        (await mediator.SignInAsync(email)).Dispose();
        (await mediator.FillAsync("/compte", [], to: "/deconnexion")).Dispose();
        using var stranger = From("203.0.113.6");
        for (var attempt = 0; attempt < 6; attempt++)
            (await stranger.SignInAsync(email, Wrong)).Dispose();

        Assert.Equal(HttpStatusCode.BadRequest, (await stranger.SignInAsync(email)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await mediator.SignInAsync(email)).StatusCode);
    }

    [Fact]
    public async Task Nor_by_using_up_what_the_hall_may_try_in_a_minute()
    {
        var email = await MediatorAsync();
        using var mediator = From("203.0.113.8");
        (await mediator.SignInAsync(email)).Dispose();
        using var stranger = From("203.0.113.8");
        using var nothing = new FormUrlEncodedContent([]);
        for (var attempt = 0; attempt < 60; attempt++)
            (await stranger.PostAsync("/connexion", nothing, Now)).Dispose();

        Assert.Equal(HttpStatusCode.TooManyRequests, (await stranger.PostAsync("/connexion", nothing, Now)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await mediator.SignInAsync(email)).StatusCode);
    }

    [Fact]
    public async Task Nor_from_many_addresses_at_once()
    {
        var email = await MediatorAsync();
        foreach (var number in Enumerable.Range(1, 60))
        {
            using var stranger = From($"192.0.2.{number}");
            (await stranger.SignInAsync(email, Wrong)).Dispose();
        }

        using var mediator = From("198.51.100.8");
        Assert.Equal(HttpStatusCode.Redirect, (await mediator.SignInAsync(email)).StatusCode);
    }

    [Fact]
    public async Task The_browser_that_signed_in_before_waits_as_well_when_it_guesses()
    {
        var email = await MediatorAsync();
        using var mediator = From("203.0.113.7");
        (await mediator.SignInAsync(email)).Dispose();
        for (var attempt = 0; attempt < 5; attempt++)
            (await mediator.SignInAsync(email, Wrong)).Dispose();
        Assert.Equal(HttpStatusCode.BadRequest, (await mediator.SignInAsync(email)).StatusCode);
    }

    [Fact]
    public async Task Wrong_ones_on_the_page_of_the_account_count()
    {
        using var browser = await one.Site.SignedInAsync(Role.Mediator, $"{Guid.CreateVersion7():N}@example.org");
        for (var attempt = 0; attempt < 5; attempt++)
            (await browser.FillAsync("/compte", new() { ["current"] = Wrong, ["password"] = "une autre phrase" })).Dispose();

        using var right = await browser.FillAsync("/compte", new() { ["current"] = Site.AdminPassword, ["password"] = "une autre phrase" });
        Assert.Equal(HttpStatusCode.BadRequest, right.StatusCode);
        Assert.Contains("attendez un quart d’heure", await right.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quarter_of_an_hour_later_one_may_try_again()
    {
        var time = new FakeTimeProvider();
        var tries = new PasswordTries(new KnownBrowsers(new EphemeralDataProtectionProvider()), time);
        for (var attempt = 0; attempt < 5; attempt++)
            Assert.Equal(PasswordTry.Wrong, await TryAsync(tries, isRight: false));
        Assert.Equal(PasswordTry.MustWait, await TryAsync(tries, isRight: true));

        time.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(PasswordTry.Right, await TryAsync(tries, isRight: true));
    }

    [Fact]
    public async Task Many_at_the_same_instant_are_many()
    {
        var tries = new PasswordTries(new KnownBrowsers(new EphemeralDataProtectionProvider()), TimeProvider.System);
        var begin = new TaskCompletionSource();
        var all = Enumerable
            .Range(0, 40)
            .Select(_ =>
                tries.RunAsync(
                    new DefaultHttpContext(),
                    "ada@example.org",
                    async () =>
                    {
                        await begin.Task;
                        return false;
                    }
                )
            )
            .ToList();
        begin.SetResult();
        Assert.Equal(5, (await Task.WhenAll(all)).Count(tried => tried is PasswordTry.Wrong));
    }

    private static Task<PasswordTry> TryAsync(PasswordTries tries, bool isRight) =>
        tries.RunAsync(new DefaultHttpContext(), " Ada@example.org", () => Task.FromResult(isRight));

    // The proxy of this machine says where they are.
    private HttpClient From(string address)
    {
        var browser = SignInSteps.Watchful(one.Site.Address);
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return browser;
    }

    private async Task<string> MediatorAsync()
    {
        var email = $"{Guid.CreateVersion7():N}@example.org";
        using var browser = await one.Site.SignedInAsync(Role.Mediator, email);
        return email;
    }
}
