using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using QSEC2.Domain.People;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Accounts;

namespace QSEC2.Tests.Browser;

public sealed class DeskTests(Chromium chromium)
{
    [Fact]
    public async Task A_moderator_decides_by_keys_alone()
    {
        await using var site = Site.Start();
        await using var office = await chromium.NewAsync(site);
        var desk = await OpenAsync(site, office, "À publier ?", "À plus tard ?", "Hors sujet ?");
        var complaints = desk.Complaints();
        await desk.Keyboard.PressAsync("a");
        await ShowsAsync(desk, "À plus tard");
        await desk.Keyboard.PressAsync("s");
        await ShowsAsync(desk, "Hors sujet");
        await desk.Keyboard.PressAsync("r");
        await desk.WaitForSelectorAsync("[name=reason]");
        await desk.Keyboard.PressAsync("7");
        await Assertions.Expect(desk.Locator("[value=off_topic]")).ToBeCheckedAsync();
        await desk.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Locator(".desk__side")).ToContainTextAsync("Refusée");
        await ShowsAsync(desk, "À plus tard");
        await desk.Keyboard.PressAsync("z");
        await ShowsAsync(desk, "Hors sujet");
        await Assertions.Expect(desk.Locator("[data-waiting]")).ToHaveTextAsync("2");
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task A_key_typed_in_a_note_decides_nothing()
    {
        await using var site = Site.Start();
        await using var office = await chromium.NewAsync(site);
        var desk = await OpenAsync(site, office, "Bonjour ?");
        await desk.Keyboard.PressAsync("r");
        await desk.Locator("#note").PressSequentiallyAsync("aras z 7");
        await Assertions.Expect(desk.Locator("#note")).ToHaveValueAsync("aras z 7");
        Assert.Equal(0, await desk.Locator("[name=reason]:checked").CountAsync());
    }

    [Fact]
    public async Task Whoever_chooses_another_reason_by_its_key_goes_on_typing_it()
    {
        await using var site = Site.Start();
        await using var office = await chromium.NewAsync(site);
        var desk = await OpenAsync(site, office, "Bonjour ?");
        await desk.Keyboard.PressAsync("r");
        await Assertions.Expect(desk.Locator("[data-takes-focus]")).ToBeFocusedAsync();
        await desk.Keyboard.PressAsync("0");
        await Assertions.Expect(desk.Locator("#note")).ToBeFocusedAsync();
        await desk.Keyboard.TypeAsync("salade");
        await Assertions.Expect(desk.Locator("#note")).ToHaveValueAsync("salade");
    }

    [Fact]
    public async Task Undoing_takes_it_off_the_wall()
    {
        await using var site = Site.Start();
        await using var office = await chromium.NewAsync(site);
        var wall = await office.NewPageAsync();
        await wall.GotoAsync($"/murs/{Site.Wall}");
        await wall.IsReadyAsync();
        var desk = await OpenAsync(site, office, "Trop vite ?");
        await desk.Keyboard.PressAsync("a");
        await Assertions.Expect(wall.Locator(".wall__slot")).ToHaveCountAsync(1);
        await Assertions.Expect(desk.Locator(".desk__side [data-key=z]")).ToBeEnabledAsync();
        await desk.Keyboard.PressAsync("z");
        await Assertions.Expect(wall.Locator(".wall__slot")).ToHaveCountAsync(0);
        await Assertions.Expect(wall.Locator("[data-empty]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Two_moderators_at_once_never_read_the_same()
    {
        await using var site = Site.Start();
        await using var one = await chromium.NewAsync(site);
        await using var two = await chromium.NewAsync(site);
        var ada = await OpenAsync(site, one, "Une ?", "Deux ?");
        var blaise = await JoinAsync(site, two);
        await blaise.OpenDeskAsync();
        await ShowsAsync(ada, "Une");
        await ShowsAsync(blaise, "Deux");
        await ada.Keyboard.PressAsync("a");
        await Assertions.Expect(ada.Locator(".desk__empty")).ToContainTextAsync("D’autres lisent");
        await blaise.Keyboard.PressAsync("a");
        await Assertions.Expect(ada.Locator(".desk__empty")).ToContainTextAsync("Tout est lu");
        Assert.Equal(2, (await site.Public().GetJsonAsync($"/api/v1/walls/{Site.Wall}"))["contributions"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_desk_that_lost_its_connection_covers_itself_and_comes_back_fresh()
    {
        await using var site = Site.Start();
        await using var cable = new BreakableNetwork(site);
        await using var office = await chromium.NewAsync(site, new() { BaseURL = cable.Address });
        var desk = await OpenAsync(site, office, "Avant la coupure ?");
        await cable.CutAsync();
        await Assertions.Expect(desk.Locator(".desk-item")).ToBeHiddenAsync();
        await Assertions.Expect(desk.Locator("[data-desk-stale]")).ToBeVisibleAsync();
        using var team = await site.WithTokenAsync();
        var queue = await team.GetJsonAsync("/api/v1/moderation/queue");
        await team.ApproveAsync((Guid)queue["items"]![0]!["id"]!);
        await site.Public().AskAsync("Après la coupure ?");
        cable.Mend();
        await ShowsAsync(desk, "Après la coupure");
        await Assertions.Expect(desk.Locator("[data-desk-stale]")).ToBeHiddenAsync();
        await Assertions.Expect(desk.Locator(".queue__item")).ToHaveCountAsync(1);
    }

    private static async Task<IPage> OpenAsync(Site site, IBrowserContext office, params string[] questions)
    {
        foreach (var question in questions)
            await site.Public().AskAsync(question);
        var desk = await office.NewPageAsync();
        await desk.SignInAsync();
        await desk.OpenDeskAsync();
        return desk;
    }

    // Invited, a colleague chooses a password and is signed in.
    private static async Task<IPage> JoinAsync(Site site, IBrowserContext office)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var key = await scope
            .ServiceProvider.GetRequiredService<AccountDesk>()
            .InviteAsync("blaise@example.org", Role.Moderator, [], TestContext.Current.CancellationToken);
        var page = await office.NewPageAsync();
        await page.GotoAsync($"/premiers-pas?cle={key}");
        await page.FillAsync("#password", "encore une phrase");
        await page.ClickAsync("main button");
        await page.SignInAsync("blaise@example.org", "encore une phrase");
        return page;
    }

    private static Task ShowsAsync(IPage desk, string text) =>
        Assertions.Expect(desk.Locator(".desk-item .contribution-card__text")).ToContainTextAsync(text);
}
