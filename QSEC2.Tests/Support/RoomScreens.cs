using System.Diagnostics;
using Microsoft.Playwright;

namespace QSEC2.Tests.Support;

/// <summary>
/// What the room sees, what the mediator holds and what somebody follows: the three screens of a debate, as they are
/// reached at one address.
/// </summary>
public sealed class RoomScreens : IAsyncDisposable
{
    // What each says of the one that is up, of how many support the first, and of the one that is hidden.
    private const string Projection = """
        ([asked, doubtful]) => [
          document.body.dataset.layout === "one" ? document.querySelector("[data-scene=one] .contribution-card__text")?.innerText : "",
          document.querySelector(`.wall__slot[data-id="${asked}"] [data-number]`).dataset.said,
          document.querySelector(`.wall__slot[data-id="${doubtful}"]`).hidden,
        ].join(" · ")
        """;

    private const string Regie = """
        ([asked, doubtful]) => [
          document.querySelector(".regie-projection__words")?.innerText,
          document.getElementById(`c-${asked}-carte`).innerText.match(/(\d+)\smoi aussi/)?.[1],
          document.getElementById(`c-${doubtful}-cacher`).ariaPressed,
        ].join(" · ")
        """;

    private const string Phone = """
        ([asked, doubtful]) => [
          document.querySelector("#salle .contribution-card__text")?.innerText,
          document.querySelector(`.wall__slot[data-id="${asked}"] [data-number]`).dataset.said,
          document.querySelector(`.wall__slot[data-id="${doubtful}"]`).hidden,
        ].join(" · ")
        """;

    private const string OnTop = """
        () => {
          const sign = document.querySelector("[data-connection]"), { left, top, width, height } = sign.getBoundingClientRect();
          return document.elementFromPoint(left + width / 2, top + height / 2) === sign;
        }
        """;

    private readonly IBrowserContext[] _contexts;

    private RoomScreens(IBrowserContext[] contexts, IPage[] pages) =>
        (_contexts, (OfTheHall, OfTheMediator, InTheRoom)) = (contexts, (pages[0], pages[1], pages[2]));

    /// <summary>The projection.</summary>
    public IPage OfTheHall { get; }

    /// <summary>The régie.</summary>
    public IPage OfTheMediator { get; }

    /// <summary>A phone.</summary>
    public IPage InTheRoom { get; }

    public IPage[] All => [OfTheHall, OfTheMediator, InTheRoom];

    public static async Task<RoomScreens> OpenAsync(Chromium chromium, Uri address, Evening evening)
    {
        var hall = await chromium.NewAsync(
            address,
            new()
            {
                ViewportSize = new() { Width = ProjectionSteps.Width, Height = ProjectionSteps.Height },
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        var mediator = await chromium.NewAsync(address, new() { ViewportSize = PhoneSteps.Small.ViewportSize });
        var phone = await chromium.NewAsync(address, new() { ViewportSize = PhoneSteps.Small.ViewportSize });
        var regie = await mediator.NewPageAsync();
        await regie.GotoAsync($"{evening.Debate.Regie()}?cle={evening.Key}");
        await regie.ClickAsync("button:has-text('Associer')");
        await regie.IsReadyAsync();
        var screens = new RoomScreens(
            [hall, mediator, phone],
            [await hall.ProjectAsync(evening.Wall), regie, await phone.OpenAsync(evening.Debate)]
        );
        foreach (var page in screens.All)
        {
            await page.IsAsync("live");
            await page.EvaluateAsync("() => { window.neverReloaded = true; }");
        }

        return screens;
    }

    /// <summary>What people do who have not noticed: write, support, press a button.</summary>
    public async Task AreUsedAsync(Evening evening)
    {
        await InTheRoom.WriteAsync(Evening.Written);
        await InTheRoom.ClickAsync($"[data-support='{evening.Liked}']");
        await OfTheMediator.ClickAsync("#rideau");
    }

    /// <summary>Each says that it is cut off, in its corner, and goes on showing what it had.</summary>
    public async Task SayDiscreetlyAsync()
    {
        foreach (var page in All)
        {
            await Assertions.Expect(page.Locator("[data-connection]")).ToBeVisibleAsync();
            Assert.Equal("Connexion perdue, on réessaie", await page.InnerTextAsync("[data-connection]"));
            Assert.True(await page.EvaluateAsync<bool>(OnTop), $"Nobody sees it on {page.Url}.");
            Assert.Equal(0, await page.Locator("dialog[open], [role=alert]:visible, [role=alertdialog]:visible").CountAsync());
            await Assertions.Expect(page.GetByText("Avant la coupure").And(page.Locator(":visible")).First).ToBeVisibleAsync();
        }

        await Assertions.Expect(InTheRoom.Locator("[data-offline]")).ToBeVisibleAsync();
        await Assertions.Expect(OfTheMediator.Locator("[data-toast]")).ToContainTextAsync("Commande non envoyée");
    }

    /// <summary>Waits until all show the same, as it is now; answers how long that took for each.</summary>
    public async Task<TimeSpan[]> AgreeAsync(Evening evening)
    {
        var watch = Stopwatch.StartNew();
        return await Task.WhenAll(
            All.Zip(
                [Projection, Regie, Phone],
                async (page, shows) =>
                {
                    await Eventually.TrueAsync(
                        () => page.EvaluateAsync<string>(shows, new[] { evening.Asked, evening.Doubtful }),
                        shown => shown.Replace('\u202f', ' ') == $"{Evening.Meanwhile} · 1 · true"
                    );
                    return watch.Elapsed;
                }
            )
        );
    }

    /// <summary>
    /// What was written and supported meanwhile arrived, once; nothing of the loss is left, nothing was reloaded, and the régie directs.
    /// </summary>
    public async Task AreAsBeforeAsync(Evening evening)
    {
        await Assertions.Expect(InTheRoom.Locator(".my-contributions__item")).ToContainTextAsync(Evening.Written);
        await Assertions.Expect(InTheRoom.Locator("[data-offline]")).ToBeHiddenAsync();
        await Assertions
            .Expect(OfTheHall.Locator($".wall__slot[data-id='{evening.Liked}'] [data-number]"))
            .ToHaveAttributeAsync("data-said", "1");
        await Assertions.Expect(OfTheHall.Locator("body")).ToHaveAttributeAsync("data-curtain", "false");
        await OfTheMediator.ClickAsync("#rideau");
        await Assertions.Expect(OfTheHall.Locator("body")).ToHaveAttributeAsync("data-curtain", "true");
        foreach (var page in All)
        {
            await Assertions.Expect(page.Locator("[data-connection]")).ToBeHiddenAsync();
            Assert.True(await page.EvaluateAsync<bool>("() => window.neverReloaded === true"));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts)
            await context.DisposeAsync();
    }
}
