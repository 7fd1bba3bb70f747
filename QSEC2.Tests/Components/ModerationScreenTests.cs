using System.Net.Http.Json;
using System.Security.Claims;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.People;
using QSEC2.Tests.Support;
using QSEC2.Web.Data;
using QSEC2.Web.Features.Moderation;
using QSEC2.Web.Http;
using QSEC2.Web.Live;

namespace QSEC2.Tests.Components;

/// <summary>The whole desk on a real database.</summary>
public sealed class ModerationScreenTests : IAsyncDisposable
{
    private readonly Site _site = Site.Start();
    private readonly List<Office> _offices = [];

    private static CancellationToken Now => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_oldest_comes_first_and_the_next_follows_a_decision()
    {
        var citizen = _site.Public();
        await citizen.AskAsync("La première ?");
        await citizen.AskAsync("La deuxième ?");
        var desk = Desk();
        Assert.Contains("La première ?", Read(desk), StringComparison.Ordinal);
        await desk.Find("[data-key=a]").ClickAsync(new());
        await desk.WaitForAssertionAsync(() => Assert.Contains("La deuxième ?", Read(desk), StringComparison.Ordinal));
        Assert.Equal("1", desk.Find("[data-waiting]").TextContent);
    }

    [Fact]
    public async Task A_contribution_arrives_by_itself()
    {
        var desk = Desk();
        Assert.NotEmpty(desk.FindAll(".desk__empty"));
        await _site.Public().AskAsync("Bonjour ?");
        await desk.WaitForAssertionAsync(
            () => Assert.Contains("Bonjour ?", Read(desk), StringComparison.Ordinal),
            TimeSpan.FromSeconds(40)
        );
    }

