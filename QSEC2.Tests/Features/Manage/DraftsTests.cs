using System.Net;
using QSEC2.Domain.People;
using QSEC2.Domain.Programme;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Manage;

/// <summary>What is not public yet: chosen by what belongs to it, and seen beforehand.</summary>
public sealed class DraftsTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stop_whose_exhibition_is_a_draft_again_is_saved_with_it_all_the_same()
    {
        await shared.Site.SeedAsync(
            "pas-encore-une-exposition",
            new Exhibition { Title = new("Pas encore une exposition", ""), Season = "air" },
            published: false
        );
        await shared.Site.SeedAsync(
            "etape-d-avance",
            new TourStop
            {
                Title = new("Étape d’avance", ""),
                Exhibition = "pas-encore-une-exposition",
                Department = "93",
                Venue = "Mairie",
            }
        );
        using var lea = await shared.Site.OperatorAsync("93");
        const string Page = "/gestion/etapes/etape-d-avance";
        using var saved = await lea.SendAsync(Page, (await lea.OpenAsync(Page)).With("town", "Drancy"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(
            ("pas-encore-une-exposition", "Drancy"),
            ((await lea.OpenAsync(Page))["exhibition"], (await lea.OpenAsync(Page))["town"])
        );
        Assert.Contains(
            "Pas encore une exposition (brouillon)",
            WebUtility.HtmlDecode(await lea.GetStringAsync(Page, Now)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_event_keeps_a_stop_that_is_a_draft_again_and_is_offered_no_draft_of_others()
    {
        foreach (var (slug, department) in new[] { ("brouillon-du-93", "93"), ("brouillon-du-94", "94"), ("autre-brouillon-du-94", "94") })
            await shared.Site.SeedAsync(
                slug,
                new TourStop
                {
                    Title = new(slug, ""),
                    Exhibition = "air",
                    Department = department,
                    Venue = "Mairie",
                },
                published: false
            );
        await shared.Site.SeedAsync(
            "chez-les-voisins",
            new Event
            {
                Title = new("Chez les voisins", ""),
                Day = new(2027, 3, 15),
                Department = "93",
                Stop = "brouillon-du-94",
            }
        );
        using var lea = await shared.Site.OperatorAsync("93");
        const string Page = "/gestion/evenements/chez-les-voisins";
        using var saved = await lea.SendAsync(Page, (await lea.OpenAsync(Page)).With("town", "Drancy"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var offered = Forms
            .Page(await lea.GetStringAsync(Page, Now))
            .QuerySelectorAll("#stop option")
            .Select(option => option.GetAttribute("value"))
            .ToList();
        Assert.Equal(
            (true, true, false),
            (offered.Contains("brouillon-du-93"), offered.Contains("brouillon-du-94"), offered.Contains("autre-brouillon-du-94"))
        );
    }

    [Theory]
    [InlineData("evenements", "/agenda/apercu-d-un-evenement/apercu")]
    [InlineData("etapes", "/expositions/apercu-d-une-etape/apercu")]
    [InlineData("groupes", "/groupes/apercu-d-un-groupe/apercu")]
    [InlineData("plans", "/territoires/93/apercu")]
    [InlineData("syntheses", "/themes/air-agir/apercu")]
    [InlineData("partenaires", "/partenaires/apercu")]
    public async Task What_is_written_is_one_link_away_from_how_it_will_be_seen(string kind, string preview)
    {
        Content content = kind switch
        {
            "evenements" => new Event
            {
                Title = new("Un aperçu", ""),
                Day = new(2027, 3, 15),
                Department = "93",
            },
            "etapes" => new TourStop
            {
                Title = new("Un aperçu", ""),
                Exhibition = "air",
                Department = "93",
                Venue = "Mairie",
            },
            "groupes" => new CitizenGroup { Title = new("Un aperçu", ""), Department = "93" },
            "plans" => new ActionPlan { Title = new("Un aperçu", ""), Department = "93" },
            "syntheses" => new Synthesis
            {
                Title = new("Un aperçu", ""),
                Theme = "air-agir",
                Text = new("Bientôt.", ""),
            },
            _ => new Partner { Title = new("Un aperçu", "") },
        };
        var slug = kind switch
        {
            "evenements" => "apercu-d-un-evenement",
            "etapes" => "apercu-d-une-etape",
            "groupes" => "apercu-d-un-groupe",
            _ => $"apercu-{kind}",
        };
        await shared.Site.SeedAsync(slug, content, published: false);
        using var admin = await shared.Site.SignedInAsync(Role.Admin);
        var link = Forms.Page(await admin.GetStringAsync($"/gestion/{kind}/{slug}", Now)).QuerySelector(".manage__preview")!;
        Assert.Equal(preview, link.GetAttribute("href"));
        Assert.Contains("Un aperçu", WebUtility.HtmlDecode(await admin.GetStringAsync(preview, Now)), StringComparison.Ordinal);
    }
}
