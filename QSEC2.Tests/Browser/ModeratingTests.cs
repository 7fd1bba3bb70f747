using System.Net.Http.Json;
using Microsoft.Playwright;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

/// <summary>What a moderator meets in a hall: a picture to publish, a text that changes under the eyes, a mistake on the wall.</summary>
public sealed class ModeratingTests(Chromium chromium)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_questions_of_a_picture_are_on_the_screen_and_a_press_too_early_leads_to_them()
    {
        await using var site = Site.Start();
        (
            await site.Public().SubmitPhotoAsync(TestPictures.Jpeg(900, 1500), text: "Un escalier", description: null)
        ).EnsureSuccessStatusCode();
        await using var office = await chromium.NewAsync(
            site,
            new()
            {
                ViewportSize = new() { Width = 1280, Height = 800 },
            }
        );
        var desk = await OpenAsync(office);
        await Assertions.Expect(desk.Locator("#description")).ToBeInViewportAsync(new() { Ratio = 1 });
        Assert.True(
            await desk.EvaluateAsync<bool>(
                "() => document.querySelector('#description').getBoundingClientRect().bottom"
                    + " < document.querySelector('.desk-actions').getBoundingClientRect().top"
            )
        );
        await desk.Keyboard.PressAsync("a");
        await Assertions.Expect(desk.Locator("[value=nobody_recognisable]")).ToBeFocusedAsync();
        await desk.Keyboard.PressAsync("1");
        await Assertions.Expect(desk.Locator("#manque")).ToContainTextAsync("la description");
        await desk.Keyboard.PressAsync("a");
        await Assertions.Expect(desk.Locator("#description")).ToBeFocusedAsync();
        await desk.Locator("#description").PressSequentiallyAsync("Un escalier");
        await Assertions.Expect(desk.Locator("#manque")).ToHaveCountAsync(0);
        await desk.Keyboard.PressAsync("Tab");
        await desk.Keyboard.PressAsync("a");
        await Assertions.Expect(desk.Locator(".desk__side")).ToContainTextAsync("Publiée");
    }

    [Fact]
    public async Task On_a_phone_a_press_too_early_scrolls_to_what_is_missing()
    {
        await using var site = Site.Start();
        (
            await site.Public().SubmitPhotoAsync(TestPictures.Jpeg(900, 1500), text: "Un escalier", description: null)
        ).EnsureSuccessStatusCode();
        await using var office = await chromium.NewAsync(
            site,
            new()
            {
                ViewportSize = new() { Width = 360, Height = 740 },
            }
        );
        var desk = await OpenAsync(office);
        await desk.ClickAsync("[data-key=a]");
        await Assertions.Expect(desk.Locator("[value=nobody_recognisable]")).ToBeFocusedAsync();
        await desk.WaitForFunctionAsync(
            "() => document.querySelector('[name=photoGround]').getBoundingClientRect().bottom"
                + " < document.querySelector('.desk-actions').getBoundingClientRect().top"
        );
    }

    [Fact]
    public async Task A_text_corrected_while_it_is_open_is_shown_at_once_and_calmly()
    {
        await using var site = Site.Start();
        var (_, code) = await site.Public().AskAsync("Avant ?");
        await using var office = await chromium.NewAsync(site);
        var desk = await OpenAsync(office);
        await Assertions.Expect(desk.Locator(".desk-item .contribution-card__text")).ToContainTextAsync("Avant");
        (await site.Public().PatchAsJsonAsync($"/api/v1/receipts/{code}", new { text = "Après ?" }, Now)).EnsureSuccessStatusCode();
        await Assertions.Expect(desk.Locator(".desk-item .contribution-card__text")).ToContainTextAsync("Après");
        await Assertions.Expect(desk.Locator(".notice--info")).ToContainTextAsync("Corrigée à l’instant");
        await Assertions.Expect(desk.Locator(".notice--error")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task From_the_number_on_the_wall_a_mistake_is_taken_off_every_screen()
    {
        await using var site = Site.Start();
        var (id, _) = await site.Public().AskAsync("Trop vite ?");
        using var team = await site.WithTokenAsync();
        (await team.ApproveAsync(id)).EnsureSuccessStatusCode();
        await using var office = await chromium.NewAsync(site, new() { JavaScriptEnabled = false });
        await using var hall = await chromium.NewAsync(site);
        var wall = await hall.NewPageAsync();
        await wall.GotoAsync($"/murs/{Site.Wall}/projection");
        await wall.IsAsync("live");
        var page = await office.NewPageAsync();
        await page.SignInAsync();
        await page.GotoAsync("/moderation/journal");
        await page.FillAsync("#q", "1");
        await page.Keyboard.PressAsync("Enter");
        await page.ClickAsync(".journal__act");
        await page.CheckAsync("[value=personal_data]", new() { Force = true });
        await page.ClickAsync(".history__act button");
        await Assertions.Expect(page.Locator(".notice--success")).ToContainTextAsync("retirée");
        await Assertions.Expect(wall.Locator(".contribution-card")).ToHaveCountAsync(0);
        await page.ClickAsync(".history__act button");
        await Assertions.Expect(wall.Locator(".contribution-card")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_last_decision_is_still_there_after_a_look_at_the_journal()
    {
        await using var site = Site.Start();
        await site.Public().AskAsync("Partie trop vite ?");
        await using var office = await chromium.NewAsync(site);
        var desk = await OpenAsync(office);
        await desk.Keyboard.PressAsync("a");
        await Assertions.Expect(desk.Locator(".desk__side")).ToContainTextAsync("Publiée");
        await desk.ClickAsync(".desk__side a");
        await Assertions.Expect(desk.Locator(".history h1")).ToContainTextAsync("Question");
        await desk.OpenDeskAsync();
        await Assertions.Expect(desk.Locator(".desk__side")).ToContainTextAsync("Partie trop vite");
        await desk.Keyboard.PressAsync("z");
        await Assertions.Expect(desk.Locator(".desk-item .contribution-card__text")).ToContainTextAsync("Partie trop vite");
    }

    private static async Task<IPage> OpenAsync(IBrowserContext office)
    {
        var desk = await office.NewPageAsync();
        await desk.SignInAsync();
        await desk.OpenDeskAsync();
        return desk;
    }
}
