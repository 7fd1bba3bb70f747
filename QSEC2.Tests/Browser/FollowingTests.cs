using Microsoft.Playwright;
using QSEC2.Tests.Features.Answers;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

public sealed class FollowingTests(Chromium chromium, UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    // Longer than the page ever waits before it looks again.
    private const string AWhile = "02:00";

    [Fact]
    public async Task A_decision_that_is_undone_shows_without_a_reload()
    {
        await using var context = await chromium.NewAsync(shared.Site);
        var (id, code) = await shared.Public.AskAsync("Décidée trop vite ?");
        var page = await FollowAsync(context, code);
        await shared.Moderator.RefuseAsync(id);
        await LaterItSaysAsync(page, "n’a pas rejoint le mur");

        await shared.Moderator.RestoreAsync(id);
        await LaterItSaysAsync(page, "est arrivée");
        await Assertions.Expect(page.Locator(".steps")).ToContainTextAsync("Décision annulée");
        await Assertions.Expect(page.Locator("[data-announce]")).ToContainTextAsync("est arrivée");
        Assert.True(await page.EvaluateAsync<bool>("() => window.neverReloaded === true"));
    }

    [Fact]
    public async Task What_is_removed_and_restored_later_shows_without_a_reload()
    {
        await using var context = await chromium.NewAsync(shared.Site);
        var (id, code) = await shared.PublishAsync("Un aller et retour ?");
        var page = await FollowAsync(context, code);
        await shared.Moderator.RemoveAsync(id);
        await LaterItSaysAsync(page, "a été retirée du mur");
        await shared.Moderator.RestoreAsync(id);
        await LaterItSaysAsync(page, "est sur le mur");
        Assert.True(await page.EvaluateAsync<bool>("() => window.neverReloaded === true"));
    }

    [Theory]
    [InlineData("window", "online")]
    [InlineData("document", "visibilitychange")]
    public async Task Whoever_comes_back_sees_at_once_where_it_stands(string target, string happening)
    {
        await using var context = await chromium.NewAsync(shared.Site);
        var (id, code) = await shared.PublishAsync($"De retour, {happening} ?");
        var page = await FollowAsync(context, code);
        await shared.Moderator.RemoveAsync(id);
        await page.EvaluateAsync($"() => {target}.dispatchEvent(new Event('{happening}'))");
        await Assertions.Expect(Title(page)).ToContainTextAsync("a été retirée du mur");
    }

    [Fact]
    public async Task A_hidden_page_does_not_look()
    {
        await using var context = await chromium.NewAsync(shared.Site);
        var (_, code) = await shared.Public.AskAsync("Dans la poche ?");
        var page = await FollowAsync(context, code);
        await page.EvaluateAsync("() => Object.defineProperty(document, 'hidden', { value: true, configurable: true })");
        await page.EvaluateAsync("() => document.dispatchEvent(new Event('visibilitychange'))");
        var looks = 0;
        page.Request += (_, request) => looks += request.Url.Contains("/receipts/", StringComparison.Ordinal) ? 1 : 0;
        await page.Clock.FastForwardAsync(AWhile);
        Assert.Equal(0, looks);
        await page.EvaluateAsync("() => { delete document.hidden; document.dispatchEvent(new Event('visibilitychange')); }");
        await Eventually.TrueAsync(() => Task.FromResult(looks), isRight: made => made > 0);
    }

    [Fact]
    public async Task A_text_that_is_being_corrected_is_not_taken_from_under_the_fingers()
    {
        await using var context = await chromium.NewAsync(shared.Site);
        var (id, code) = await shared.Public.AskAsync("À peine commencée ?");
        var page = await FollowAsync(context, code);
        await page.ClickAsync("summary:has-text('Corriger')");
        await page.FillAsync("#text", "À peine corrigée ?");
        await shared.Moderator.ApproveAsync(id);
        await page.RunAndWaitForResponseAsync(
            () => page.Clock.FastForwardAsync(AWhile),
            answer => answer.Url.Contains("/receipts/", StringComparison.Ordinal)
        );
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync("À peine corrigée ?");
        await page.ClickAsync("text=Enregistrer la correction");
        await Assertions.Expect(page.Locator("textarea[readonly]")).ToHaveValueAsync("À peine corrigée ?");
    }

    [Fact]
    public async Task Somebody_who_says_me_too_finds_the_answer_and_takes_it_back()
    {
        await using var context = await chromium.NewAsync(
            shared.Site,
            new()
            {
                ViewportSize = new() { Width = 320, Height = 640 },
            }
        );
        var (id, _) = await shared.PublishAsync("Qui dit moi aussi ?");
        var page = await context.NewPageAsync();
        var complaints = page.Complaints();
        await page.GotoAsync($"/contributions/{id}");
        await page.ClickAsync("button:has-text('Moi aussi')");
        await page.ClickAsync("a:has-text('Mon suivi')  >> visible=true");
        await Assertions.Expect(page.Locator(".supported__foot")).ToContainTextAsync("sans réponse depuis aujourd’hui");
        await shared.Site.AnswerAsync(id, "Moi.");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".supported__new")).ToHaveTextAsync("Nouvelle réponse");
        Assert.Empty(await page.AxeAsync("/suivi"));
        Assert.Equal(0, await page.OverflowAsync());
        await page.ClickAsync("button:has-text('Retirer')");
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("est retiré");
        await Assertions.Expect(page.Locator(".supported")).ToHaveCountAsync(0);
        Assert.Empty(complaints);
    }

    private static ILocator Title(IPage page) => page.Locator("[data-status-text]");

    // A leap while the page is looking is lost: it leaps again.
    private static async Task LaterItSaysAsync(IPage page, string words) =>
        await Eventually.TrueAsync(
            async () =>
            {
                await page.Clock.FastForwardAsync(AWhile);
                return await Title(page).TextContentAsync() ?? "";
            },
            said => said.Contains(words, StringComparison.Ordinal),
            TimeSpan.FromSeconds(30)
        );

    // The clock of the page goes on as ours, and leaps when told to.
    private static async Task<IPage> FollowAsync(IBrowserContext context, string code)
    {
        var page = await context.NewPageAsync();
        await page.Clock.InstallAsync();
        await page.GotoAsync($"/suivi/{code}");
        await page.IsReadyAsync();
        await page.EvaluateAsync("() => { window.neverReloaded = true; }");
        return page;
    }
}
