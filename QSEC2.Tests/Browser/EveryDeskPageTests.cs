using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

/// <summary>The same on the pages of those who work there.</summary>
public sealed class EveryDeskPageTests(Chromium chromium, ReadOnlyExample example) : IClassFixture<ReadOnlyExample>
{
    [Fact]
    public async Task Axe_finds_nothing_on_the_desk()
    {
        await using var context = await chromium.NewAsync(example.Site);
        var page = await context.NewPageAsync();
        await page.SignInAsync();
        var found = new List<string>(await page.AxeAsync("/compte"));
        foreach (
            var address in new[]
            {
                "/moderation/journal",
                "/moderation/signalements",
                "/gestion",
                "/gestion/evenements",
                "/gestion/evenements/soiree",
                "/gestion/etapes/trajectoires-drancy-2017",
                "/gestion/demandes",
                "/gestion/equipe",
                "/gestion/evenements/soiree/inscriptions",
            }
        )
        {
            await page.GotoAsync(address);
            found.AddRange(await page.AxeAsync(address));
        }

        foreach (var act in new[] { "Retirer du mur", "Rétablir" })
        {
            await page.GotoAsync("/moderation/journal");
            await page.Locator(".journal__act", new() { HasText = act }).First.ClickAsync();
            await page.WaitForURLAsync("**/moderation/contributions/**");
            found.AddRange(await page.AxeAsync(act));
        }

        await page.OpenDeskAsync();
        found.AddRange(await page.AxeAsync("/moderation"));
        await page.ClickAsync("[data-key=r]");
        await page.ClickAsync("[data-key=enter]");
        await page.WaitForSelectorAsync(".field__error");
        found.AddRange(await page.AxeAsync("/moderation, refusing"));
        await page.ClickAsync(".queue__item:has-text('regarder')");
        await page.WaitForSelectorAsync("[name=photoGround]");
        found.AddRange(await page.AxeAsync("/moderation, a photo"));
        Assert.Empty(found);
    }

    [Fact]
    public async Task The_desk_fits_a_narrow_phone()
    {
        await using var context = await chromium.NewAsync(
            example.Site,
            new()
            {
                ViewportSize = new() { Width = 320, Height = 640 },
            }
        );
        var page = await context.NewPageAsync();
        var complaints = page.Complaints();
        await page.SignInAsync();
        foreach (
            var address in new[]
            {
                "/compte",
                "/gestion",
                "/gestion/evenements",
                "/gestion/evenements/soiree",
                "/gestion/etapes/trajectoires-drancy-2017",
                "/gestion/demandes",
                "/gestion/equipe",
                "/gestion/evenements/soiree/inscriptions",
                "/moderation/journal",
                "/moderation/signalements",
                $"/moderation/contributions/{example.Photo}",
                "/moderation",
            }
        )
        {
            await page.GotoAsync(address);
            Assert.Equal(0, await page.OverflowAsync());
        }

        await page.OpenDeskAsync();
        await page.ClickAsync("[data-key=r]");
        await page.WaitForSelectorAsync("[name=reason]");
        Assert.Equal(0, await page.OverflowAsync());
        Assert.Empty(complaints);
    }
}
