using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.Debates;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Debates;
using QSEC2.Web.Http.Limits;

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
        await Eventually.TrueAsync(
            async () => (await SupportAsync(script, first)).StatusCode,
            status => status is HttpStatusCode.TooManyRequests
        );
        await SupportAsync(device, second).IsAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Sixty_phones_in_the_room_are_sixty_people()
    {
        var debate = await ours.Site.DebateAsync();
        var id = await ours.PublishAsync(debate);
        await using var phones = await FollowAsync("203.0.113.5", debate, 60);
        Assert.Equal(60, await CountAsync(ours.From("203.0.113.5"), id, 60));
        Assert.Equal(60, (int)(await ours.Site.Public().GetJsonAsync($"/api/v1/contributions/{id}"))["supports"]!);

        // Those who share the address and follow nothing are strangers as before.
        Assert.Equal(30, await CountAsync(ours.From("203.0.113.5"), id, 60));
    }

    [Fact]
    public async Task A_room_that_is_empty_again_is_none()
    {
        var debate = await ours.Site.DebateAsync();
        var id = await ours.PublishAsync(debate);
        await using (await FollowAsync("203.0.113.6", debate, 20))
            Assert.Equal(10, await CountAsync(ours.From("203.0.113.6"), id, 10));
        await EmptyAsync();
        Assert.Equal(30, await CountAsync(ours.From("203.0.113.6"), id, 40));
    }

    [Fact]
    public async Task Screens_that_come_one_after_the_other_are_one_person()
    {
        var debate = await ours.Site.DebateAsync();
        var id = await ours.PublishAsync(debate);
        using var script = ours.From("203.0.113.8");
        var counted = 0;
        for (var turn = 0; turn < 60; turn++)
        {
            await using (await FollowAsync("203.0.113.8", debate, 1))
                counted += (await SupportAsync(script, id)).IsSuccessStatusCode ? 1 : 0;
            await EmptyAsync();
        }

        // The one, and the small budget of the address, which grows by one each ten seconds.
        Assert.InRange(counted, 31, 40);
    }

    [Fact]
    public async Task Phones_that_lost_the_network_and_come_back_are_the_same_people()
    {
        var debate = await ours.Site.DebateAsync();
        var id = await ours.PublishAsync(debate);
        await using (await FollowAsync("203.0.113.9", debate, 20))
            Assert.Equal(10, await CountAsync(ours.From("203.0.113.9"), id, 10));
        await EmptyAsync();
        await using var again = await FollowAsync("203.0.113.9", debate, 20);
        Assert.Equal(10 + 30, await CountAsync(ours.From("203.0.113.9"), id, 60));
    }

    [Fact]
    public async Task Whoever_follows_one_debate_says_nothing_more_of_another_wall()
    {
        var (debate, other) = (await ours.Site.DebateAsync(), await ours.Site.DebateAsync());
        var (id, elsewhere) = (await ours.PublishAsync(debate), await ours.PublishAsync(other));
        await using var phones = await FollowAsync("203.0.113.10", debate, 20);
        Assert.Equal(30, await CountAsync(ours.From("203.0.113.10"), elsewhere, 60));
        Assert.Equal(20, await CountAsync(ours.From("203.0.113.10"), id, 60));
    }

    [Fact]
    public async Task Whoever_follows_a_debate_that_is_over_or_a_wall_without_one_is_in_no_room()
    {
        var debate = await ours.Site.DebateAsync();
        var id = await ours.PublishAsync(debate);
        await ours
            .Site.Services.GetRequiredService<DebateDesk>()
            .CloseAsync(debate.Code, new DebateReport("La ville", "Salle", new DateOnly(2026, 11, 25), true, 60, "Dit.", false), Now);
        await using var late = await FollowAsync("203.0.113.7", debate, 5);
        await using var elsewhere = await FollowAsync("203.0.113.7", null, 5);
        Assert.Equal(30, await CountAsync(ours.From("203.0.113.7"), id, 40));
    }

    private static Task<HttpResponseMessage> SupportAsync(HttpClient device, Guid id) =>
        device.PostAsync($"/api/v1/contributions/{id}/supports", null, Now);

    private Task<bool> EmptyAsync() =>
        Eventually.TrueAsync(() => Task.FromResult(ours.Site.Services.GetRequiredService<ScreensPerAddress>().IsEmpty), empty => empty);

    private static async Task<int> CountAsync(HttpClient devices, Guid id, int many)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, many).Select(_ => SupportAsync(devices, id)));
        return answers.Count(answer => answer.IsSuccessStatusCode);
    }

    private async Task<SupporterSteps> FollowAsync(string address, Debate? debate, int screens)
    {
        var followers = new SupporterSteps();
        for (var screen = 0; screen < screens; screen++)
        {
            var hub = new HubConnectionBuilder()
                .WithUrl(new Uri(ours.Site.Address, "hubs/wall"), options => options.Headers["X-Forwarded-For"] = address)
                .Build();
            followers.Add(hub);
            await hub.StartAsync(Now);
            await hub.InvokeAsync<JsonElement>("Join", debate?.Wall() ?? Site.Wall, 0, Now);
        }

        return followers;
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
            var client = cookies ? SignInSteps.Watchful(Site.Address) : Site.Public();
            client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
            return client;
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
