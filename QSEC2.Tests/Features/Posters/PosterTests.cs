using System.Net;
using QSEC2.Domain.Common;
using QSEC2.Domain.Programme;
using QSEC2.Tests.Features.Agenda;
using QSEC2.Tests.Features.Manage;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Posters;

namespace QSEC2.Tests.Features.Posters;

public sealed class PosterTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "/affiches/accueil.png")]
    [InlineData("/en", "/en/affiches/accueil.png")]
    [InlineData("/charte", "/affiches/accueil.png")]
    [InlineData("/saisons/air", "/affiches/saisons/air.png")]
    [InlineData("/themes/air-agir", "/affiches/themes/air-agir.png")]
    [InlineData("/en/murs/air-agir", "/en/affiches/murs/air-agir.png")]
    [InlineData("/expositions/trajectoires", "/affiches/expositions/trajectoires.png")]
    [InlineData("/expositions/trajectoires-drancy-2017", "/affiches/expositions/trajectoires-drancy-2017.png")]
    [InlineData("/agenda/lancement-mobilites", "/affiches/agenda/lancement-mobilites.png")]
    [InlineData("/groupes/groupe-paris-mobilites", "/affiches/groupes/groupe-paris-mobilites.png")]
    [InlineData("/territoires/93", "/affiches/territoires/93.png")]
    public async Task A_page_is_announced_by_a_picture_made_here(string address, string picture)
    {
        var page = Forms.Page(await shared.Public.GetStringAsync(address, Now));
        string Said(string property) =>
            page.QuerySelector($"meta[property='{property}'], meta[name='{property}']")!.GetAttribute("content")!;
        var shown = new Uri(Said("og:image"));
        Assert.Equal((shared.Site.Address.Authority, picture), (shown.Authority, shown.AbsolutePath));
        Assert.Equal(new Uri(shared.Site.Address, address).ToString().TrimEnd('/'), Said("og:url").TrimEnd('/'));
        Assert.Equal(("summary_large_image", "QSEC²"), (Said("twitter:card"), Said("og:site_name")));
        Assert.All(["og:title", "og:description", "og:image:alt"], property => Assert.NotEqual("", Said(property)));

        using var answer = await shared.Public.GetAsync(shown, Now);
        Assert.Equal((HttpStatusCode.OK, "image/png"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        using var image = ReadPictures.Read(await answer.Content.ReadAsByteArrayAsync(Now));
        Assert.Equal((PosterDesign.Width, PosterDesign.Height), (image.Width, image.Height));
    }

    [Fact]
    public async Task What_is_not_published_is_drawn_for_nobody()
    {
        var (waiting, _) = await shared.Public.AskAsync("En attente ?");
        await shared.Site.AnnounceAsync("secret", EventSteps.Evening("Un secret"), isPublic: false);
        await shared.Site.SeedAsync(
            "ebauche",
            new CitizenGroup { Title = new LocalText("Une ébauche", ""), Department = "93" },
            published: false
        );
        using var lea = await shared.Site.OperatorAsync("93");
        foreach (
            var name in new[]
            {
                $"contributions/{waiting}",
                $"contributions/{Guid.CreateVersion7()}",
                "agenda/secret",
                "groupes/ebauche",
                "murs/rien",
                "saisons/rien",
                "territoires/13",
                "photos/air",
                "contributions/rien",
            }
        )
        {
            Assert.Equal((HttpStatusCode.NotFound, name), ((await shared.Public.GetAsync($"/affiches/{name}.png", Now)).StatusCode, name));
            Assert.Equal((HttpStatusCode.NotFound, name), ((await lea.GetAsync($"/affiches/{name}.png", Now)).StatusCode, name));
        }

        Assert.DoesNotContain("og:image", await lea.GetStringAsync("/agenda/secret/apercu", Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_taken_away_has_no_picture_any_more()
    {
        var (id, _) = await shared.PublishAsync("Encore là ?");
        Assert.Equal(HttpStatusCode.OK, (await shared.Public.GetAsync($"/affiches/contributions/{id}.png", Now)).StatusCode);
        (await shared.Moderator.RemoveAsync(id)).EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.NotFound, (await shared.Public.GetAsync($"/affiches/contributions/{id}.png", Now)).StatusCode);
    }

    [Fact]
    public async Task A_picture_that_one_has_is_not_sent_again_and_a_query_makes_no_other()
    {
        using var first = await shared.Public.GetAsync("/affiches/murs/air-glaces.png", Now);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/affiches/murs/air-glaces.png?v=1&title=Autre");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await shared.Public.SendAsync(again, Now)).StatusCode);
        Assert.Equal("cross-origin", Assert.Single(first.Headers.GetValues("Cross-Origin-Resource-Policy")));
    }

    [Fact]
    public async Task A_changed_title_is_another_picture()
    {
        var id = await shared.Site.AnnounceAsync("bal", EventSteps.Evening("Un bal"));
        using var before = await shared.Public.GetAsync("/affiches/agenda/bal.png", Now);
        await using (var db = shared.Site.Database())
        {
            var entry = db.Entries.Single(entry => entry.Id == id);
            entry.Write(
                EventSteps.Evening("Un grand bal"),
                entry.Version,
                new Editor(Guid.Empty, "Léa", null),
                TimeProvider.System.GetUtcNow()
            );
            await db.SaveProgrammeAsync();
        }

        await shared.Site.LookAsync();
        using var after = await shared.Public.GetAsync("/affiches/agenda/bal.png", Now);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
    }
}
