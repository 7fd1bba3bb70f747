using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

/// <summary>What holds on every page, in every state.</summary>
public sealed class EveryPageTests(Chromium chromium, ExampleSite example) : IClassFixture<ExampleSite>
{
    private static readonly string[] Languages = ["", "/en"];

    [Fact]
    public async Task Axe_finds_nothing_in_light_nor_in_dark()
    {
        await using var context = await chromium.NewAsync(example.Site);
        var page = await context.NewPageAsync();
        var found = new List<string>();
        foreach (var address in example.Pages)
        {
            await page.GotoAsync(address);
            found.AddRange(await page.AxeAsync(address));
        }

        Assert.Empty(found);
    }

    [Fact]
    public async Task Axe_finds_nothing_in_a_form_to_correct()
    {
        await using var context = await chromium.NewAsync(example.Site);
        var page = await context.NewPageAsync();
        foreach (var kind in new[] { "question", "photo" })
        {
            await page.GotoAsync($"/murs/{Site.Wall}/contribuer");
            await page.IsReadyAsync();
            await page.CheckAsync($"[name=kind][value={kind}]", new() { Force = true });
            await page.CheckAsync("[value=pseudonym]", new() { Force = true });
            await page.ClickAsync("button[type=submit]");
            await page.WaitForSelectorAsync("[data-error-summary]");
            Assert.Empty(await page.AxeAsync(kind));
        }
    }

    [Fact]
    public async Task Axe_finds_nothing_in_a_registration_to_correct()
    {
        await using var context = await chromium.NewAsync(example.Site);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/agenda/libre/inscription");
        await page.FillAsync("#phone", "12");
        await page.ClickAsync(".register__form .button");
        await page.WaitForSelectorAsync("[data-error-summary]");
        Assert.Empty(await page.AxeAsync("registering"));
    }

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
    public async Task Axe_finds_nothing_where_nothing_is_yet()
    {
        await using var site = Site.Start();
        await using var context = await chromium.NewAsync(site);
        var page = await context.NewPageAsync();
        await page.SignInAsync();
        foreach (var address in new[] { "/", $"/murs/{Site.Wall}", $"/murs/{Site.Wall}/projection", "/moderation", "/moderation/journal" })
        {
            await page.GotoAsync(address);
            Assert.Empty(await page.AxeAsync(address));
        }
    }

    [Fact]
    public async Task The_console_stays_silent_and_nothing_scrolls_sideways_at_320_pixels()
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
        // A link that opens nothing any more answers 404, which the browser reports.
        foreach (
            var address in Languages.SelectMany(language =>
                example
                    .Pages.Where(address => !address.StartsWith("/premiers-pas", StringComparison.Ordinal))
                    .Select(address => language + address)
            )
        )
        {
            await page.GotoAsync(address);
            if (await page.OverflowAsync() is > 0 and var over)
                complaints.Add($"{address} is {over} pixels too wide");
        }

        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Text_twice_as_large_still_fits_a_phone()
    {
        await using var context = await chromium.NewAsync(
            example.Site,
            new()
            {
                ViewportSize = new() { Width = 390, Height = 844 },
            }
        );
        var page = await context.NewPageAsync();
        var tooWide = new List<string>();
        foreach (var address in example.Pages.Where(address => !address.EndsWith("/projection", StringComparison.Ordinal)))
        {
            await page.GotoAsync(address);
            await page.EvaluateAsync("() => { document.documentElement.style.fontSize = '200%'; }");
            if (await page.OverflowAsync() is > 0 and var over)
                tooWide.Add($"{address}: {over}");
        }

        Assert.Empty(tooWide);
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

    [Fact]
    public async Task A_hall_reads_the_projection_from_its_last_row()
    {
        await using var context = await chromium.NewAsync(
            example.Site,
            new()
            {
                ViewportSize = new() { Width = 1920, Height = 1080 },
            }
        );
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/murs/{Site.Wall}/projection");
        await page.IsReadyAsync();
        var tooSmall = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll("body *")]
              .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
              .filter((element) => element.checkVisibility() && !element.closest(".visually-hidden"))
              .filter((element) => parseFloat(getComputedStyle(element).fontSize) < innerHeight / 32)
              .map((element) => element.outerHTML)
            """
        );
        Assert.Empty(tooSmall);
    }

    [Fact]
    public async Task The_projection_has_strong_contrasts()
    {
        await using var context = await chromium.NewAsync(
            example.Site,
            new()
            {
                ViewportSize = new() { Width = 1920, Height = 1080 },
            }
        );
        var page = await context.NewPageAsync();
        foreach (var wall in new[] { Site.Wall, Site.OtherWall })
        {
            await page.GotoAsync($"/murs/{wall}/projection");
            await page.IsReadyAsync();
            Assert.Empty(await page.AxeAsync(wall, "color-contrast-enhanced"));
        }
    }
}
