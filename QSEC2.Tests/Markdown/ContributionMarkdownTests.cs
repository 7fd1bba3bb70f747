using AngleSharp.Html.Parser;
using FsCheck.Xunit;
using QSEC2.Web.Markdown;

namespace QSEC2.Tests.Markdown;

public sealed class ContributionMarkdownTests
{
    private static readonly ContributionMarkdown Markdown = new();
    private static readonly HashSet<string> Allowed = ["p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "a", "code", "pre"];

    [Theory]
    [InlineData("**fort** et *doux*", "<p><strong>fort</strong> et <em>doux</em></p>")]
    [InlineData("une\ndeux", "<p>une<br>\ndeux</p>")]
    [InlineData("> citée", "<blockquote>\n<p>citée</p>\n</blockquote>")]
    [InlineData("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>")]
    [InlineData("", "")]
    public void The_subset_is_drawn(string text, string expected) => Assert.Equal(expected, Markdown.ToHtml(text));

    [Theory]
    [InlineData("Vraiment ?", "Vraiment\u202F?")]
    [InlineData("Ceci : cela", "Ceci\u00A0: cela")]
    [InlineData("« ici »", "«\u00A0ici\u00A0»")]
    [InlineData("l'air", "l’air")]
    public void French_typography_is_given_to_those_who_cannot_type_it(string text, string expected) =>
        Assert.Equal($"<p>{expected}</p>", Markdown.ToHtml(text).Replace("&nbsp;", "\u00A0", StringComparison.Ordinal));

    [Theory]
    [InlineData("[ici](javascript:alert(1))")]
    [InlineData("[ici](JaVaScRiPt:alert(1))")]
    [InlineData("[ici](java&#10;script:alert(1))")]
    [InlineData("[ici](&#106;avascript:alert(1))")]
    [InlineData("[ici](\u0001javascript:alert(1))")]
    [InlineData("[ici](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[ici](vbscript:msgbox)")]
    [InlineData("[ici](file:///etc/passwd)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[ici][1]\n\n[1]: javascript:alert(1)")]
    public void A_link_that_would_run_something_leads_nowhere(string text)
    {
        var page = new HtmlParser().ParseDocument(Markdown.ToHtml(text));
        Assert.All(page.QuerySelectorAll("a"), link => Assert.False(link.HasAttribute("href"), link.OuterHtml));
    }

    [Theory]
    [InlineData("Lu sur https://exemple.fr/page?a=1&b=2 ce matin ?", true)]
    [InlineData("Lu sur www.exemple.fr/page ce matin ?", true)]
    [InlineData("Lu [dans cet article](https://exemple.fr/page) ?", false)]
    public void An_address_may_be_cut_anywhere_and_words_may_not(string text, bool isAddress) =>
        Assert.Equal(isAddress, new HtmlParser().ParseDocument(Markdown.ToHtml(text)).QuerySelector("a")!.ClassList.Contains("address"));

    [Theory]
    [InlineData("Vous avez lu https://exemple.fr/page?a=1 ?")]
    [InlineData("Vous avez lu https://exemple.fr/page?a=1\u202F?")]
    [InlineData("Vous avez lu « https://exemple.fr/page?a=1 » hier ?")]
    [InlineData("Lu sur https://exemple.fr/page?a=1 : rien.")]
    public void The_space_before_a_sign_is_no_part_of_an_address(string text) =>
        Assert.Equal(
            "https://exemple.fr/page?a=1",
            new HtmlParser().ParseDocument(Markdown.ToHtml(text)).QuerySelector("a")!.GetAttribute("href")
        );

    [Fact]
    public void An_ordinary_link_says_that_we_do_not_vouch_for_it() =>
        Assert.Equal(
            """<p><a href="https://exemple.fr" rel="nofollow noopener ugc">ici</a></p>""",
            Markdown.ToHtml("[ici](https://exemple.fr)")
        );

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("![image](https://exemple.fr/espion.png)")]
    [InlineData("<iframe src=//exemple.fr></iframe>")]
    [InlineData("<p style=\"position:fixed\">a</p>")]
    [InlineData("# Titre énorme")]
    [InlineData("| a | b |\n|---|---|\n| c | d |")]
    [InlineData("---")]
    public void Nothing_else_gets_through(string text) => IsHarmless(Markdown.ToHtml(text));

    [Theory]
    [InlineData(">", 2_000)]
    [InlineData("> ", 1_000)]
    [InlineData("- ", 1_000)]
    [InlineData("1. ", 600)]
    [InlineData("[", 2_000)]
    [InlineData("![", 1_000)]
    [InlineData("*", 2_000)]
    [InlineData("*a", 1_000)]
    [InlineData("**a _b ", 280)]
    [InlineData("`", 2_000)]
    [InlineData("[a](", 500)]
    [InlineData("<a ", 600)]
    [InlineData("&#", 1_000)]
    [InlineData("\n>", 1_000)]
    [InlineData("?  ", 600)]
    public void However_deep_a_text_is_nested_it_is_drawn_soon_or_left_as_typed(string piece, int times)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        IsHarmless(Markdown.ToHtml(string.Concat(Enumerable.Repeat(piece, times))));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Property(MaxTest = 300)]
    public void Whatever_is_typed_only_the_subset_comes_out(string? typed) => IsHarmless(Markdown.ToHtml(typed ?? ""));

    private static void IsHarmless(string html)
    {
        var body = new HtmlParser().ParseDocument("").CreateElement("body");
        body.InnerHtml = html;
        foreach (var element in body.QuerySelectorAll("*"))
        {
            Assert.Contains(element.LocalName, Allowed);
            Assert.All(element.Attributes, attribute => Assert.Contains(attribute.Name, new[] { "href", "rel" }));
        }
    }
}
