using System.Diagnostics;

namespace QSEC2.Tests.Support;

/// <summary>
/// Projection, régie and phone lose the network, or their server, while the debate goes on; answers how long each needed
/// afterwards to show what the others show.
/// </summary>
public static class NetworkLoss
{
    /// <param name="lasts">At least so long, and until each screen says it.</param>
    public static async Task<TimeSpan[]> TheNetworkAsync(Chromium chromium, Site site, Loss loss, TimeSpan lasts)
    {
        var evening = await Evening.PrepareAsync(site);
        await using var cable = new BreakableNetwork(site);
        await using var screens = await RoomScreens.OpenAsync(chromium, new Uri(cable.Address), evening);
        var since = Stopwatch.StartNew();
        await cable.LoseAsync(loss);
        await WhileItLastsAsync(screens, evening, () => evening.GoesOnAsync(site.Address));
        await LastAsync(since, lasts);
        cable.Mend(loss);
        var agreed = await screens.AgreeAsync(evening);
        await screens.AreAsBeforeAsync(evening);
        return agreed;
    }

    /// <summary>Killed, and started again on the same folder and the same port; counted from its first answer.</summary>
    public static async Task<TimeSpan[]> TheServerAsync(Chromium chromium, TimeSpan lasts)
    {
        using var folder = new TestFolder();
        Evening evening;
        await using (var before = Site.Start(folder: folder.Path))
            evening = await Evening.PrepareAsync(before);
        await using var first = await SiteProcess.StartAsync(folder.Path);
        await using var screens = await RoomScreens.OpenAsync(chromium, first.Address, evening);
        var since = Stopwatch.StartNew();
        await first.KillAsync();
        await WhileItLastsAsync(
            screens,
            evening,
            async () =>
            {
                await using var elsewhere = Site.Start(folder: folder.Path);
                await evening.GoesOnAsync(elsewhere.Address);
            }
        );
        await LastAsync(since, lasts);
        var starting = SiteProcess.StartAsync(folder.Path, $"--urls={first.Address}");
        await AnswersAsync(first.Address);
        var agreed = await screens.AgreeAsync(evening);
        await using var again = await starting;
        await screens.AreAsBeforeAsync(evening);
        return agreed;
    }

    private static async Task WhileItLastsAsync(RoomScreens screens, Evening evening, Func<Task> goesOn)
    {
        await screens.AreUsedAsync(evening);
        await goesOn();
        await screens.SayDiscreetlyAsync();
    }

    private static async Task LastAsync(Stopwatch since, TimeSpan lasts)
    {
        if (lasts > since.Elapsed)
            await Task.Delay(lasts - since.Elapsed, TestContext.Current.CancellationToken);
    }

    private static async Task AnswersAsync(Uri site)
    {
        using var client = new HttpClient { BaseAddress = site };
        await Eventually.TrueAsync(
            async () =>
            {
                try
                {
                    return (await client.GetAsync("/health/live", TestContext.Current.CancellationToken)).IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            answers => answers
        );
    }
}
