using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.Walls;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Walls;

namespace QSEC2.Tests.Features.Walls;

public sealed class LiveFramesTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_decision_reaches_a_screen_that_is_there()
    {
        await using var screen = await LiveScreen.OpenAsync(shared.Site, "air-agir");
        var (id, _) = await shared.PublishAsync("Vue aussitôt ?", "air-agir");
        await screen.ShowsAsync(wall => wall.Shows.Any(card => card.Id == id));
        (await shared.Moderator.RemoveAsync(id)).EnsureSuccessStatusCode();
        await screen.ShowsAsync(wall => wall.Shows.All(card => card.Id != id));
    }

    [Fact]
    public async Task Nobody_hears_of_another_wall()
    {
        await using var here = await LiveScreen.OpenAsync(shared.Site, "mobilites-trajets");
        await using var there = await LiveScreen.OpenAsync(shared.Site, "mobilites-temps");
        await shared.PublishAsync("Ailleurs ?", "mobilites-temps");
        await there.ShowsAsync(wall => wall.Shows.Any());
        Assert.All(here.Frames, frame => Assert.Empty(frame.Events));
    }

    [Fact]
    public async Task Frames_follow_each_other_without_gap_or_overlap()
    {
        await using var screen = await LiveScreen.OpenAsync(shared.Site, "mobilites-foules");
        await Task.WhenAll(Enumerable.Range(1, 30).Select(n => shared.PublishAsync($"Question {n} ?", "mobilites-foules")));
        await screen.ShowsAsync(wall => wall.Last == 30);
        var next = 1L;
        foreach (var frame in screen.Frames)
        {
            Assert.Equal(next, frame.From);
            Assert.Equal(Enumerable.Range(0, frame.Events.Count).Select(n => next + n), frame.Events.Select(happened => happened.Sequence));
            Assert.Equal(frame.From + frame.Events.Count - 1, frame.To);
            next = frame.To + 1;
        }
    }

    [Fact]
    public async Task The_card_that_is_pushed_is_the_card_of_the_page()
    {
        await using var screen = await LiveScreen.OpenAsync(shared.Site, "air-mesure");
        await shared.PublishAsync("Le **même** dessin ?\n\n- ici\n- là", "air-mesure", "Zoé <3");
        await screen.ShowsAsync(wall => wall.Applied.Count == 1);
        var page = await shared.Public.GetStringAsync("/murs/air-mesure", Now);
        Assert.Contains(screen.Screen.Applied[0].Html!, page, StringComparison.Ordinal);
        Assert.StartsWith("<article", screen.Screen.Applied[0].Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_english_screen_is_sent_english_cards()
    {
        await using var french = await LiveScreen.OpenAsync(shared.Site, "air-sante");
        await using var english = await LiveScreen.OpenAsync(shared.Site, "air-sante", "en");
        await shared.PublishAsync("Dans quelle langue ?", "air-sante");
        await english.ShowsAsync(wall => wall.Applied.Count == 1);
        await french.ShowsAsync(wall => wall.Applied.Count == 1);
        Assert.Contains("/en/contributions/", english.Screen.Applied[0].Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/en/", french.Screen.Applied[0].Html, StringComparison.Ordinal);
        Assert.Contains(
            english.Screen.Applied[0].Html!,
            await shared.Public.GetStringAsync("/en/murs/air-sante", Now),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_quiet_screen_is_told_that_it_is_still_up_to_date()
    {
        var often = new WallHeartbeat(Wall: TimeSpan.FromMilliseconds(100), Debate: TimeSpan.FromMilliseconds(100));
        await using var site = Site.Start(services: services => services.AddSingleton(often));
        using var moderator = await site.WithTokenAsync();
        using var author = site.Public();
        (await moderator.ApproveAsync((await author.AskAsync("Puis plus rien ?", "air-climat")).Id)).EnsureSuccessStatusCode();
        await using var screen = await LiveScreen.OpenAsync(site, "air-climat");
        await Eventually.TrueAsync(() => Task.FromResult(screen.Frames.ToArray()), frames => frames.Length > 0);
        var beat = screen.Frames.First();
        Assert.Equal(("air-climat", 2L, 1L, 0), (beat.Wall, beat.From, beat.To, beat.Events.Count));
    }

    [Fact]
    public async Task A_screen_cut_off_during_twenty_approvals_has_them_all_once_and_in_order()
    {
        await using var screen = await LiveScreen.OpenAsync(shared.Site, "mobilites-ville");
        await shared.PublishAsync("Avant la coupure ?", "mobilites-ville");
        await screen.ShowsAsync(wall => wall.Last == 1);
        await screen.CutAsync();
        for (var n = 1; n <= 20; n++)
            await shared.PublishAsync($"Pendant {n} ?", "mobilites-ville");
        await screen.ComeBackAsync();
        await shared.PublishAsync("Après ?", "mobilites-ville");
        await screen.ShowsAsync(wall => wall.Last == 22);
        Assert.Equal(
            ["Avant la coupure ?", .. Enumerable.Range(1, 20).Select(n => $"Pendant {n} ?"), "Après ?"],
            screen.Screen.Applied.Select(happened => happened.Contribution!.Text)
        );
    }

    [Fact]
    public async Task Supports_are_told_without_drawing_the_card_again()
    {
        var (id, _) = await shared.PublishAsync("Soutenue ?", "air-glaces");
        await using var screen = await LiveScreen.OpenAsync(shared.Site, "air-glaces");
        (await shared.Public.PostAsync($"/api/v1/contributions/{id}/supports", null, Now)).EnsureSuccessStatusCode();
        await screen.ShowsAsync(wall => wall.Shows.Single().Supports == 1);
        var told = Assert.Single(screen.Screen.Applied);
        Assert.Equal((WallEventType.Supported, id, 1, null, null), (told.Type, told.Id, told.Supports, told.Contribution, told.Html));
    }

    [Fact]
    public async Task A_page_of_another_site_opens_no_connection()
    {
        await using var foreign = new HubConnectionBuilder()
            .WithUrl(
                new Uri(shared.Site.Address, "hubs/wall"),
                options =>
                {
                    options.SkipNegotiation = true;
                    options.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets;
                    options.Headers["Origin"] = "https://ailleurs.example";
                }
            )
            .Build();
        await Assert.ThrowsAnyAsync<Exception>(() => foreign.StartAsync(Now));
    }

    [Fact]
    public async Task A_screen_that_changes_walls_follows_the_new_one()
    {
        await using var connection = shared.Site.Hub();
        var frames = new ConcurrentQueue<WallFrame>();
        connection.On<WallFrame>("events", frames.Enqueue);
        await connection.StartAsync(Now);
        await connection.InvokeAsync<WallJoined>("Join", "mobilites-ensemble", null, Now);
        await connection.InvokeAsync<WallJoined>("Join", "mobilites-cultures", null, Now);
        await shared.PublishAsync("Où es-tu ?", "mobilites-cultures");
        await Eventually.TrueAsync(
            () => Task.FromResult(frames.ToArray()),
            some => some.Any(frame => frame is { Wall: "mobilites-cultures", Events.Count: 1 })
        );
    }
}
