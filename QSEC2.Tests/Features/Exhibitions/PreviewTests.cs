using System.Net;
using QSEC2.Domain.People;
using QSEC2.Domain.Programme;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Features.Manage;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Exhibitions;

/// <summary>What is not published yet is seen by those who write it, and by nobody else.</summary>
public sealed class PreviewTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, Content> Drafts =>
        new()
        {
            {
                "/expositions/brouillon",
                "brouillon",
                new TourStop
                {
                    Title = new("Pas encore", ""),
                    Exhibition = "air",
                    Department = "93",
                    Venue = "Mairie",
                }
            },
            {
                "/groupes/brouillon",
                "brouillon",
                new CitizenGroup { Title = new("Pas encore", ""), Department = "93" }
            },
            {
                "/territoires/93",
                "brouillon",
                new ActionPlan { Title = new("Pas encore", ""), Department = "93" }
            },
        };

    [Theory, MemberData(nameof(Drafts))]
    public async Task A_draft_is_seen_by_its_operators_alone(string page, string slug, Content draft)
    {
        await shared.Site.SeedAsync(slug, draft, published: false);
        using var lea = await shared.Site.OperatorAsync("93");
        using var max = await shared.Site.OperatorAsync("94");
        using var nour = await shared.Site.SignedInAsync(Role.Moderator, $"{Guid.CreateVersion7():N}@example.org");

        using var seen = await lea.GetAsync($"{page}/apercu", Now);
        Assert.Contains("Pas encore", await seen.TextAsync(), StringComparison.Ordinal);
        Assert.Equal("no-store", seen.Headers.CacheControl?.ToString());
        Assert.Contains("noindex", await seen.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await max.GetAsync($"{page}/apercu", Now)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await nour.GetAsync($"{page}/apercu", Now)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await shared.Public.GetAsync($"{page}/apercu", Now)).StatusCode);
        Assert.DoesNotContain("Pas encore", await (await shared.Public.GetAsync(page, Now)).TextAsync(), StringComparison.Ordinal);
    }
}
