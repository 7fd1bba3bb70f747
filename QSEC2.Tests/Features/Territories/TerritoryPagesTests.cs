using System.Net;
using QSEC2.Domain.People;
using QSEC2.Domain.Programme;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Territories;

public sealed class TerritoryPagesTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_map_and_the_list_lead_to_the_same_eight_and_say_the_same()
    {
        await shared.Site.SeedAsync(
            "bientot",
            new Event
            {
                Title = new("Bientôt", ""),
                Department = "77",
                Day = SeedSteps.Today.AddDays(5),
            }
        );
        var page = Forms.Page(await shared.Public.GetStringAsync("/territoires", Now));
        var map = page.QuerySelectorAll(".region-map a");
        Assert.Equal(
            Departments.All.Select(code => $"/territoires/{code}"),
            map.Select(place => place.GetAttribute("href")).Order(StringComparer.Ordinal)
        );
        foreach (var place in map)
        {
            var twin = page.QuerySelector($".territories__one:has(a[href='{place.GetAttribute("href")}'])")!;
            var (code, name) = (place.TextContent.Trim(), twin.QuerySelector("h2")!.TextContent);
            var state = twin.QuerySelector(".territories__state")!.TextContent;
            Assert.Equal($"{code} {name.Replace($" ({code})", "", StringComparison.Ordinal)}, {state}", place.GetAttribute("aria-label"));
            Assert.NotNull(twin.QuerySelector("a[href^='tel:+331']"));
        }

        Assert.NotNull(page.QuerySelector(".region-map a[href='/territoires/77'] .region-map__dot"));
        Assert.Null(page.QuerySelector(".region-map a[href='/territoires/92'] .region-map__dot"));
    }

    [Fact]
    public async Task A_departement_says_who_to_call_what_is_on_and_what_was()
    {
        await shared.Site.SeedAsync(
            "demain",
            new Event
            {
                Title = new("Demain à Drancy", ""),
                Department = "93",
                Day = SeedSteps.Today.AddDays(1),
            }
        );
        var page = Forms.Page(await shared.Public.GetStringAsync("/territoires/93", Now));
        Assert.Contains("Science Ouverte", page.QuerySelector(".banner .operator-card")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "Demain à Drancy",
            page.QuerySelector("section[aria-labelledby=maintenant]")!.TextContent,
            StringComparison.Ordinal
        );
        var past = page.QuerySelector("section[aria-labelledby=passe]")!.TextContent;
        Assert.Contains("Trajectoires à Drancy", past, StringComparison.Ordinal);
        Assert.Contains("Neuf jeunes de 14 à 18 ans", past, StringComparison.Ordinal);
        Assert.Contains(
            "Ville de Drancy",
            page.QuerySelector("section[aria-labelledby=partenaires]")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Île de loisirs", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("13")]
    [InlineData("093")]
    [InlineData("tous")]
    public async Task There_are_eight_and_no_other(string code) =>
        Assert.Equal(HttpStatusCode.NotFound, (await shared.Public.GetAsync($"/territoires/{code}", Now)).StatusCode);

    [Fact]
    public async Task An_action_leads_to_the_contribution_it_came_from_while_the_public_may_read_it()
    {
        var (id, _) = await shared.PublishAsync("Et si on fermait la rue de l’école ?", "air-agir");
        await shared.Site.SeedAsync(
            "plan-91",
            new ActionPlan
            {
                Title = new("Le plan de l’Essonne", ""),
                Department = "91",
                Actions =
                [
                    new PlannedAction
                    {
                        Title = new("Une rue aux enfants", ""),
                        State = ActionState.UnderWay,
                        From = new(2027, 1, 4),
                        To = new(2027, 6, 30),
                        Contribution = $"https://qsec2.org/contributions/{id}",
                    },
                    new PlannedAction { Title = new("Autre chose", ""), Contribution = Guid.CreateVersion7().ToString() },
                ],
            }
        );

        var actions = Forms.Page(await shared.Public.GetStringAsync("/territoires/91", Now)).QuerySelectorAll(".plan__action");
        Assert.Contains("En cours · du 4 janvier au 30 juin 2027", actions[0].TextContent, StringComparison.Ordinal);
        Assert.Equal($"/contributions/{id}", actions[0].QuerySelector(".plan__origin a")!.GetAttribute("href"));
        Assert.Null(actions[1].QuerySelector(".plan__origin"));
        var led = Forms.Page(await shared.Public.GetStringAsync($"/contributions/{id}", Now)).QuerySelector(".contribution__led")!;
        Assert.Contains("En cours", led.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ("Une rue aux enfants", "/territoires/91"),
            (led.QuerySelector("a")!.TextContent, led.QuerySelector("a")!.GetAttribute("href"))
        );

        (await shared.Moderator.RemoveAsync(id)).EnsureSuccessStatusCode();
        Assert.DoesNotContain("Et si on fermait", await shared.Public.GetStringAsync("/territoires/91", Now), StringComparison.Ordinal);
    }
}
