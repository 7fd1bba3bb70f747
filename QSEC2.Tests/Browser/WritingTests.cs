using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

public sealed class WritingTests(Chromium chromium, WritingTests.Ours ours) : IClassFixture<WritingTests.Ours>
{
    private const string Form = $"/murs/{Site.Wall}/contribuer";

    [Fact]
    public async Task What_was_written_survives_an_error_and_a_reload()
    {
        await using var context = await chromium.NewAsync(ours.Site);
        var page = await OpenAsync(context);
        await page.FillAsync("#text", "Un brouillon précieux ?");
        await page.CheckAsync("[value=pseudonym]", new() { Force = true });
        await page.ClickAsync("button[type=submit]");
        await Assertions.Expect(page.Locator("[data-error-summary]")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync("Un brouillon précieux ?");
        await page.FillAsync("#text", "Un brouillon plus précieux ?");
        await page.ReloadAsync();
        await page.IsReadyAsync();
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync("Un brouillon plus précieux ?");
    }

    [Fact]
    public async Task A_phone_without_network_sends_by_itself_when_it_returns_and_once()
    {
        await using var context = await chromium.NewAsync(
            ours.Site,
            new()
            {
                ViewportSize = new() { Width = 360, Height = 740 },
            }
        );
        var page = await OpenAsync(context);
        await page.FillAsync("#text", "Dans le tunnel du métro ?");
        await context.SetOfflineAsync(true);
        await page.ClickAsync("button[type=submit]");
        await Assertions.Expect(page.Locator("[data-offline]")).ToBeVisibleAsync();
        await context.SetOfflineAsync(false);
        await page.WaitForURLAsync("**/suivi/**");
        await using var db = ours.Site.Database();
        Assert.Equal(
            1,
            await db.Contributions.CountAsync(
                contribution => contribution.Text == "Dans le tunnel du métro ?",
                TestContext.Current.CancellationToken
            )
        );
    }

    [Fact]
    public async Task Without_JavaScript_one_writes_and_follows_all_the_same()
    {
        await using var context = await chromium.NewAsync(ours.Site, new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(Form);
        await page.ClickAsync("button[type=submit]");
        await Assertions.Expect(page.Locator("#text-error")).ToBeVisibleAsync();
        await page.FillAsync("#text", "Sans rien de neuf ?");
        await page.ClickAsync("button[type=submit]");
        await page.WaitForURLAsync("**/suivi/**");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("est arrivée");
        await using var db = ours.Site.Database();
        var id = await db
            .Contributions.Where(contribution => contribution.Text == "Sans rien de neuf ?")
            .Select(contribution => contribution.Id)
            .SingleAsync(TestContext.Current.CancellationToken);
        await (await ours.Site.WithTokenAsync()).ApproveAsync(id);
        await Assertions.Expect(page.Locator(".with-script")).ToBeHiddenAsync();
        await page.ClickAsync("text=Recharger cette page");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("sur le mur");
    }

    [Fact]
    public async Task Only_the_fields_of_the_chosen_kind_are_seen()
    {
        await using var context = await chromium.NewAsync(ours.Site);
        var page = await OpenAsync(context);
        await Assertions.Expect(page.Locator("#photo")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#signature")).ToBeHiddenAsync();
        await page.CheckAsync("[name=kind][value=photo]", new() { Force = true });
        await page.CheckAsync("[value=initial]", new() { Force = true });
        await Assertions.Expect(page.Locator("#photo")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#signature")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task One_writes_with_the_keyboard_alone()
    {
        await using var context = await chromium.NewAsync(ours.Site);
        var page = await OpenAsync(context);
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".skip-link")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(".skip-link")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main")).ToBeFocusedAsync();
        await TabToAsync(page, "text");
        await page.Keyboard.TypeAsync("Au clavier ?");
        await TabToAsync(page, "submit");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/suivi/**");
    }

    public sealed class Ours : IAsyncLifetime
    {
        public Site Site { get; } = Site.Start();

        public ValueTask InitializeAsync() => ValueTask.CompletedTask;

        public ValueTask DisposeAsync() => Site.DisposeAsync();
    }

    private static async Task<IPage> OpenAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(Form);
        await page.IsReadyAsync();
        return page;
    }

    // Every stop on the way must be seen to have the focus: by itself, or by the line around it.
    private static async Task TabToAsync(IPage page, string idOrType)
    {
        for (var stops = 0; stops < 30; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.True(
                await page.EvaluateAsync<bool>(
                    """
                    () => [document.activeElement, document.activeElement.parentElement]
                      .some((element) => getComputedStyle(element).outlineStyle !== "none")
                    """
                ),
                await page.EvaluateAsync<string>("() => document.activeElement.outerHTML")
            );
            if (
                await page.EvaluateAsync<bool>(
                    "wanted => [document.activeElement.id, document.activeElement.type].includes(wanted)",
                    idOrType
                )
            )
                return;
        }

        Assert.Fail($"The keyboard never reached {idOrType}.");
    }
}
