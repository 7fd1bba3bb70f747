using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using QSEC2.Domain.Debates;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Debates;

namespace QSEC2.Tests.Browser;

/// <summary>A debate on a phone in the room.</summary>
public sealed class PhoneTests(Chromium chromium, SharedSite shared) : IClassFixture<SharedSite>
{
    private static readonly BrowserNewContextOptions APhone = new() { ViewportSize = new() { Width = 360, Height = 740 } };

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_writes_is_followed_on_the_page_until_it_is_on_the_wall()
    {
        await using var context = await chromium.NewAsync(shared.Site, new(APhone));
        var debate = await shared.Site.DebateAsync();
        var page = await OpenAsync(context, debate);
        await WriteAsync(page, "Depuis le troisième rang ?");
        var mine = page.Locator(".mine__item");
        await Assertions.Expect(mine).ToContainTextAsync("une personne va la lire");
        await Assertions.Expect(mine).ToContainTextAsync("Depuis le troisième rang");
        var code = await page.Locator(".mine__code").InnerTextAsync();
        await Assertions.Expect(page.Locator("[data-announce]")).ToContainTextAsync(code);

        await shared.Moderator.ApproveAsync(Id("Depuis le troisième rang ?"));
        await Assertions.Expect(mine).ToContainTextAsync("Sur le mur");
        await Assertions.Expect(page.Locator(".wall__slot:visible")).ToContainTextAsync("Depuis le troisième rang");
        Assert.EndsWith(debate.Code, page.Url, StringComparison.Ordinal);
        await page.ReloadAsync();
        await Assertions.Expect(mine).ToContainTextAsync(code);
        await page.ClickAsync("[data-mine-forget]");
        await Assertions.Expect(page.Locator("[data-mine]")).ToBeHiddenAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[data-mine]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_refusal_is_said_with_its_reason()
    {
        await using var context = await chromium.NewAsync(shared.Site, new(APhone));
        var page = await OpenAsync(context, await shared.Site.DebateAsync());
        await WriteAsync(page, "Hors du sujet ?");
        await Assertions.Expect(page.Locator(".mine__item")).ToBeVisibleAsync();
        await shared.Moderator.RefuseAsync(Id("Hors du sujet ?"));
        await Assertions.Expect(page.Locator(".mine__item")).ToContainTextAsync("N’a pas rejoint le mur");
        await Assertions.Expect(page.Locator("[data-mine-reason]")).ToHaveTextAsync("Hors sujet");
    }

    [Fact]
    public async Task An_error_is_said_beside_its_field_without_leaving_the_page()
    {
        await using var context = await chromium.NewAsync(shared.Site, new(APhone));
        var debate = await shared.Site.DebateAsync();
        var page = await OpenAsync(context, debate);
        await page.ClickAsync("[data-write] > summary");
        await page.ClickAsync("[data-write] button[type=submit]");
        await Assertions.Expect(page.Locator("#text-error")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-error-summary]")).ToBeFocusedAsync();
        await page.ClickAsync("[data-error-summary] a");
        await Assertions.Expect(page.Locator("#text")).ToBeFocusedAsync();
        Assert.Contains($"/debats/{debate.Code}", page.Url, StringComparison.Ordinal);
        await page.FillAsync("#text", "Et maintenant ?");
        await page.ClickAsync("[data-write] button[type=submit]");
        await Assertions.Expect(page.Locator(".mine__item")).ToContainTextAsync("Et maintenant");
    }

    [Fact]
    public async Task Me_too_is_counted_once_on_every_phone_and_remembered()
    {
        await using var context = await chromium.NewAsync(shared.Site, new(APhone));
        await using var other = await chromium.NewAsync(shared.Site, new(APhone));
        var debate = await shared.Site.DebateAsync();
        var (page, neighbour) = (await OpenAsync(context, debate), await OpenAsync(other, debate));
        var (id, _) = await shared.PublishAsync("Arrivée après la page ?", debate.Wall());
        var button = page.Locator($"[data-support='{id}']");
        await button.ClickAsync();
        await Assertions.Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
        await button.ClickAsync();
        await Assertions.Expect(neighbour.Locator($".wall__slot[data-id='{id}'] [data-supports]")).ToContainTextAsync("1");
        Assert.Matches("Moi aussi\\s*, Question n° ?\\d+", await button.TextContentAsync());
        await page.ReloadAsync();
        await Assertions.Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(neighbour.Locator($"[data-support='{id}']")).ToHaveAttributeAsync("aria-pressed", "false");
        Assert.Equal(1, (int)(await shared.Public.GetJsonAsync($"/api/v1/contributions/{id}"))["supports"]!);
    }

    [Fact]
    public async Task The_twin_follows_what_the_mediator_commands()
    {
        await using var context = await chromium.NewAsync(shared.Site, new(APhone));
        var debate = await shared.Site.DebateAsync();
        var (id, _) = await shared.PublishAsync("À la une ?", debate.Wall());
        var page = await OpenAsync(context, debate);
        var (room, stage) = (page.Locator("#salle"), shared.Site.Stage());
        await stage.DirectAsync(debate.Code, id, (seen, up) => seen.PutUp(up), Now);
        await Assertions.Expect(room.Locator(".contribution-card")).ToContainTextAsync("À la une");
        await Assertions.Expect(page.Locator("[data-announce]")).ToContainTextAsync("La salle regarde");
        await stage.DirectAsync(debate.Code, seen => seen.Draw(true), Now);
        await Assertions.Expect(room).ToContainTextAsync("caché pour un moment");
        await stage.DirectAsync(debate.Code, seen => seen.Draw(false), Now);
        await stage.DirectAsync(debate.Code, id, (seen, hidden) => seen.Hide(hidden), Now);
        await Assertions.Expect(page.Locator($".wall__slot[data-id='{id}']")).ToBeHiddenAsync();
        await Desk.PauseAsync(debate.Code, Now);
        await Assertions.Expect(page.Locator("#etat")).ToContainTextAsync("Petite pause");
        await Assertions.Expect(page.Locator("[data-write]")).ToBeHiddenAsync();
        await Desk.OpenAsync(debate.Code, Now);
        await Assertions.Expect(page.Locator("[data-write]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_that_is_held_still_shows_what_happened_afterwards()
    {
        await using var context = await chromium.NewAsync(shared.Site, new(APhone));
        var debate = await shared.Site.DebateAsync();
        var page = await OpenAsync(context, debate);
        await page.ClickAsync("[data-pause]");
        var (id, _) = await shared.PublishAsync("Pendant que je lis ?", debate.Wall());
        await page.WaitForFunctionAsync("() => Number(document.querySelector('#wall').dataset.sequence) > 0 && !document.querySelector('.wall__slot')");
        await Eventually.TrueAsync(async () => await page.EvaluateAsync<int>("() => Number(document.querySelector('#wall').dataset.sequence)"), sequence => sequence >= 3);
        await Assertions.Expect(page.Locator(".wall__slot")).ToHaveCountAsync(0);
        await page.ClickAsync("[data-pause]");
        await Assertions.Expect(page.Locator($".wall__slot[data-id='{id}']")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_phone_that_loses_the_network_sends_supports_and_catches_up_when_it_returns()
    {
        await using var cable = new Cable(shared.Site);
        await using var context = await chromium.NewAsync(shared.Site, new(APhone) { BaseURL = cable.Address });
        var debate = await shared.Site.DebateAsync();
        var (before, _) = await shared.PublishAsync("Avant la coupure ?", debate.Wall());
        var page = await OpenAsync(context, debate);
        await page.EvaluateAsync("() => { window.neverReloaded = true; }");
        await cable.CutAsync();
        await page.IsAsync("lost");
        await WriteAsync(page, "Pendant la coupure ?");
        await Assertions.Expect(page.Locator("[data-offline]")).ToBeVisibleAsync();
        await page.ClickAsync($"[data-support='{before}']");
        await shared.Site.Stage().DirectAsync(debate.Code, before, (seen, id) => seen.PutUp(id), Now);
        await shared.PublishAsync("Sans ce téléphone ?", debate.Wall());
        await Assertions.Expect(page.Locator(".wall__connection")).ToBeVisibleAsync();

        cable.Mend();
        await Assertions.Expect(page.Locator("#salle .contribution-card")).ToContainTextAsync("Avant la coupure", new() { Timeout = 10_000 });
        await Assertions.Expect(page.Locator(".mine__item")).ToContainTextAsync("Pendant la coupure");
        await Eventually.TrueAsync(async () => (int)(await shared.Public.GetJsonAsync($"/api/v1/contributions/{before}"))["supports"]!, supports => supports == 1);
        await Assertions.Expect(page.Locator(".wall__connection")).ToBeHiddenAsync();
        Assert.True(await page.EvaluateAsync<bool>("() => window.neverReloaded === true"));
        Assert.Single(shared.Site.Database().Contributions.Where(contribution => contribution.Text == "Pendant la coupure ?"));
    }

    [Fact]
    public async Task A_draft_survives_the_phone_that_closes_the_page()
    {
        await using var context = await chromium.NewAsync(shared.Site, new(APhone));
        var debate = await shared.Site.DebateAsync();
        var page = await OpenAsync(context, debate);
        await page.ClickAsync("[data-write] > summary");
        await page.FillAsync("#text", "À peine commencée ?");
        await page.CloseAsync();
        page = await OpenAsync(context, debate);
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync("À peine commencée ?");
        await Assertions.Expect(page.Locator("#text")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_JavaScript_one_writes_supports_and_reads_all_the_same()
    {
        await using var context = await chromium.NewAsync(shared.Site, new(APhone) { JavaScriptEnabled = false });
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

    private static async Task<IPage> OpenAsync(IBrowserContext context, Debate debate)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/debats/{debate.Code}");
        await page.IsAsync("live");
        return page;
    }

    private static async Task WriteAsync(IPage page, string text)
    {
        await page.ClickAsync("[data-write] > summary");
        await page.FillAsync("#text", text);
        await page.ClickAsync("[data-write] button[type=submit]");
    }

    private Guid Id(string text)
    {
        using var db = shared.Site.Database();
        return db.Contributions.Single(contribution => contribution.Text == text).Id;
    }
}
