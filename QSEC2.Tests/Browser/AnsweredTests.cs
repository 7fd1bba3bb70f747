using Microsoft.Playwright;
using QSEC2.Tests.Features.Answers;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

public sealed class AnsweredTests(Chromium chromium)
{
    private const float Patience = 40_000;

    [Fact]
    public async Task A_theme_lives_as_its_wall_does()
    {
        await using var site = Site.Start();
        using var team = await site.WithTokenAsync();
        await using var context = await chromium.NewAsync(site);
        var theme = await context.NewPageAsync();
        var complaints = theme.Complaints();
        await theme.GotoAsync($"/themes/{Site.Wall}");
        await theme.IsAsync("live");
        (await team.ApproveAsync((await team.AskAsync("Venue sans rechargement ?")).Id)).EnsureSuccessStatusCode();
        await Assertions
            .Expect(theme.Locator(".contribution-card__text"))
            .ToHaveTextAsync("Venue sans rechargement ?", new() { Timeout = Patience });
        await Assertions.Expect(theme.Locator("[data-count]")).ToContainTextAsync("1 contribution");
        await Assertions.Expect(theme.Locator("[data-empty]")).ToBeHiddenAsync();
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task An_answer_comes_to_the_card_where_it_stands_and_is_said_politely()
    {
        await using var site = Site.Start();
        using var team = await site.WithTokenAsync();
        using var citizen = site.Public();
        var ids = new List<Guid>();
        foreach (var text in new[] { "La première ?", "Celle du milieu ?", "La dernière ?" })
        {
            var (id, _) = await citizen.AskAsync(text);
            (await team.ApproveAsync(id)).EnsureSuccessStatusCode();
            ids.Add(id);
        }

        await using var context = await chromium.NewAsync(site);
        var wall = await context.NewPageAsync();
        var complaints = wall.Complaints();
        await wall.GotoAsync($"/murs/{Site.Wall}");
        await wall.IsAsync("live");
        await wall.FocusAsync($"[data-id='{ids[1]}'] .contribution-card__number");
        await site.AnswerAsync(ids[1], "Parce que.");

        var answered = wall.Locator(".contribution-card__answered a");
        await Assertions.Expect(answered).ToHaveTextAsync($"Réponse de {AnswerSteps.Name}", new() { Timeout = Patience });
        await Assertions
            .Expect(wall.Locator("[data-announce]"))
            .ToContainTextAsync("Une réponse vient d’arriver à la question n°\u00a02.", new() { Timeout = Patience });
        Assert.Equal(
            [ids[2], ids[1], ids[0]],
            (await wall.Locator(".wall__slot").EvaluateAllAsync<string[]>("slots => slots.map(slot => slot.dataset.id)")).Select(Guid.Parse)
        );
        await answered.ClickAsync();
        await Assertions.Expect(wall.Locator(".answer__text")).ToContainTextAsync("Parce que.");
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task The_desks_of_answers_have_no_barrier_and_fit_a_narrow_phone()
    {
        await using var example = new ExampleSite();
        await example.InitializeAsync();
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
                "/gestion/questions",
                "/gestion/questions?etat=waiting",
                $"/gestion/questions/{example.Answered}",
                "/reponses",
                "/moderation/reponses",
                await example.Site.CheckPageAsync(example.Answered),
            }
        )
        {
            await page.GotoAsync(address);
            complaints.AddRange(await page.AxeAsync(address));
            Assert.Equal(0, await page.OverflowAsync());
        }

        // The administrator is asked too, and sees a form that is refused.
        await example.Site.AskAsync(example.Answered, Site.AdminEmail);
        await page.GotoAsync($"/reponses/{example.Answered}");
        await page.FillAsync("#text", "**Un aperçu**");
        await page.ClickAsync("button[value=apercu]");
        await page.WaitForSelectorAsync(".answer-desk__preview");
        complaints.AddRange(await page.AxeAsync("a preview"));
        await page.FillAsync("#name", "");
        await page.ClickAsync("button[value=envoyer] >> visible=true");
        await page.WaitForSelectorAsync(".field__error");
        complaints.AddRange(await page.AxeAsync("a form to correct"));
        Assert.Equal(0, await page.OverflowAsync());
        Assert.Empty(complaints);
    }
}
