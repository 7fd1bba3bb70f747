using QSEC2.Domain.People;
using QSEC2.Domain.Programme;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Manage;

public sealed class FindingEntriesTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Five_hundred_are_found_by_their_words_their_departement_and_what_is_not_published()
    {
        await using var site = Site.Start();
        using var admin = await site.SignedInAsync(Role.Admin);
        Assert.DoesNotContain("manage__search", await admin.GetStringAsync("/gestion/etapes", Now), StringComparison.Ordinal);
        await site.SeedAsync(
            Enumerable
                .Range(1, 500)
                .Select(number =>
                    (
                        $"e-{number}",
                        (Content)
                            new TourStop
                            {
                                Title = new($"Étape numéro {number}", ""),
                                Exhibition = "air",
                                Department = number % 2 == 0 ? "93" : "94",
                                Venue = "Mairie",
                                From = SeedSteps.Today.AddDays(-number),
                            }
                    )
                )
        );
        await site.SeedAsync(
            "presque",
            new TourStop
            {
                Title = new("L’École presque prête", ""),
                Exhibition = "air",
                Department = "93",
                Venue = "École",
                From = SeedSteps.Today.AddDays(9),
            },
            published: false
        );

        var titles = new List<string>();
        for (var page = 1; page <= 11; page++)
            titles.AddRange(await NamesAsync(admin, $"/gestion/etapes?page={page}"));
        Assert.Equal(titles.Count, titles.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(["L’École presque prête", "Étape numéro 1"], titles[..2]);
        Assert.Equal(["L’École presque prête"], await NamesAsync(admin, "/gestion/etapes?q=ecole pres"));
        Assert.Equal(["L’École presque prête"], await NamesAsync(admin, "/gestion/etapes?etat=brouillon&departement=93"));
        Assert.Empty(await NamesAsync(admin, "/gestion/etapes?q=rien du tout&page=7"));
        Assert.All(
            await NamesAsync(admin, "/gestion/etapes?departement=94&q=etape&page=2"),
            name => Assert.Equal(1, int.Parse(name.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture) % 2)
        );

        static async Task<IReadOnlyList<string>> NamesAsync(HttpClient browser, string page) =>
            [.. Forms.Page(await browser.GetStringAsync(page, Now)).QuerySelectorAll(".manage__name").Select(name => name.TextContent)];
    }
}
