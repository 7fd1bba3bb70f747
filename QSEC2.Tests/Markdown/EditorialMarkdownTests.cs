using QSEC2.Web.Markdown;

namespace QSEC2.Tests.Markdown;

public sealed class EditorialMarkdownTests
{
    private static readonly EditorialMarkdown Markdown = new();

    [Fact]
    public void Titles_come_under_those_of_the_page() => Assert.Equal("<h3>Venir</h3>\n<h4>À pied</h4>", Markdown.ToHtml("# Venir\n## À pied"));

    [Theory]
    [InlineData("<script>alert(1)</script>", "<script")]
    [InlineData("<img src=x onerror=alert(1)>", "<img")]
    [InlineData("[ici](javascript:alert(1))", "javascript")]
    [InlineData("![mouchard](https://ailleurs.example/p.png)", "ailleurs.example")]
    [InlineData("![mouchard](//ailleurs.example/p.png)", "ailleurs.example")]
    [InlineData("![mouchard](data:image/svg+xml,x)", "data:")]
    public void Nothing_that_acts_or_calls_elsewhere_gets_through(string typed, string never) => Assert.DoesNotContain(never, Markdown.ToHtml(typed), StringComparison.Ordinal);

    [Fact]
    public void Pictures_of_this_site_keep_their_description() =>
        Assert.Contains("<img src=\"/photos/1\" alt=\"La cour de l’école\">", Markdown.ToHtml("![La cour de l’école](/photos/1)"), StringComparison.Ordinal);
}
