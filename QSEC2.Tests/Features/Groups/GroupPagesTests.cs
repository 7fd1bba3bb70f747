using QSEC2.Domain.Programme;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Groups;

public sealed class GroupPagesTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static readonly CitizenGroup Curious = new()
    {
        Title = new("Les curieux du canal", "The canal’s curious"),
        Question = new("Que respire-t-on au bord de l’eau ?", "What do we breathe by the water?"),
        Department = "93",
        Season = "air",
        Theme = "air-mesure",
        Path =
        [
            new GroupSession
            {
                Title = new("Première séance", ""),
                Day = new(2027, 3, 1),
                Place = "Médiathèque",
                Guide = "une chimiste",
                Outcome = new("On a **mesuré**.", ""),
            },
        ],
        Productions = [new Production { Title = new("Une carte", ""), Text = new("Elle a rejoint l’exposition.", "") }],
    };

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_group_tells_its_question_its_path_and_what_it_made()
    {
        await shared.Site.SeedAsync("les-curieux-du-canal", Curious);
        var page = Forms.Page(await shared.Public.GetStringAsync("/groupes/les-curieux-du-canal", Now));
        Assert.Equal("Que respire-t-on au bord de l’eau ?", page.QuerySelector("h1")!.TextContent);
        var session = page.QuerySelector(".tour__stop")!;
        Assert.Contains("1er mars 2027 · Médiathèque · avec une chimiste", session.TextContent, StringComparison.Ordinal);
        Assert.Equal("mesuré", session.QuerySelector("strong")!.TextContent);
        Assert.Contains("Une carte", page.QuerySelector(".rooms")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[href='/murs/air-mesure']"));
        Assert.NotNull(page.QuerySelector("a[href='tel:+33148350291']"));
    }

    [Fact]
    public async Task A_group_is_found_under_its_departement()
    {
        await shared.Site.SeedAsync("les-curieux-du-parc", Curious with { Open = true });
        var list = Forms.Page(await shared.Public.GetStringAsync("/en/groupes", Now));
        var group = list.QuerySelector("section[aria-labelledby=d-93] a[href='/en/groupes/les-curieux-du-parc']")!;
        Assert.Equal("What do we breathe by the water?", group.TextContent);
        Assert.Contains("can be joined", group.Closest("li")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_shows_what_it_wrote_on_the_walls_while_the_public_may_read_it()
    {
        var (first, _) = await shared.PublishAsync("Notre première question ?", "air-sante");
        var (second, _) = await shared.PublishAsync("Notre seconde question ?", "air-sante");
        await shared.Site.SeedAsync(
            "les-ecrivains",
            Curious with
            {
                Contributions =
                [
                    new GroupContribution { Link = $"https://qsec2.org/contributions/{second}#reponses" },
                    new GroupContribution { Link = $"{first}" },
                    new GroupContribution { Link = "rien" },
                ],
            }
        );
        Assert.Equal([$"{second}", $"{first}"], await SaidAsync());
        (await shared.Moderator.RemoveAsync(second)).EnsureSuccessStatusCode();
        Assert.Equal([$"{first}"], await SaidAsync());

        async Task<IEnumerable<string?>> SaidAsync() =>
            Forms
                .Page(await shared.Public.GetStringAsync("/groupes/les-ecrivains", Now))
                .QuerySelectorAll(".said .contribution-card")
                .Select(card => card.GetAttribute("data-id"));
    }
}
