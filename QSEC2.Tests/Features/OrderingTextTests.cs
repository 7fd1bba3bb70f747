using System.Text.RegularExpressions;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features;

/// <summary>What the text that ordered the project says of it: each thing is where a visitor finds it, in both languages.</summary>
public sealed partial class OrderingTextTests(SharedSite shared)
{
    [Theory]
    [InlineData("/", "citoyen·ne·s, scientifiques et élu·e·s", "citizens, researchers and elected")]
    [InlineData("/", "Les groupes QSEC", "QSEC groups")]
    [InlineData("/", "Les plans d’actions territoriaux", "erritorial action plans")]
    [InlineData("/", "Région Île-de-France", "Île-de-France Region")]
    [InlineData("/", "Programme d’investissements d’avenir", "Investments for the Future programme")]
    [InlineData("/", "Dans les huit départements", "In the eight départements")]
    [InlineData("/", "Devenir partenaire", "Become a partner")]
    [InlineData("/espaces", "plateforme d’engagement citoyen", "platform for civic engagement")]
    [InlineData("/espaces", "Café scientifique", "Science café")]
    [InlineData("/espaces", "Spectacle", "Show")]
    [InlineData("/espaces", "Projection", "Screening")]
    [InlineData("/espaces", "Quelques mois laissent le temps", "A few months leave time")]
    [InlineData("/espaces", "100 à 200 m²", "100 to 200 m²")]
    [InlineData("/plans", "une association rassemble", "an association gathers")]
    [InlineData("/plans", "Éducation", "Education")]
    [InlineData("/plans", "01 64 00 13 58", "01 64 00 13 58")]
    [InlineData("/groupes", "Un parcours, pas à pas", "A path, step by step")]
    [InlineData("/groupes", "en fonder un", "founding one")]
    [InlineData("/expositions", "par des habitant·e·s et des scientifiques", "by local people and scientists")]
    [InlineData("/expositions", "par des professionnel·le·s", "by professionals")]
    [InlineData("/expositions", "familles, classes, groupes d’habitant·e·s", "families, classes, groups of local people")]
    [InlineData("/projet", "32 000", "32,000")]
    [InlineData("/projet", "plus de 50", "more than 50")]
    [InlineData("/projet", "un au Conseil régional", "one at the Regional Council")]
    [InlineData("/projet", "2 à 3 mois", "2 to 3 months")]
    [InlineData("/projet", "huit départements d’Île-de-France", "eight départements of")]
    [InlineData("/saisons", "QSEC² et vous", "QSEC² and you")]
    [InlineData("/saisons/air", "QSEC² et vous", "QSEC² and you")]
    [InlineData("/territoires", "Accueillir un Espace QSEC", "Host an Espace QSEC")]
    public async Task What_was_ordered_is_found_on_its_page(string address, string french, string english)
    {
        using var visitor = shared.Site.Public();
        Assert.Contains(french, await ReadAsync(visitor, address));
        Assert.Contains(english, await ReadAsync(visitor, address == "/" ? "/en" : $"/en{address}"));
    }

    // Every kind of space is one.
    private static async Task<string> ReadAsync(HttpClient visitor, string address)
    {
        var page = Forms.Page(await visitor.GetStringAsync(address, TestContext.Current.CancellationToken));
        return Space().Replace(page.QuerySelector("main")!.TextContent, " ");
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1_000)]
    private static partial Regex Space();
}
