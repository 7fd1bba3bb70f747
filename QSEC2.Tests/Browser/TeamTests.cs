using Microsoft.Playwright;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

public sealed class TeamTests(Chromium chromium, SiteFixture one) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task An_administrator_invites_an_operator_and_copies_the_link()
    {
        await using var context = await chromium.NewAsync(
            one.Site,
            new()
            {
                ViewportSize = new() { Width = 320, Height = 640 },
                Permissions = ["clipboard-read", "clipboard-write"],
            }
        );
        var page = await context.NewPageAsync();
        var complaints = page.Complaints();
        await page.SignInAsync();
        await page.ClickAsync(".desk-links a:has-text('équipe')");
        await Assertions.Expect(page.Locator(".team__departments")).ToBeHiddenAsync();
        await page.FillAsync("#email", "operatrice@example.org");
        await page.CheckAsync("[name=role][value=operator]", new() { Force = true });
        await page.CheckAsync("[name=departments][value='93']");
        await page.ClickAsync("button:has-text('Créer le lien')");

        await page.ClickAsync("button[data-copy]");
        await Assertions.Expect(page.Locator("button[data-copy]")).ToHaveTextAsync("Copié");
        Assert.Equal(await page.InputValueAsync("#once"), await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
        await Assertions.Expect(page.Locator(".team__item:has-text('operatrice')")).ToContainTextAsync("93");
        Assert.Equal(0, await page.OverflowAsync());
        Assert.Empty(await page.AxeAsync("/gestion/equipe, a link"));
        Assert.Empty(complaints);
    }
}
