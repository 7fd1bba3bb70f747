using Microsoft.Playwright;
using QSEC2.Tests.Features.Manage;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

public sealed class NewStopTests(Chromium chromium, SiteFixture one) : IClassFixture<SiteFixture>
{
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task An_operator_prepares_a_stop_with_its_programme_and_publishes_it_within_five_minutes()
    {
        await using var context = await chromium.NewAsync(one.Site);
        var page = await context.NewPageAsync();
        var complaints = page.Complaints();
        await page.SignInAsync(await one.Site.NewOperatorAsync("93"));
        var hand = new TimedUser(page);
        await hand.OpenAsync("/gestion");
        await hand.PressAsync("Nouvelle étape");
        await hand.TypeAsync("title.fr", "Air à la médiathèque de Bondy");
        await hand.ChooseAsync("exhibition", "Air, l’expo qui inspire");
        await hand.TypeAsync("venue", "Médiathèque");
        await hand.TypeAsync("town", "Bondy");
        await hand.TypeAsync("from", "2099-03-01");
        await hand.TypeAsync("to", "2099-05-15");
        await hand.TypeAsync("hours.fr", "Du mardi au samedi, de 10 h à 18 h.");
        await hand.PressAsync("Enregistrer");
        await hand.PressAsync("Ajouter un événement");
        await AnnounceAsync(hand, "Inauguration", "Inauguration", "2099-03-01", "18:30");
        await hand.PressAsync("Ajouter un autre événement à cette étape");
        await AnnounceAsync(hand, "Que respire-t-on à Bondy ?", "Débat", "2099-04-02", "19:00");
        await hand.PressAsync("Ajouter un autre événement à cette étape");
        await AnnounceAsync(hand, "Fabriquer un capteur", "Atelier", "2099-04-12", "14:00");
        await hand.PressAsync("Revenir à l’étape");
        Assert.Empty(await page.AxeAsync("a stop with its programme"));
        await hand.PressAsync("Publier l’étape et ce qui est coché");
        Assert.Contains("Publié.", await page.TextContentAsync(".notice"), StringComparison.Ordinal);

        await page.GotoAsync("/expositions/air-a-la-mediatheque-de-bondy");
        await Assertions
            .Expect(page.Locator(".event-lines__title"))
            .ToHaveTextAsync(["Inauguration", "Que respire-t-on à Bondy ?", "Fabriquer un capteur"]);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Médiathèque, Bondy, Seine-Saint-Denis (93)");
        TestContext.Current.TestOutputHelper?.WriteLine($"By hand: {hand.Took:m\\:ss}.");
        Assert.InRange(hand.Took, TimeSpan.FromSeconds(30), FiveMinutes);
        Assert.Empty(complaints);
    }

    private static async Task AnnounceAsync(TimedUser hand, string title, string kind, string day, string hour)
    {
        await hand.TypeAsync("title.fr", title);
        await hand.ChooseAsync("type", kind);
        await hand.TypeAsync("day", day);
        await hand.TypeAsync("starts", hour);
        await hand.PressAsync("Enregistrer");
    }
}
