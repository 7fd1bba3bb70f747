using System.Net;
using QSEC2.Domain.Programme;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Exhibitions;

/// <summary>Pages that are good with nothing, and with five hundred.</summary>
public sealed class ManyTests
{
    private const int HeaviestPage = 100_000;

    private static readonly string[] Lists = ["/expositions", "/expositions/air", "/groupes", "/territoires", "/territoires/93"];

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_nothing_is_the_pages_say_so()
    {
        await using var site = Site.Start();
        await site.ClearAsync(EntryKind.Stop, EntryKind.Event, EntryKind.Group, EntryKind.Partner, EntryKind.Operator);
        using var visitor = site.Public();
        Assert.Contains("Aucune étape", await visitor.GetStringAsync("/expositions", Now), StringComparison.Ordinal);
        Assert.Contains("Aucun groupe", await visitor.GetStringAsync("/groupes", Now), StringComparison.Ordinal);
        Assert.Contains("Rien n’est annoncé", await visitor.GetStringAsync("/territoires/93", Now), StringComparison.Ordinal);
        await site.ClearAsync(EntryKind.Exhibition);
        Assert.Contains("Aucune exposition", await visitor.GetStringAsync("/expositions", Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_hundred_of_each_are_a_light_page()
    {
        await using var site = Site.Start();
        await site.SeedAsync(
            Enumerable
                .Range(1, 500)
                .SelectMany(number =>
                    new (string, Content)[]
                    {
                        (
                            $"etape-{number}",
                            new TourStop
                            {
                                Title = new($"L’étape {number} à Drancy", ""),
                                Exhibition = "air",
                                Department = "93",
                                Venue = "Château",
                                From = SeedSteps.Today.AddDays(number - 250),
                                To = SeedSteps.Today.AddDays(number - 240),
                            }
                        ),
                        (
                            $"jour-{number}",
                            new Event
                            {
                                Title = new($"Le jour {number}", ""),
                                Department = "93",
                                Day = SeedSteps.Today.AddDays(number - 250),
                                Venue = "Château",
                            }
                        ),
                        (
                            $"groupe-{number}",
                            new CitizenGroup
                            {
                                Title = new($"Le groupe {number}", ""),
                                Department = "93",
                                Question = new($"Pourquoi {number} ?", ""),
                            }
                        ),
                    }
                )
        );
        using var visitor = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None })
        {
            BaseAddress = site.Address,
        };
        visitor.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        foreach (var page in Lists)
        {
            using var answer = await visitor.GetAsync(page, Now);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.InRange((await answer.Content.ReadAsByteArrayAsync(Now)).Length, 1, HeaviestPage);
        }
    }
}
