using System.Net;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Rules;

/// <summary>The addresses of the former site that are known (facts 1.11) lead to the right page, for good.</summary>
public sealed class OldAddressesTests(SharedSite one)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/saison-mobilites/exposition/presentation/", "/expositions/trajectoires")]
    [InlineData("/saison-mobilites/exposition/presentation", "/expositions/trajectoires")]
    [InlineData("/saison-mobilites/groupes-de-citoyens/presentation/", "/groupes")]
    [InlineData("/saison-mobilites/", "/expositions/trajectoires")]
    [InlineData("/saison-air/exposition/presentation/", "/expositions/air")]
    [InlineData("/agenda/5298-le-15-mars-on-se-bouge.html", "/agenda/lancement-mobilites")]
    [InlineData("/agenda/1-autre-chose.html", "/agenda")]
    [InlineData("/en-ce-moment/5326-retour-sur-l-inauguration-trajectoires-de-drancy.html", "/agenda/inauguration-trajectoires-drancy")]
    [InlineData("/en-ce-moment/", "/agenda")]
    [InlineData("/acteurs-et-partenaires/partenaires-financiers/", "/partenaires")]
    public async Task An_old_address_leads_to_the_page_that_took_its_place(string old, string present)
    {
        using var client = one.Site.Public();
        using var answer = await client.GetAsync(old, Now);
        Assert.Equal((HttpStatusCode.MovedPermanently, present), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(present, Now)).StatusCode);
    }
}
