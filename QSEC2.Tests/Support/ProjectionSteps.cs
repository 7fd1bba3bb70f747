using Microsoft.Playwright;
using QSEC2.Domain.Debates;
using QSEC2.Domain.Walls;

namespace QSEC2.Tests.Support;

/// <summary>A projection of a debate, and what the room sees on it.</summary>
public static class ProjectionSteps
{
    public const int Width = 1920,
        Height = 1080;

    /// <summary>The texts of the cards that stand on the wall now, in the places they have.</summary>
    private const string OnScreen = """
        () => [...document.querySelectorAll(".wall__slot")].filter((slot) => slot.checkVisibility())
          .map((slot) => `${slot.style.transform} ${slot.dataset.id}`).sort().join("\n")
        """;

    public static async Task<IPage> ProjectAsync(this IBrowserContext context, string wall)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/murs/{wall}/projection");
        await page.IsReadyAsync();
        await page.IsAsync("live");
        return page;
    }

    public static Task<IBrowserContext> HallAsync(
        this Chromium chromium,
        Site site,
        string? address = null,
        int width = Width,
        int height = Height
    ) =>
        chromium.NewAsync(
            site,
            new()
            {
                BaseURL = address,
                ViewportSize = new() { Width = width, Height = height },
                ReducedMotion = ReducedMotion.Reduce,
            }
        );

    /// <summary>Has the room look at it, and waits until the projection does.</summary>
    public static async Task DirectAsync(this Site site, Debate debate, IPage page, Func<Stage, Stage> command)
    {
        var number = await site.Stage().DirectAsync(debate.Code, command, TestContext.Current.CancellationToken);
        await page.HasAsync(number!.Value);
    }

    /// <summary>Waits until the projection has that event.</summary>
    public static Task HasAsync(this IPage page, long number) =>
        page.WaitForFunctionAsync("number => Number(document.querySelector('#wall').dataset.sequence) >= number", number);

    public static Task<string> OnScreenAsync(this IPage page) => page.EvaluateAsync<string>(OnScreen);

    public static ILocator Scene(this IPage page, string layout) => page.Locator($"[data-scene={layout}]");

    /// <summary>Wakes the screen, which asks what it missed and what time it is.</summary>
    public static async Task ReconnectAsync(this IPage page)
    {
        await page.EvaluateAsync("() => dispatchEvent(new Event('online'))");
        await page.IsAsync("live");
    }

    public static async Task<Guid> PhotoAsync(this UnlimitedSiteFixture shared, string wall, int width, int height)
    {
        using var sent = await shared.Public.SubmitPhotoAsync(TestPictures.Jpeg(width, height), wall: wall, text: "Au bord du canal");
        var id = (Guid)(await sent.JsonAsync())["id"]!;
        await shared.Moderator.ApproveAsync(id, new { photoGround = "nobody_recognisable", photoDescription = "Un canal" });
        return id;
    }

    /// <summary>Published in this order, on the wall of a debate.</summary>
    public static async Task<List<Guid>> PublishAllAsync(this UnlimitedSiteFixture shared, Debate debate, params string[] texts)
    {
        var ids = new List<Guid>();
        foreach (var text in texts)
            ids.Add((await shared.PublishAsync(text, debate.Wall())).Id);
        return ids;
    }
}
