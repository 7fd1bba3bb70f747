using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.Debates;
using QSEC2.Domain.People;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Accounts;
using QSEC2.Web.Features.Debates;

namespace QSEC2.Tests.Features.Supports;

/// <summary>"Moi aussi" is not for one machine to say a hundred times, and a hall behind one address is a hundred people.</summary>
public sealed class StrangersTests(StrangersTests.Ours ours) : IClassFixture<StrangersTests.Ours>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_script_that_forgets_its_cookie_stops_at_thirty()
    {
        var id = await ours.PublishAsync(await ours.Site.DebateAsync());
        using var script = ours.From("203.0.113.1");
        for (var pressed = 0; pressed < 30; pressed++)
            await SupportAsync(script, id).IsAsync(HttpStatusCode.OK);
        using var refused = await SupportAsync(script, id);
        var problem = await refused.IsProblemAsync(HttpStatusCode.TooManyRequests, "too_fast");
        Assert.Contains("nouveaux appareils", (string?)problem["title"], StringComparison.Ordinal);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 10);
        using var elsewhere = ours.From("203.0.113.2");
        await SupportAsync(elsewhere, id).IsAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_script_that_collects_the_cookies_of_pages_is_as_strange_as_before()
    {
        var debate = await ours.Site.DebateAsync();
        var id = await ours.PublishAsync(debate);
        var counted = 0;
        for (var pressed = 0; pressed < 34; pressed++)
        {
            using var device = ours.From("203.0.113.3", cookies: true);
            await device.GetAsync($"/debats/{debate.Code}", Now).IsAsync(HttpStatusCode.OK);
            counted += (await SupportAsync(device, id)).IsSuccessStatusCode ? 1 : 0;
        }

        Assert.Equal(30, counted);
    }

    [Fact]
    public async Task The_neighbours_of_an_address_of_version_six_share_its_budget()
    {
        var id = await ours.PublishAsync(await ours.Site.DebateAsync());
        for (var pressed = 0; pressed < 30; pressed++)
            await SupportAsync(ours.From($"2001:db8:0:7::{pressed + 1:x}"), id).IsAsync(HttpStatusCode.OK);
        await SupportAsync(ours.From("2001:db8:0:7::ffff"), id).IsAsync(HttpStatusCode.TooManyRequests);
        await SupportAsync(ours.From("2001:db8:0:8::1"), id).IsAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_device_that_was_counted_once_is_no_stranger_any_more()
    {
        var debate = await ours.Site.DebateAsync();
        var (first, second) = (await ours.PublishAsync(debate), await ours.PublishAsync(debate));
        using var device = ours.From("203.0.113.4", cookies: true);
        await SupportAsync(device, first).IsAsync(HttpStatusCode.OK);
        using var script = ours.From("203.0.113.4");
        await Eventually.TrueAsync(async () => (await SupportAsync(script, first)).StatusCode, status => status is HttpStatusCode.TooManyRequests);
        await SupportAsync(device, second).IsAsync(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/murs/debat-{0}/projection")]
    [InlineData("/en/murs/debat-{0}/projection")]
    public async Task Sixty_phones_in_the_room_are_sixty_people(string screen)
    {
        var debate = await ours.Site.DebateAsync();
        var id = await ours.PublishAsync(debate);
        var room = screen.StartsWith("/en", StringComparison.Ordinal) ? "203.0.113.5" : "203.0.113.6";
        using var mediator = await ours.MediatorAsync(room, "93");
        using var opened = await mediator.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, screen, debate.Code.ToLowerInvariant()), Now);
        Assert.Equal(60, await CountAsync(ours.From(room), id, 60));
        Assert.Equal(60, (int)(await ours.Site.Public().GetJsonAsync($"/api/v1/contributions/{id}"))["supports"]!);
    }

    [Fact]
    public async Task A_room_is_one_as_long_as_its_debate_lasts()
    {
        var debate = await ours.Site.DebateAsync();
        var id = await ours.PublishAsync(debate);
        using var mediator = await ours.MediatorAsync("203.0.113.7", "93");
        using var opened = await mediator.GetAsync($"/murs/{debate.Wall()}/projection", Now);
        await ours.Site.Services.GetRequiredService<DebateDesk>().CloseAsync(debate.Code, new DebateReport("La ville", "Salle", new DateOnly(2026, 11, 25), true, 60, "Dit.", false), Now);
        Assert.Equal(30, await CountAsync(ours.From("203.0.113.7"), id, 40));
    }

    [Fact]
    public async Task Whoever_may_not_mediate_a_debate_makes_no_room_of_their_address()
    {
        var debate = await ours.Site.DebateAsync();
        var id = await ours.PublishAsync(debate);
        using var other = await ours.MediatorAsync("203.0.113.8", "94");
        using var opened = await other.GetAsync($"/murs/{debate.Wall()}/projection", Now);
        using var anybody = ours.From("203.0.113.8");
        using var looked = await anybody.GetAsync($"/murs/{debate.Wall()}/projection", Now);
        Assert.Equal(30, await CountAsync(anybody, id, 40));
    }

    private static Task<HttpResponseMessage> SupportAsync(HttpClient device, Guid id) => device.PostAsync($"/api/v1/contributions/{id}/supports", null, Now);

    private static async Task<int> CountAsync(HttpClient devices, Guid id, int many)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, many).Select(_ => SupportAsync(devices, id)));
        return answers.Count(answer => answer.IsSuccessStatusCode);
    }

    public sealed class Ours : IAsyncLifetime
    {
        private HttpClient _moderator = null!;

        public Site Site { get; } = Site.Start();

        public async ValueTask InitializeAsync() => _moderator = await Site.WithTokenAsync();

        public ValueTask DisposeAsync() => Site.DisposeAsync();

        /// <summary>Somebody behind that address, as the proxy of the site tells it.</summary>
        public HttpClient From(string address, bool cookies = false)
        {
            var client = cookies ? SigningIn.Watchful(Site.Address) : Site.Public();
            client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
            return client;
        }

        public async Task<HttpClient> MediatorAsync(string address, string department)
        {
            var email = $"m{Guid.CreateVersion7():N}@example.org";
            await using (var scope = Site.Services.CreateAsyncScope())
                Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().CreateAsync(new Person { Email = email, UserName = email, Role = Role.Mediator, Departments = department }, Site.AdminPassword)).Succeeded);
            var mediator = From(address, cookies: true);
            using var answer = await mediator.SignInAsync(email);
            Assert.Equal("/compte", answer.Headers.Location?.OriginalString);
            return mediator;
        }

        public async Task<Guid> PublishAsync(Debate debate)
        {
            using var somebody = Site.Public();
            var (id, _) = await somebody.AskAsync($"Et {Guid.CreateVersion7():N} ?", debate.Wall());
            (await _moderator.ApproveAsync(id)).EnsureSuccessStatusCode();
            return id;
        }
    }
}
