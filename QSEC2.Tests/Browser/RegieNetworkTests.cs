using Microsoft.Playwright;
using QSEC2.Domain.Debates;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

/// <summary>The private screens of a debate when the network goes, when they are taken back, and when something is told.</summary>
public sealed class RegieNetworkTests(Chromium chromium, UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static readonly BrowserNewContextOptions Phone = new()
    {
        ViewportSize = new() { Width = 360, Height = 740 },
    };

    [Fact]
    public async Task A_command_given_without_a_network_arrives_once_when_it_is_back()
    {
        var (debate, ids) = await shared.QuestionsAsync(2);
        await using var cable = new BreakableNetwork(shared.Site);
        await using var context = await chromium.NewAsync(
            shared.Site,
            new() { ViewportSize = Phone.ViewportSize, BaseURL = cable.Address }
        );
        var page = await context.PairedAsync(shared.Site, debate);
        await page.ClickAsync($"#c-{ids[0]}-file");
        await Assertions.Expect(page.Locator("#file .regie-queue__item")).ToHaveCountAsync(1);
        await cable.CutAsync();
        await page.ClickAsync("#suivante");
        await Assertions.Expect(page.Locator("[data-toast]")).ToContainTextAsync("le réseau tarde");
        cable.Mend();
        await Assertions.Expect(page.Locator(".regie-projection__now")).ToBeVisibleAsync();
        var stage = await shared.Site.StageNowAsync(debate);
        Assert.Equal((Guid.Parse(ids[0]), 0), (stage.Now, stage.Answered.Count));
    }

    [Fact]
    public async Task A_command_that_cannot_be_sent_is_said_plainly_and_undone_on_the_screen()
    {
        var (debate, _) = await shared.QuestionsAsync(1);
        await using var cable = new BreakableNetwork(shared.Site);
        await using var context = await chromium.NewAsync(
            shared.Site,
            new() { ViewportSize = Phone.ViewportSize, BaseURL = cable.Address }
        );
        var page = await context.PairedAsync(shared.Site, debate);
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
    public async Task A_command_says_until_when_it_is_meant_by_the_server_s_clock()
    {
        var (debate, _) = await shared.QuestionsAsync(1);
        await using var context = await chromium.NewAsync(shared.Site, new() { ViewportSize = Phone.ViewportSize });
        await context.AddInitScriptAsync("() => { const real = Date.now; Date.now = () => real() + 3_600_000; }");
        var page = await context.PairedAsync(shared.Site, debate);
        await page.IsAsync("live");
        var sent = await page.RunAndWaitForRequestAsync(() => page.ClickAsync("#rideau"), request => request.Method == "POST");
        var until = long.Parse(
            System.Web.HttpUtility.ParseQueryString(sent.PostData!)["avant"]!,
            System.Globalization.CultureInfo.InvariantCulture
        );
        Assert.InRange(
            DateTimeOffset.FromUnixTimeMilliseconds(until) - TimeProvider.System.GetUtcNow(),
            TimeSpan.FromSeconds(-20),
            TimeSpan.FromSeconds(8)
        );
        await Assertions.Expect(page.Locator("[data-toast]")).ToContainTextAsync("Rideau fermé");
    }

    [Fact]
    public async Task What_is_typed_while_the_last_voice_is_on_its_way_is_the_next_voice()
    {
        var (debate, _) = await shared.QuestionsAsync(1);
        await using var context = await chromium.NewAsync(shared.Site, new() { ViewportSize = Phone.ViewportSize });
        var page = await context.PairedAsync(shared.Site, debate);
        var gate = new TaskCompletionSource();
        await page.RouteAsync(
            "**/regie/voix**",
            async route =>
            {
                await gate.Task;
                await route.ContinueAsync();
            }
        );
        await page.FillAsync("#texte", "La première voix ?");
        await page.ClickAsync("#orale");
        await page.FillAsync("#texte", "La deuxième voix ?");
        gate.SetResult();
        await Assertions.Expect(page.Locator("[data-voice]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#texte")).ToHaveValueAsync("La deuxième voix ?");
        await page.ClickAsync("#orale");
        await Assertions.Expect(page.Locator("#texte")).ToHaveValueAsync("");
        await using var db = shared.Site.Database();
        Assert.Equal(
            ["La deuxième voix ?", "La première voix ?"],
            db.Contributions.Where(one => one.DebateWallId == debate.WallId && one.Verdict == null)
                .Select(one => one.Text)
                .AsEnumerable()
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_phone_that_is_taken_back_or_whose_debate_ends_says_so_calmly()
    {
        var (debate, _) = await shared.QuestionsAsync(1);
        await using var context = await chromium.NewAsync(shared.Site, new() { ViewportSize = Phone.ViewportSize });
        var page = await context.PairedAsync(shared.Site, debate);
        var desk = (Web.Features.Debates.Access.PairingDesk)
            shared.Site.Services.GetService(typeof(Web.Features.Debates.Access.PairingDesk))!;
        foreach (var pairing in await desk.ListAsync(debate.Id, TestContext.Current.CancellationToken))
            await desk.RevokeAsync(debate.Id, pairing.Id, TestContext.Current.CancellationToken);
        await page.ClickAsync("#rideau");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Cet appareil n’est pas associé à ce débat, ou ne l’est plus.");
    }

    [Fact]
    public async Task The_platform_reads_now_and_next_and_the_note_until_it_is_read()
    {
        var (debate, ids) = await shared.QuestionsAsync(2);
        await using var context = await chromium.NewAsync(
            shared.Site,
            new()
            {
                ViewportSize = new() { Width = 1024, Height = 768 },
            }
        );
        var page = await context.PairedAsync(shared.Site, debate, PairingKind.Platform);
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
}
