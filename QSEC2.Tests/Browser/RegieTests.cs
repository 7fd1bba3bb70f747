using Microsoft.Playwright;
using QSEC2.Domain.Debates;
using QSEC2.Domain.Walls;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

/// <summary>The mediator's phone, in a browser.</summary>
public sealed class RegieTests(Chromium chromium, UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static readonly BrowserNewContextOptions Phone = new()
    {
        ViewportSize = new() { Width = 360, Height = 740 },
    };

    [Fact]
    public async Task A_phone_is_paired_and_what_it_commands_the_projection_shows()
    {
        var (debate, ids) = await shared.QuestionsAsync(3);
        await using var context = await chromium.NewAsync(shared.Site, new() { ViewportSize = Phone.ViewportSize });
        var (page, room) = (await context.NewPageAsync(), await context.NewPageAsync());
        await room.GotoAsync($"/murs/{debate.Wall()}/projection");
        await room.IsReadyAsync();
        await page.GotoAsync($"{debate.Regie()}?cle={await shared.Site.KeyAsync(debate)}");
        await page.ClickAsync("button:has-text('Associer')");
        await page.IsReadyAsync();
        await page.ClickAsync($"#c-{ids[0]}-projeter");
        await Assertions.Expect(page.Locator($"#c-{ids[0]}-projeter")).ToHaveAttributeAsync("aria-pressed", "true");
        await SeesAsync(debate, stage => stage.Layout is Layout.One && stage.Now == Guid.Parse(ids[0]));
        foreach (var id in ids[1..])
            await page.ClickAsync($"#c-{id}-file");
        await Assertions.Expect(page.Locator("#file .regie-queue__item")).ToHaveCountAsync(2);
        await page.ClickAsync("#suivante");
        await SeesAsync(debate, stage => stage.Now == Guid.Parse(ids[1]) && stage.Answered.Count == 1);

        // What is hidden is what the régie shows: the next one, once its answer came.
        await Assertions.Expect(page.Locator($"#c-{ids[1]}-projeter")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.ClickAsync("#cacher");
        await SeesAsync(debate, stage => stage.Now is null && stage.Hidden[0] == Guid.Parse(ids[1]));
        await page.ClickAsync($"#h-{ids[1]}-montrer");
        await SeesAsync(debate, stage => stage.Hidden.Count == 0);
    }

    [Fact]
    public async Task Two_regies_agree()
    {
        var (debate, ids) = await shared.QuestionsAsync(2);
        await using var first = await chromium.NewAsync(shared.Site, new() { ViewportSize = Phone.ViewportSize });
        await using var second = await chromium.NewAsync(shared.Site, new() { ViewportSize = Phone.ViewportSize });
        var (one, two) = (await first.PairedAsync(shared.Site, debate), await second.PairedAsync(shared.Site, debate));
        await Task.WhenAll(one.ClickAsync($"#c-{ids[0]}-file"), two.ClickAsync($"#c-{ids[1]}-file"), one.ClickAsync("#rideau"));
        foreach (var page in new[] { one, two })
        {
            await Assertions.Expect(page.Locator("#file .regie-queue__item")).ToHaveCountAsync(2);
            await Assertions.Expect(page.Locator("#rideau")).ToHaveAttributeAsync("aria-pressed", "true");
        }
    }

    [Fact]
    public async Task Each_letter_presses_its_button_but_not_while_one_writes()
    {
        var (debate, ids) = await shared.QuestionsAsync(1);
        await using var context = await chromium.NewAsync(shared.Site);
        var page = await context.PairedAsync(shared.Site, debate);
        await page.FocusAsync($"#c-{ids[0]}-file");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#file .regie-queue__item")).ToHaveCountAsync(1);
        Assert.Equal($"c-{ids[0]}-file", await page.EvaluateAsync<string>("() => document.activeElement.id"));
        await page.Keyboard.PressAsync("s");
        await Assertions.Expect(page.Locator(".regie-projection__now")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("r");
        await Assertions.Expect(page.Locator("#rideau")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.Keyboard.PressAsync("n");
        await Assertions.Expect(page.Locator("#disposition-words")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.Keyboard.PressAsync("v");
        await page.Keyboard.TypeAsync("mur");
        Assert.Equal("mur", await page.InputValueAsync("#texte"));
        await Assertions.Expect(page.Locator("#rideau")).ToHaveAttributeAsync("aria-pressed", "true");
        var letters = await page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('[data-key]')].map((button) => button.dataset.key)"
        );
        Assert.Equal(letters.Length, letters.Distinct(StringComparer.Ordinal).Count());
        await page.FocusAsync("#disposition-words");
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator(".regie-keys")).ToBeVisibleAsync();
        Assert.Subset(
            letters.ToHashSet(StringComparer.Ordinal),
            (await page.Locator(".regie-keys kbd").AllTextContentsAsync())
                .Select(letter => letter.ToLowerInvariant())
                .ToHashSet(StringComparer.Ordinal)
        );
        await page.UncheckAsync("[data-keys-on]");
        await page.FocusAsync("#disposition-words");
        await page.Keyboard.PressAsync("m");
        await Assertions.Expect(page.Locator("#disposition-words")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task A_voice_is_two_taps_and_what_is_being_written_is_never_taken_away()
    {
        var (debate, _) = await shared.QuestionsAsync(1);
        await using var context = await chromium.NewAsync(shared.Site, new() { ViewportSize = Phone.ViewportSize });
        var page = await context.PairedAsync(shared.Site, debate);
        await page.FillAsync("#texte", "Et les enfants ?");
        await page.FillAsync("#mot", "Un mot à moitié");
        await shared.PublishAsync("Arrivée pendant qu’on écrit ?", debate.Wall());
        await Assertions.Expect(page.Locator("#mur-compte")).ToContainTextAsync("2 contributions");
        Assert.Equal("Et les enfants ?", await page.InputValueAsync("#texte"));
        await page.ClickAsync("#orale");
        await Assertions.Expect(page.Locator("#texte")).ToHaveValueAsync("");
        await Assertions.Expect(page.Locator("#voix")).ToContainTextAsync("1 attend");
        Assert.Equal("Un mot à moitié", await page.InputValueAsync("#mot"));
        await shared.PublishAsync("Arrivée pendant qu’on recopie le code ?", debate.Wall());
        await Assertions.Expect(page.Locator("#mur-compte")).ToContainTextAsync("3 contributions");
        await Assertions.Expect(page.Locator("#voix [data-code]")).ToBeVisibleAsync();
        await page.ClickAsync("#rideau");
        await Assertions.Expect(page.Locator("#voix [data-code]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Two_who_count_a_side_each_at_once_both_count()
    {
        var (debate, _) = await shared.QuestionsAsync(0);
        await shared
            .Site.Stage()
            .ChangeDebateAsync(debate.Code, open => open.Add("On respire mieux qu’avant."), TestContext.Current.CancellationToken);
        await using var first = await chromium.NewAsync(shared.Site, new() { ViewportSize = Phone.ViewportSize });
        await using var second = await chromium.NewAsync(shared.Site, new() { ViewportSize = Phone.ViewportSize });
        var (one, two) = (await first.PairedAsync(shared.Site, debate), await second.PairedAsync(shared.Site, debate));
        await Task.WhenAll(
            one.ClickAsync("[value='pour+'] >> nth=0", new() { ClickCount = 4 }),
            two.ClickAsync("[value='contre+'] >> nth=0", new() { ClickCount = 3 })
        );
        foreach (var page in new[] { one, two })
        {
            await Assertions.Expect(page.Locator(".moving [name=pour] >> nth=0")).ToHaveValueAsync("4");
            await Assertions.Expect(page.Locator(".moving [name=contre] >> nth=0")).ToHaveValueAsync("3");
        }
    }

    [Fact]
    public async Task Hands_and_sides_are_counted_with_large_buttons()
    {
        var (debate, ids) = await shared.QuestionsAsync(1);
        await shared
            .Site.Stage()
            .ChangeDebateAsync(debate.Code, open => open.Add("On respire mieux qu’avant."), TestContext.Current.CancellationToken);
        await using var context = await chromium.NewAsync(shared.Site, new() { ViewportSize = Phone.ViewportSize });
        var page = await context.PairedAsync(shared.Site, debate);
        await page.ClickAsync($"#c-{ids[0]}-plus > summary");
        for (var hand = 0; hand < 5; hand++)
            await page.ClickAsync($"#c-{ids[0]}-mains-plus");
        await Assertions.Expect(page.Locator(".regie-card")).ToContainTextAsync("5 mains levées");
        await page.FillAsync(".moving [name=pour] >> nth=0", "14");
        await page.ClickAsync(".moving [name=pas][value='contre+'] >> nth=0");
        await Assertions.Expect(page.Locator(".moving__first")).ToContainTextAsync("pas d’accord (1)");
        await page.ClickAsync(".moving button:has-text('Montrer')");
        await Assertions.Expect(page.Locator(".moving--shown")).ToHaveCountAsync(1);
    }

    private async Task SeesAsync(Debate debate, Func<Stage, bool> isSo) =>
        await Eventually.TrueAsync(() => shared.Site.StageNowAsync(debate), isSo);
}
