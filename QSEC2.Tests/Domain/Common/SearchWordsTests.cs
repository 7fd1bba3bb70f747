using QSEC2.Domain.Common;

namespace QSEC2.Tests.Domain.Common;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("L’œuf d’Élodie", "oeuf elodi")]
    [InlineData("Les chevaux et les bateaux", "cheval bateau")]
    [InlineData("voitures, voiture", "voitur voitur")]
    [InlineData("polluée pollués POLLUÉ", "pollu pollu pollu")]
    [InlineData("CO2 et 5 métros", "co2 5 metro")]
    [InlineData("« ??? » 😀", "")]
    public void Words_are_looked_for_as_they_are_meant(string text, string words) =>
        Assert.Equal(words, string.Join(' ', SearchWords.Of(text)));
}
