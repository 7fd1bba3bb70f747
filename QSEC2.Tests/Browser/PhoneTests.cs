using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using QSEC2.Domain.Walls;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Debates;

namespace QSEC2.Tests.Browser;

/// <summary>A debate on a phone in the room.</summary>
public sealed class PhoneTests(Chromium chromium, UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Me_too_is_counted_once_on_every_phone_and_remembered()
    {
        await using var context = await chromium.NewAsync(shared.Site, PhoneSteps.Small);
        await using var other = await chromium.NewAsync(shared.Site, PhoneSteps.Small);
        var debate = await shared.Site.DebateAsync();
        var (page, neighbour) = (await context.OpenAsync(debate), await other.OpenAsync(debate));
        var (id, _) = await shared.PublishAsync("Arrivée après la page ?", debate.Wall());
        var button = page.Locator($"[data-support='{id}']");
        await button.ClickAsync();
        await Assertions.Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
        await button.ClickAsync();
        await Assertions.Expect(neighbour.Locator($".wall__slot[data-id='{id}'] [data-supports]")).ToContainTextAsync("1");
        Assert.Matches("Moi aussi\\s*, Question n°\\s*\\d+", await button.TextContentAsync());
        await page.ReloadAsync();
        await Assertions.Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(neighbour.Locator($"[data-support='{id}']")).ToHaveAttributeAsync("aria-pressed", "false");
        Assert.Equal(1, (int)(await shared.Public.GetJsonAsync($"/api/v1/contributions/{id}"))["supports"]!);
    }

    [Fact]
    public async Task The_twin_follows_what_the_mediator_commands()
    {
        await using var context = await chromium.NewAsync(shared.Site, PhoneSteps.Small);
        var debate = await shared.Site.DebateAsync();
        var (id, _) = await shared.PublishAsync("À la une ?", debate.Wall());
        var page = await context.OpenAsync(debate);
        var (room, stage) = (page.Locator("#salle"), shared.Site.Stage());
        await stage.DirectAsync(debate.Code, id, (seen, up) => seen.PutUp(up), Now);
        await Assertions.Expect(room.Locator(".contribution-card")).ToContainTextAsync("À la une");
        await Assertions.Expect(page.Locator("[data-announce]")).ToContainTextAsync("La salle regarde");
        await stage.DirectAsync(debate.Code, seen => seen.SetCurtain(true), Now);
        await Assertions.Expect(room).ToContainTextAsync("caché pour un moment");
        await stage.DirectAsync(debate.Code, seen => seen.SetCurtain(false), Now);
        await stage.DirectAsync(debate.Code, id, (seen, hidden) => seen.Hide(hidden), Now);
        await Assertions.Expect(page.Locator($".wall__slot[data-id='{id}']")).ToBeHiddenAsync();
        await Desk.PauseAsync(debate.Code, Now);
        await Assertions.Expect(page.Locator("#etat")).ToContainTextAsync("Petite pause");
        await Assertions.Expect(page.Locator("[data-write]")).ToBeHiddenAsync();
        await Desk.OpenAsync(debate.Code, Now);
        await Assertions.Expect(page.Locator("[data-write]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_cloud_of_words_is_a_list_that_grows()
    {
        await using var context = await chromium.NewAsync(shared.Site, PhoneSteps.Small);
        var debate = await shared.Site.DebateAsync();
        await shared.PublishAsync("L’air de ma rue, c’est de l’air ?", debate.Wall());
        await shared.Site.Stage().DirectAsync(debate.Code, seen => seen.Arrange(Layout.Words), Now);
        var page = await context.OpenAsync(debate);
        await Assertions.Expect(page.Locator("#salle [data-words] li")).ToHaveTextAsync(["air (1)", "rue (1)"]);
        await shared.PublishAsync("Et l’air du métro ?", debate.Wall());
        await Assertions.Expect(page.Locator("#salle [data-words] li").First).ToHaveTextAsync("air (2)");
    }

    [Fact]
    public async Task A_page_that_is_held_still_shows_what_happened_afterwards()
    {
        await using var context = await chromium.NewAsync(shared.Site, PhoneSteps.Small);
        var debate = await shared.Site.DebateAsync();
        var page = await context.OpenAsync(debate);
        await page.ClickAsync("[data-pause]");
        var (id, _) = await shared.PublishAsync("Pendant que je lis ?", debate.Wall());
        await page.WaitForFunctionAsync(
            "() => Number(document.querySelector('#wall').dataset.sequence) > 0 && !document.querySelector('.wall__slot')"
        );
        await Eventually.TrueAsync(
            async () => await page.EvaluateAsync<int>("() => Number(document.querySelector('#wall').dataset.sequence)"),
            sequence => sequence >= 3
        );
        await Assertions.Expect(page.Locator(".wall__slot")).ToHaveCountAsync(0);
        await page.ClickAsync("[data-pause]");
        await Assertions.Expect(page.Locator($".wall__slot[data-id='{id}']")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_phone_that_loses_the_network_sends_supports_and_catches_up_when_it_returns()
    {
        await using var cable = new BreakableNetwork(shared.Site);
        await using var context = await chromium.NewAsync(
            shared.Site,
            new() { ViewportSize = PhoneSteps.Small.ViewportSize, BaseURL = cable.Address }
        );
        var debate = await shared.Site.DebateAsync();
        var (before, _) = await shared.PublishAsync("Avant la coupure ?", debate.Wall());
        var page = await context.OpenAsync(debate);
        await page.EvaluateAsync("() => { window.neverReloaded = true; }");
        await cable.CutAsync();
        await page.IsAsync("lost");
        await page.WriteAsync("Pendant la coupure ?");
        await Assertions.Expect(page.Locator("[data-offline]")).ToBeVisibleAsync();
        await page.ClickAsync($"[data-support='{before}']");
        await shared.Site.Stage().DirectAsync(debate.Code, before, (seen, id) => seen.PutUp(id), Now);
        await shared.PublishAsync("Sans ce téléphone ?", debate.Wall());
        await Assertions.Expect(page.Locator(".wall__connection")).ToBeVisibleAsync();

        cable.Mend();
        await Assertions
            .Expect(page.Locator("#salle .contribution-card"))
            .ToContainTextAsync("Avant la coupure", new() { Timeout = 10_000 });
        await Assertions.Expect(page.Locator(".my-contributions__item")).ToContainTextAsync("Pendant la coupure");
        await Eventually.TrueAsync(
            async () => (int)(await shared.Public.GetJsonAsync($"/api/v1/contributions/{before}"))["supports"]!,
            supports => supports == 1
        );
        await Assertions.Expect(page.Locator(".wall__connection")).ToBeHiddenAsync();
        Assert.True(await page.EvaluateAsync<bool>("() => window.neverReloaded === true"));
        Assert.Single(shared.Site.Database().Contributions.Where(contribution => contribution.Text == "Pendant la coupure ?"));
    }

    [Fact]
    public async Task Without_JavaScript_one_writes_supports_and_reads_all_the_same()
    {
        await using var context = await chromium.NewAsync(
            shared.Site,
            new() { ViewportSize = PhoneSteps.Small.ViewportSize, JavaScriptEnabled = false }
        );
        var debate = await shared.Site.DebateAsync();
        var (id, _) = await shared.PublishAsync("Au bouton ?", debate.Wall());
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/debats/{debate.Code}");
        await page.ClickAsync($"[data-support='{id}']");
        await Assertions.Expect(page.Locator($"[data-support='{id}']")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.ClickAsync("[data-write] > summary");
        await page.FillAsync("#text", "Sans script, dans la salle ?");
        await page.ClickAsync("[data-write] button[type=submit]");
        await page.WaitForURLAsync("**/suivi/**");
    }

    private DebateDesk Desk => shared.Site.Services.GetRequiredService<DebateDesk>();
}
