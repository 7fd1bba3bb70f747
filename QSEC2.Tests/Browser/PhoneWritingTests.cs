using Microsoft.Playwright;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

/// <summary>Writing in a debate from a phone, without leaving its page.</summary>
public sealed class PhoneWritingTests(Chromium chromium, UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    [Fact]
    public async Task What_one_writes_is_followed_on_the_page_until_it_is_on_the_wall()
    {
        await using var context = await chromium.NewAsync(shared.Site, PhoneSteps.Small);
        var debate = await shared.Site.DebateAsync();
        var page = await context.OpenAsync(debate);
        await page.WriteAsync("Depuis le troisième rang ?");
        var mine = page.Locator(".my-contributions__item");
        await Assertions.Expect(mine).ToContainTextAsync("une personne va la lire");
        await Assertions.Expect(mine).ToContainTextAsync("Depuis le troisième rang");
        var code = await page.Locator(".my-contributions__code").InnerTextAsync();
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
        await using var context = await chromium.NewAsync(shared.Site, PhoneSteps.Small);
        var page = await context.OpenAsync(await shared.Site.DebateAsync());
        await page.WriteAsync("Hors du sujet ?");
        await Assertions.Expect(page.Locator(".my-contributions__item")).ToBeVisibleAsync();
        await shared.Moderator.RefuseAsync(Id("Hors du sujet ?"));
        await Assertions.Expect(page.Locator(".my-contributions__item")).ToContainTextAsync("N’a pas rejoint le mur");
        await Assertions.Expect(page.Locator("[data-mine-reason]")).ToHaveTextAsync("Hors sujet");
    }

    [Fact]
    public async Task An_error_is_said_beside_its_field_without_leaving_the_page()
    {
        await using var context = await chromium.NewAsync(shared.Site, PhoneSteps.Small);
        var debate = await shared.Site.DebateAsync();
        var page = await context.OpenAsync(debate);
        await page.ClickAsync("[data-write] > summary");
        await page.ClickAsync("[data-write] button[type=submit]");
        await Assertions.Expect(page.Locator("#text-error")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-error-summary]")).ToBeFocusedAsync();
        await page.ClickAsync("[data-error-summary] a");
        await Assertions.Expect(page.Locator("#text")).ToBeFocusedAsync();
        Assert.Contains($"/debats/{debate.Code}", page.Url, StringComparison.Ordinal);
        await page.FillAsync("#text", "Et maintenant ?");
        await page.ClickAsync("[data-write] button[type=submit]");
        await Assertions.Expect(page.Locator(".my-contributions__item")).ToContainTextAsync("Et maintenant");
    }

    [Fact]
    public async Task A_draft_survives_the_phone_that_closes_the_page()
    {
        await using var context = await chromium.NewAsync(shared.Site, PhoneSteps.Small);
        var debate = await shared.Site.DebateAsync();
        var page = await context.OpenAsync(debate);
        await page.ClickAsync("[data-write] > summary");
        await page.FillAsync("#text", "À peine commencée ?");
        await page.CloseAsync();
        page = await context.OpenAsync(debate);
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync("À peine commencée ?");
        await Assertions.Expect(page.Locator("#text")).ToBeVisibleAsync();
    }

    private Guid Id(string text)
    {
        using var db = shared.Site.Database();
        return db.Contributions.Single(contribution => contribution.Text == text).Id;
    }
}
