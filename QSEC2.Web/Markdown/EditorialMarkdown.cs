using System.Net;
using Ganss.Xss;
using Markdig;
using Markdig.Syntax;

namespace QSEC2.Web.Markdown;

/// <summary>
/// What operators and experts write, as HTML: titles, lists, tables, links, pictures of this site. HTML typed in is shown as it is
/// typed; an allow-list stands behind, for an account can be stolen.
/// </summary>
public sealed class EditorialMarkdown
{
    // The page has the first, its sections the second.
    private const int TitlesAbove = 2;
    private const int DeepestTitle = 6;

    private readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().Build();
    private readonly HtmlSanitizer _sanitizer = Sanitizer();

    /// <param name="titlesAbove">The level of the title that the text stands under.</param>
    public string ToHtml(string text, int titlesAbove = TitlesAbove) =>
        text.Length == 0 ? "" : _sanitizer.Sanitize(Draw(text, titlesAbove)).Trim();

    /// <summary>The words alone, on one line: for excerpts and for other software.</summary>
    public string ToText(string text) => PlainMarkdown.Of(text, _pipeline);

    private string Draw(string text, int titlesAbove)
    {
        try
        {
            var document = Markdig.Markdown.Parse(text, _pipeline);
            var before = titlesAbove;

            // Whoever begins with the smallest titles for their looks skips no level all the same.
            foreach (var heading in document.Descendants<HeadingBlock>())
            {
                var wanted = Math.Min(heading.Level + titlesAbove, DeepestTitle);
                heading.Level = Math.Min(wanted, before + 1);
                before = heading.Level;
            }

            return document.ToHtml(_pipeline);
        }
        catch (ArgumentException)
        {
            // Nested deeper than anything that means something: as it was typed.
            return $"<p>{WebUtility.HtmlEncode(text).Replace("\n", "<br>", StringComparison.Ordinal)}</p>";
        }
    }

    private static HtmlSanitizer Sanitizer()
    {
        var sanitizer = new HtmlSanitizer { KeepChildNodes = true };
        sanitizer.AllowedTags.Clear();
        sanitizer.AllowedTags.UnionWith([
            "p",
            "br",
            "em",
            "strong",
            "ul",
            "ol",
            "li",
            "blockquote",
            "a",
            "code",
            "pre",
            "hr",
            "h3",
            "h4",
            "h5",
            "h6",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "img",
        ]);
        sanitizer.AllowedAttributes.Clear();
        sanitizer.AllowedAttributes.UnionWith(["href", "src", "alt", "rel"]);
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["http", "https", "mailto", "tel"]);
        sanitizer.AllowedCssProperties.Clear();
        sanitizer.PostProcessNode += (_, e) =>
        {
            if (e.Node is AngleSharp.Html.Dom.IHtmlAnchorElement link)
                link.SetAttribute("rel", "noopener");

            // No other host is ever asked for a picture.
            if (e.Node is AngleSharp.Html.Dom.IHtmlImageElement picture && picture.GetAttribute("src") is not ['/', not ('/' or '\\'), ..])
                picture.RemoveAttribute("src");
        };
        return sanitizer;
    }
}
