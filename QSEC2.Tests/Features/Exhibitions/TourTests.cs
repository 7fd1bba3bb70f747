using System.Net;
using AngleSharp.Dom;
using QSEC2.Domain.Programme;
using QSEC2.Tests.Features.Answers;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Exhibitions;

public sealed class TourTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static readonly TourStop Stop = new()
    {
        Exhibition = "air",
        Department = "95",
        Venue = "Médiathèque",
    };

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/expositions")]
    [InlineData("/expositions/air")]
    public async Task The_tour_tells_where_it_is_where_it_will_be_and_where_it_was(string page)
    {
        var name = $"{Guid.CreateVersion7():N}";
        await shared.Site.SeedAsync([
            (
                $"now-{name}",
                Stop with
                {
                    Title = new($"Ici {name}", ""),
                    From = SeedSteps.Today.AddDays(-3),
                    To = SeedSteps.Today.AddDays(3),
                }
            ),
            ($"soon-{name}", Stop with { Title = new($"Bientôt {name}", ""), From = SeedSteps.Today.AddDays(30) }),
            ($"then-{name}", Stop with { Title = new($"Avant {name}", ""), To = SeedSteps.Today.AddDays(-30) }),
        ]);

        var tour = Forms.Page(await shared.Public.GetStringAsync(page, Now));
        Assert.Contains($"Ici {name}", Part(tour, "now"), StringComparison.Ordinal);
        Assert.Contains($"Bientôt {name}", Part(tour, "tocome"), StringComparison.Ordinal);
        Assert.Contains($"Avant {name}", Part(tour, "past"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_address_names_an_exhibition_or_a_stop_and_nothing_else()
    {
        Assert.Contains("Quel AIR est", await shared.Public.GetStringAsync("/expositions/air", Now), StringComparison.Ordinal);
        var stop = Forms.Page(await shared.Public.GetStringAsync("/expositions/trajectoires-paris-2018", Now));
        Assert.Contains("du 9 janvier au 10 mars 2018", stop.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "from 9 January to 10 March 2018",
            await shared.Public.GetStringAsync("/en/expositions/trajectoires-paris-2018", Now),
            StringComparison.Ordinal
        );
        Assert.NotNull(stop.QuerySelector("a[href='tel:+33140795815']"));
        foreach (var other in new[] { "nulle-part", "groupe-paris-mobilites", "espgg" })
            Assert.Equal(HttpStatusCode.NotFound, (await shared.Public.GetAsync($"/expositions/{other}", Now)).StatusCode);
    }

    [Fact]
    public async Task A_stop_shows_what_came_of_its_events()
    {
        var page = Forms.Page(await shared.Public.GetStringAsync("/expositions/trajectoires-drancy-2017", Now));
        var happened = page.QuerySelector(".event-lines__item")!;
        Assert.Contains("les groupes ont montré ce qu’ils avaient réalisé", happened.TextContent, StringComparison.Ordinal);
        Assert.Equal("/agenda/inauguration-trajectoires-drancy", happened.QuerySelector("a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("trajectoires-paris-2018")]
    [InlineData("Trajectoires à Paris")]
    public async Task What_was_written_at_a_stop_is_read_there_once_it_is_published(string stop)
    {
        var words = $"Le périphérique {Guid.CreateVersion7():N}";
        using var sent = await shared.Public.SubmitAsync(
            new
            {
                kind = "question",
                text = words,
                stop,
            },
            "mobilites-ville"
        );
        Assert.DoesNotContain(
            words,
            await shared.Public.GetStringAsync("/expositions/trajectoires-paris-2018", Now),
            StringComparison.Ordinal
        );
        (await shared.Moderator.ApproveAsync((Guid)(await sent.JsonAsync())["id"]!)).EnsureSuccessStatusCode();
        Assert.Contains(words, await shared.Public.GetStringAsync("/expositions/trajectoires-paris-2018", Now), StringComparison.Ordinal);
        Assert.DoesNotContain(
            words,
            await shared.Public.GetStringAsync("/expositions/trajectoires-drancy-2017", Now),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_answer_goes_along_to_the_stops_that_come_after()
    {
        await shared.Site.SeedAsync([
            (
                "air-avant",
                Stop with
                {
                    Title = new("Air, avant", ""),
                    From = SeedSteps.Today.AddDays(-60),
                    To = SeedSteps.Today.AddDays(-30),
                }
            ),
            ("air-apres", Stop with { Title = new("Air, après", ""), From = SeedSteps.Today.AddDays(-3) }),
            (
                "ailleurs-apres",
                Stop with
                {
                    Title = new("Ailleurs, après", ""),
                    Exhibition = "trajectoires",
                    From = SeedSteps.Today.AddDays(-3),
                }
            ),
        ]);
        foreach (var (text, answer) in new[] { ("Répondue ?", "**Oui**, et voici pourquoi."), ("Sans réponse ?", "") })
        {
            using var sent = await shared.Public.SubmitAsync(
                new
                {
                    kind = "question",
                    text,
                    stop = "air-avant",
                }
            );
            var id = (Guid)(await sent.JsonAsync())["id"]!;
            (await shared.Moderator.ApproveAsync(id)).EnsureSuccessStatusCode();
            if (answer.Length > 0)
                await shared.Site.AnswerAsync(id, answer);
        }

        var page = Forms.Page(await shared.Public.GetStringAsync("/expositions/air-apres", Now));
        var came = Assert.Single(page.QuerySelectorAll(".said__answered"));
        Assert.Contains("Répondue\u202f?", came.TextContent, StringComparison.Ordinal);
        Assert.Contains("Oui, et voici pourquoi.", came.QuerySelector("blockquote")!.TextContent, StringComparison.Ordinal);
        foreach (var other in new[] { "air-avant", "ailleurs-apres" })
            Assert.DoesNotContain(
                "said__answered",
                await shared.Public.GetStringAsync($"/expositions/{other}", Now),
                StringComparison.Ordinal
            );
        Assert.Contains("Réponse de", await shared.Public.GetStringAsync("/expositions/air-avant", Now), StringComparison.Ordinal);
    }

    private static string Part(IParentNode page, string part) =>
        string.Concat(page.QuerySelectorAll($".tour-part--{part}").Select(found => found.TextContent));
}