    [Fact]
    public async Task What_was_decided_can_be_taken_back()
    {
        await _site.Public().AskAsync("Trop vite ?");
        var desk = Desk();
        await desk.Find("[data-key=a]").ClickAsync(new());
        await desk.WaitForAssertionAsync(() => Assert.NotEmpty(desk.FindAll(".desk__empty")));
        await desk.Find(".desk__side [data-key=z]").ClickAsync(new());
        await desk.WaitForAssertionAsync(() => Assert.Contains("Trop vite ?", Read(desk), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_last_decision_can_still_be_taken_back_after_leaving_and_coming_back()
    {
        await _site.Public().AskAsync("Partie trop vite ?");
        var ada = Guid.CreateVersion7();
        await Desk(id: ada).Find("[data-key=a]").ClickAsync(new());
        await _offices[0].DisposeAsync();
        Assert.True(Desk("Blaise").Find(".desk__side [data-key=z]").HasAttribute("disabled"));
        var desk = Desk(id: ada);
        Assert.Contains("Partie trop vite", desk.Find(".desk__side").TextContent, StringComparison.Ordinal);
        await desk.Find(".desk__side [data-key=z]").ClickAsync(new());
        await desk.WaitForAssertionAsync(() => Assert.Contains("Partie trop vite ?", Read(desk), StringComparison.Ordinal));
        Assert.True(desk.Find(".desk__side [data-key=z]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task What_somebody_else_decided_since_is_not_offered_to_be_undone()
    {
        var (id, _) = await _site.Public().AskAsync("Décidée deux fois ?");
        var ada = Guid.CreateVersion7();
        await Desk(id: ada).Find("[data-key=a]").ClickAsync(new());
        using var colleague = await _site.WithTokenAsync();
        (await colleague.RemoveAsync(id)).EnsureSuccessStatusCode();
        Assert.True(Desk(id: ada).Find(".desk__side [data-key=z]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_text_that_its_author_corrects_is_drawn_again_and_not_published_in_the_same_breath()
    {
        var clock = new Clock();
        var citizen = _site.Public();
        var (id, code) = await citizen.AskAsync("Avant la correction ?");
        var desk = Desk(clock: clock);
        (await citizen.PatchAsJsonAsync($"/api/v1/receipts/{code}", new { text = "Après la correction ?" }, Now)).EnsureSuccessStatusCode();
        await desk.WaitForAssertionAsync(
            () => Assert.Contains("Après la correction ?", Read(desk), StringComparison.Ordinal),
            TimeSpan.FromSeconds(20)
        );
        Assert.StartsWith("Corrigée à l’instant", desk.Find(".notice--info").TextContent.Trim(), StringComparison.Ordinal);
        Assert.Empty(desk.FindAll(".notice--error"));
        await desk.Find("[data-key=a]").ClickAsync(new());
        Assert.Contains("Après la correction ?", Read(desk), StringComparison.Ordinal);
        clock.Passes(TimeSpan.FromSeconds(5));
        await desk.Find("[data-key=a]").ClickAsync(new());
        await desk.WaitForAssertionAsync(() => Assert.NotEmpty(desk.FindAll(".desk__empty")));
        Assert.Equal("Après la correction ?", (string?)(await citizen.GetJsonAsync($"/api/v1/contributions/{id}"))["text"]);
    }

    [Fact]
    public async Task A_desk_that_never_received_anything_does_not_say_that_all_is_read()
    {
        var desk = Desk();
        Assert.Contains("Rien n’est encore arrivé.", desk.Find(".desk__empty").TextContent, StringComparison.Ordinal);
        await _site.Public().AskAsync("La toute première ?");
        await desk.WaitForAssertionAsync(() => Assert.NotEmpty(desk.FindAll("[data-key=a]")), TimeSpan.FromSeconds(20));
        await desk.Find("[data-key=a]").ClickAsync(new());
        await desk.WaitForAssertionAsync(() =>
            Assert.Contains("Tout est lu.", desk.Find(".desk__empty").TextContent, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Two_moderators_never_read_the_same_one()
    {
        await _site.Public().AskAsync("Une seule ?");
        var first = Desk("Ada");
        var second = Desk("Blaise");
        Assert.Contains("Une seule ?", Read(first), StringComparison.Ordinal);
        Assert.NotEmpty(second.FindAll(".desk__empty"));
        Assert.Contains("Lue par Ada", second.Find(".queue__item").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_right_that_was_taken_away_reads_and_decides_no_more()
    {
        await _site.Public().AskAsync("Encore ?");
        var desk = Desk(allowed: false);
        await desk.WaitForAssertionAsync(() => Assert.Equal("alert", desk.Find(".notice--error").GetAttribute("role")));
        Assert.Empty(desk.FindAll("[data-key=a]"));
        Assert.DoesNotContain("Encore", desk.Markup, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var office in _offices)
            await office.DisposeAsync();
        await _site.DisposeAsync();
    }

    private IRenderedComponent<ModerationScreen> Desk(string name = "Ada", bool allowed = true, Guid? id = null, TimeProvider? clock = null)
    {
        var office = new Office(_site, name, allowed, id ?? Guid.CreateVersion7(), clock ?? TimeProvider.System);
        _offices.Add(office);
        return office.Open();
    }

    private static string Read(IRenderedComponent<ModerationScreen> desk) =>
        desk.Find(".desk-item .contribution-card__text").TextContent.Replace('\u202F', ' ');

    /// <summary>A moderator's browser.</summary>
    private sealed class Office : ComponentTest
    {
        public Office(Site site, string name, bool allowed, Guid id, TimeProvider clock)
        {
            foreach (var type in new[] { typeof(ModerationDesk), typeof(ModerationQueue), typeof(WallDirectory), typeof(Changes) })
                Services.AddSingleton(type, site.Services.GetRequiredService(type));
            Services.AddSingleton(clock);
            var who = AddAuthorization().SetAuthorized(name);
            who.SetClaims(
                new Claim(ClaimTypes.NameIdentifier, id.ToString()),
                new Claim(Policies.NameClaim, name),
                new Claim(ClaimTypes.Role, Role.Moderator)
            );
            if (allowed)
                who.SetPolicies(Policies.Moderate);
        }

        public IRenderedComponent<ModerationScreen> Open() => Draw<ModerationScreen>(with => with.Add(desk => desk.Language, "fr"));
    }

    /// <summary>A clock that stands still until it is told.</summary>
    private sealed class Clock : TimeProvider
    {
        private DateTimeOffset _now = System.GetUtcNow();

        public void Passes(TimeSpan time) => _now += time;

        public override DateTimeOffset GetUtcNow() => _now;
    }
}
