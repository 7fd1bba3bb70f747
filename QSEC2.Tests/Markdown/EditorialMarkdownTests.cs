using QSEC2.Web.Markdown;

namespace QSEC2.Tests.Markdown;

public sealed class EditorialMarkdownTests
{
    private static readonly EditorialMarkdown Markdown = new();

    [Fact]
    public void Titles_come_under_those_of_the_page() =>
        Assert.Equal("<h3>Venir</h3>\n<h4>À pied</h4>", Markdown.ToHtml("# Venir\n## À pied"));

    [Fact]
    public void No_level_of_titles_is_skipped() =>
        Assert.Equal("<h4>Un</h4>\n<h5>Deux</h5>\n<h4>Trois</h4>", Markdown.ToHtml("### Un\n##### Deux\n# Trois", 3));

    [Fact]
    public void What_is_nested_too_deep_is_shown_as_it_was_typed() =>
        Assert.Equal($"<p>{string.Concat(Enumerable.Repeat("&gt;", 5_000))} ici</p>", Markdown.ToHtml(new string('>', 5_000) + " ici"));

    [Theory]
    [InlineData("<script>alert(1)</script>", "<script")]
    [InlineData("<img src=x onerror=alert(1)>", "<img")]
    [InlineData("[ici](javascript:alert(1))", "javascript")]
    [InlineData("![mouchard](https://ailleurs.example/p.png)", "ailleurs.example")]
    [InlineData("![mouchard](//ailleurs.example/p.png)", "ailleurs.example")]
    [InlineData("![mouchard](data:image/svg+xml,x)", "data:")]
    public void Nothing_that_acts_or_calls_elsewhere_gets_through(string typed, string never) =>
        Assert.DoesNotContain(never, Markdown.ToHtml(typed), StringComparison.Ordinal);

    [Fact]
    public void Pictures_of_this_site_keep_their_description() =>
        Assert.Contains(
            "<img src=\"/photos/1\" alt=\"La cour de l’école\">",
            Markdown.ToHtml("![La cour de l’école](/photos/1)"),
            StringComparison.Ordinal
        );
}
