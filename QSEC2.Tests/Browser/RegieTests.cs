using Microsoft.Playwright;
using QSEC2.Domain.Debates;
using QSEC2.Domain.Walls;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

/// <summary>The mediator's phone, in a browser.</summary>
public sealed class RegieTests(Chromium chromium, SharedSite shared) : IClassFixture<SharedSite>
{
    private static readonly BrowserNewContextOptions Phone = new() { ViewportSize = new() { Width = 360, Height = 740 } };

    [Fact]
    public async Task A_phone_is_paired_and_what_it_commands_the_projection_shows()
    {
        var (debate, ids) = await WithAsync(3);
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
        await page.ClickAsync("#cacher");
        await SeesAsync(debate, stage => stage.Now is null && stage.Hidden[0] == Guid.Parse(ids[1]));
        await page.ClickAsync($"#h-{ids[1]}-montrer");
        await SeesAsync(debate, stage => stage.Hidden.Count == 0);
    }

    [Fact]
    public async Task Two_regies_agree()
    {
        var (debate, ids) = await WithAsync(2);
        await using var first = await chromium.NewAsync(shared.Site, new() { ViewportSize = Phone.ViewportSize });
        await using var second = await chromium.NewAsync(shared.Site, new() { ViewportSize = Phone.ViewportSize });
        var (one, two) = (await PairedAsync(first, debate), await PairedAsync(second, debate));
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
        var (debate, ids) = await WithAsync(1);
        await using var context = await chromium.NewAsync(shared.Site);
        var page = await PairedAsync(context, debate);
        await page.FocusAsync($"#c-{ids[0]}-file");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#file .regie-queue__item")).ToHaveCountAsync(1);
        Assert.Equal($"c-{ids[0]}-file", await page.EvaluateAsync<string>("() => document.activeElement.id"));
        await page.Keyboard.PressAsync("s");
        await Assertions.Expect(page.Locator(".regie-room__now")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("r");
        await Assertions.Expect(page.Locator("#rideau")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.Keyboard.PressAsync("n");
        await Assertions.Expect(page.Locator("#disposition-words")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.Keyboard.PressAsync("v");
        await page.Keyboard.TypeAsync("mur");
        Assert.Equal("mur", await page.InputValueAsync("#texte"));
        await Assertions.Expect(page.Locator("#rideau")).ToHaveAttributeAsync("aria-pressed", "true");
        var letters = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[data-key]')].map((button) => button.dataset.key)");
        Assert.Equal(letters.Length, letters.Distinct(StringComparer.Ordinal).Count());
        await page.FocusAsync("#disposition-words");
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator(".regie-keys")).ToBeVisibleAsync();
        Assert.Subset(letters.ToHashSet(StringComparer.Ordinal), (await page.Locator(".regie-keys kbd").AllTextContentsAsync()).Select(letter => letter.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal));
        await page.UncheckAsync("[data-keys-on]");
        await page.FocusAsync("#disposition-words");
        await page.Keyboard.PressAsync("m");
        await Assertions.Expect(page.Locator("#disposition-words")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task A_command_given_without_a_network_arrives_once_when_it_is_back()
    {
        var (debate, ids) = await WithAsync(2);
        await using var cable = new Cable(shared.Site);
        await using var context = await chromium.NewAsync(shared.Site, new() { ViewportSize = Phone.ViewportSize, BaseURL = cable.Address });
        var page = await PairedAsync(context, debate);
        await page.ClickAsync($"#c-{ids[0]}-file");
        await Assertions.Expect(page.Locator("#file .regie-queue__item")).ToHaveCountAsync(1);
        await cable.CutAsync();
        await page.ClickAsync("#suivante");
        await Assertions.Expect(page.Locator("[data-toast]")).ToContainTextAsync("le réseau tarde");
        cable.Mend();
        await Assertions.Expect(page.Locator(".regie-room__now")).ToBeVisibleAsync();
        var stage = await shared.Site.StageNowAsync(debate);
        Assert.Equal((Guid.Parse(ids[0]), 0), (stage.Now, stage.Answered.Count));
    }

    [Fact]
    public async Task A_command_that_cannot_be_sent_is_said_plainly_and_undone_on_the_screen()
    {
        var (debate, _) = await WithAsync(1);
        await using var cable = new Cable(shared.Site);
        await using var context = await chromium.NewAsync(shared.Site, new() { ViewportSize = Phone.ViewportSize, BaseURL = cable.Address });
        var page = await PairedAsync(context, debate);
        await cable.CutAsync();
        await page.ClickAsync("#rideau");
        await Assertions.Expect(page.Locator("#rideau")).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(page.Locator("[data-toast]")).ToContainTextAsync("Commande non envoyée");
        await Assertions.Expect(page.Locator("#rideau")).ToHaveAttributeAsync("aria-pressed", "false");
        cable.Mend();
        await page.ClickAsync("#rideau");
        await Assertions.Expect(page.Locator("[data-toast]")).ToContainTextAsync("Rideau fermé");
    }

    [Fact]
    public async Task A_voice_is_two_taps_and_what_is_being_written_is_never_taken_away()
    {
        var (debate, _) = await WithAsync(1);
        await using var context = await chromium.NewAsync(shared.Site, new() { ViewportSize = Phone.ViewportSize });
        var page = await PairedAsync(context, debate);
        await page.FillAsync("#texte", "Et les enfants ?");
        await page.FillAsync("#mot", "Un mot à moitié");
        await shared.PublishAsync("Arrivée pendant qu’on écrit ?", debate.Wall());
        await Assertions.Expect(page.Locator("#mur-compte")).ToContainTextAsync("2 contributions");
        Assert.Equal("Et les enfants ?", await page.InputValueAsync("#texte"));
        await page.ClickAsync("#orale");
        await Assertions.Expect(page.Locator("#texte")).ToHaveValueAsync("");
        await Assertions.Expect(page.Locator("#voix")).ToContainTextAsync("1 attend");
        Assert.Equal("Un mot à moitié", await page.InputValueAsync("#mot"));
    }

    [Fact]
    public async Task Hands_and_sides_are_counted_with_large_buttons()
    {
        var (debate, ids) = await WithAsync(1);
        await shared.Site.Stage().MoveAsync(debate.Code, open => open.Add("On respire mieux qu’avant."), TestContext.Current.CancellationToken);
        await using var context = await chromium.NewAsync(shared.Site, new() { ViewportSize = Phone.ViewportSize });
        var page = await PairedAsync(context, debate);
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

    [Fact]
    public async Task A_phone_that_is_taken_back_or_whose_debate_ends_says_so_calmly()
    {
        var (debate, _) = await WithAsync(1);
        await using var context = await chromium.NewAsync(shared.Site, new() { ViewportSize = Phone.ViewportSize });
        var page = await PairedAsync(context, debate);
        var desk = (Web.Features.Debates.PairingDesk)shared.Site.Services.GetService(typeof(Web.Features.Debates.PairingDesk))!;
        foreach (var pairing in await desk.ListAsync(debate.Id, TestContext.Current.CancellationToken))
            await desk.RevokeAsync(debate.Id, pairing.Id, TestContext.Current.CancellationToken);
        await page.ClickAsync("#rideau");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Cet appareil n’est pas associé à ce débat, ou ne l’est plus.");
    }

    [Fact]
    public async Task The_platform_reads_now_and_next_and_the_note_until_it_is_read()
    {
        var (debate, ids) = await WithAsync(2);
        await using var context = await chromium.NewAsync(shared.Site, new() { ViewportSize = new() { Width = 1024, Height = 768 } });
        var page = await PairedAsync(context, debate, PairingKind.Platform);
        var complaints = page.Complaints();
        using var phone = await shared.Site.PairedAsync(debate);
        await phone.DoAsync(debate, "file", ("id", ids[1]));
        await phone.DoAsync(debate, "projeter", ("id", ids[0]));
        await Assertions.Expect(page.Locator(".platform__now")).ToContainTextAsync("Question A");
        await Assertions.Expect(page.Locator(".platform__next")).ToContainTextAsync("Question B");
        Assert.Empty(await page.AxeAsync("now and next"));
        await phone.DoAsync(debate, "mot", ("id", Guid.CreateVersion7().ToString()), ("mot", "Plus que dix minutes"));
        await Assertions.Expect(page.Locator(".platform__note")).ToContainTextAsync("Plus que dix minutes");
        Assert.Empty(await page.AxeAsync("a note"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".platform__now")).ToBeVisibleAsync();
        Assert.Empty(complaints);
    }

    private async Task<(Debate Debate, string[] Ids)> WithAsync(int contributions)
    {
        var debate = await shared.Site.DebateAsync();
        var ids = new List<string>();
        for (var i = 0; i < contributions; i++)
            ids.Add((await shared.PublishAsync($"Question {(char)('A' + i)} de la salle ?", debate.Wall())).Id.ToString());
        return (debate, [.. ids]);
    }

    private async Task<IPage> PairedAsync(IBrowserContext context, Debate debate, PairingKind kind = PairingKind.Regie)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{(kind is PairingKind.Regie ? debate.Regie() : debate.Platform())}?cle={await shared.Site.KeyAsync(debate, kind)}");
        await page.ClickAsync("button:has-text('Associer')");
        await page.IsReadyAsync();
        return page;
    }

    private Task SeesAsync(Debate debate, Func<Stage, bool> isSo) => Eventually.TrueAsync(() => shared.Site.StageNowAsync(debate), isSo);
}
