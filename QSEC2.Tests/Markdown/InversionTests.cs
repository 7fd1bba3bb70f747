using QSEC2.Web.Markdown;

namespace QSEC2.Tests.Markdown;

public sealed class InversionTests
{
    [Theory]
    [InlineData("Respire-t-on mieux ?", "Respire‑t‑on mieux")]
    [InlineData("Les villes changent-elles ?", "changent‑elles")]
    [InlineData("Est-ce vrai ?", "Est‑ce vrai")]
    [InlineData("« Pouvez-vous répondre ? »", "Pouvez‑vous")]
    [InlineData("**Sont-ils** là ?", "Sont‑ils")]
    public void The_hyphen_of_an_inversion_is_never_cut(string typed, string read) =>
        Assert.Contains(read, ContributionMarkdown.Typeset(typed), StringComparison.Ordinal);

    [Theory]
    [InlineData("arc-en-ciel")]
    [InlineData("Vitry-sur-Seine")]
    [InlineData("https://exemple.org/peut-on-voir")]
    [InlineData("dit-elle@exemple.org")]
    [InlineData("`a-t-on`")]
    [InlineData("bien-oncle")]
    public void Other_hyphens_stay_as_they_were_typed(string typed) => Assert.Equal(typed, ContributionMarkdown.Typeset(typed));

    [Fact]
    public void The_longest_text_is_typeset_at_once()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        ContributionMarkdown.Typeset(new string('a', 2_000) + "-on" + string.Concat(Enumerable.Repeat("a-", 1_000)));
        Assert.True(watch.ElapsedMilliseconds < 200);
    }
}
