using Microsoft.Extensions.DependencyInjection;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Walls;

namespace QSEC2.Tests.Features.Walls;

/// <summary>A wall is followed for as long as somebody watches it.</summary>
public sealed class WatchingTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private WallFeed Feed => shared.Site.Services.GetRequiredService<WallFeed>();

    [Fact]
    public async Task Nothing_is_followed_once_nobody_watches()
    {
        var screens = new List<LiveScreen>();
        foreach (var (wall, language) in new[] { ("air-agir", "fr"), ("air-agir", "fr"), ("air-agir", "en"), ("air-climat", "fr") })
            screens.Add(await LiveScreen.OpenAsync(shared.Site, wall, language));

        // Two walls, once that of the test before has been let go.
        await Eventually.TrueAsync(() => Task.FromResult(Feed.PumpCount), count => count == 2);
        await screens[^1].DisposeAsync();
        await Eventually.TrueAsync(() => Task.FromResult(Feed.PumpCount), count => count == 1);
        await screens[0].DisposeAsync();
        await screens[2].DisposeAsync();

        // One screen is left: it still hears of what comes.
        await shared.PublishAsync("Encore là ?", "air-agir");
        await screens[1].ShowsAsync(screen => screen.Shows.Any(card => card.Text == "Encore là ?"));
        await screens[1].DisposeAsync();
        await Eventually.TrueAsync(() => Task.FromResult(Feed.PumpCount), count => count == 0);
    }

    [Fact]
    public async Task A_screen_that_joins_twice_is_one_screen()
    {
        await using (var screen = await LiveScreen.OpenAsync(shared.Site, "air-mesure"))
        {
            await screen.JoinAgainAsync();
            await shared.PublishAsync("Deux fois ?", "air-mesure");
            await screen.ShowsAsync(shown => shown.Last == 1);
        }

        await Eventually.TrueAsync(() => Task.FromResult(Feed.PumpCount), count => count == 0);
    }

    [Fact]
    public async Task Nothing_is_lost_or_told_twice_where_one_goes_and_another_comes()
    {
        await using var witness = await LiveScreen.OpenAsync(shared.Site, "air-sante");
        var publishing = Task.Run(
            async () =>
            {
                foreach (var number in Enumerable.Range(1, 30))
                    await shared.PublishAsync($"Question {number} ?", "air-sante");
            },
            TestContext.Current.CancellationToken
        );
        await witness.CutAsync();
        while (!publishing.IsCompleted)
        {
            await witness.ComeBackAsync();
            await witness.CutAsync();
        }

        await publishing;
        await witness.ComeBackAsync();
        await witness.ShowsAsync(screen => screen.Last == 30);
        Assert.Equal(Enumerable.Range(1, 30).Select(number => (long)number), witness.Screen.Applied.Select(happened => happened.Sequence));
    }
}
