using System.Net;
using System.Text.RegularExpressions;
using Ganss.Xss;
using Markdig;

namespace QSEC2.Web.Markdown;

/// <summary>
/// What citizens write, as HTML: paragraphs, emphasis, lists, quotations, links, code; nothing else gets through.
/// Two independent gates: Markdig with HTML disabled, then an allow-list.
/// </summary>
public sealed partial class ContributionMarkdown
{
    // Milliseconds. Every pattern is linear, this is a second lock on the door; and a clock goes on while a busy machine lets others work.
    private const int LongestMatch = 30_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .DisableHeadings()
        .UseAutoLinks()
        .UseSoftlineBreakAsHardlineBreak()
        .Build();
    private readonly HtmlSanitizer _sanitizer = Sanitizer();

    public string ToHtml(string text) => text.Length == 0 ? "" : _sanitizer.Sanitize(Draw(Typeset(text))).Trim();

    /// <summary>The words alone, on one line.</summary>
    public static string ToText(string text) => PlainMarkdown.Of(text, Pipeline);

    /// <summary>French typography for spaces, apostrophes and hyphens that keyboards do not have.</summary>
    public static string Typeset(string text)
    {
        text = SpaceBeforeHighPunctuation().Replace(text, "\u202F");
        text = SpaceBeforeColon().Replace(text, "\u00A0");
        text = SpaceInQuotes().Replace(text, "\u00A0");
        text = FixedSpaceAfterAddress().Replace(text, " ");
        text = HyphenOfInversion().Replace(text, "\u2011");
        return StraightApostrophe().Replace(text, "’");
    }

    private static string Draw(string text)
    {
        try
        {
            return Markdig.Markdown.ToHtml(text, Pipeline);
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
        sanitizer.AllowedTags.UnionWith(["p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "a", "code", "pre"]);
        sanitizer.AllowedAttributes.Clear();
        sanitizer.AllowedAttributes.UnionWith(["href", "rel"]);
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["http", "https"]);
        sanitizer.AllowedCssProperties.Clear();
        sanitizer.PostProcessNode += (_, e) =>
        {
            if (e.Node is not AngleSharp.Html.Dom.IHtmlAnchorElement link)
                return;
            link.SetAttribute("rel", "nofollow noopener ugc");
            if (ShowsItsAddress(link))
                link.SetAttribute("class", "address");
        };
        return sanitizer;
    }

    // Not a word: a narrow card may cut it anywhere, and never with a hyphen. "www.…" has its scheme in the link alone.
    private static bool ShowsItsAddress(AngleSharp.Html.Dom.IHtmlAnchorElement link) =>
        link.TextContent.Length > 0 && link.GetAttribute("href")?.EndsWith(link.TextContent, StringComparison.Ordinal) == true;

    [GeneratedRegex(@"(?<=\S) (?=[?!;])", RegexOptions.None, LongestMatch)]
    private static partial Regex SpaceBeforeHighPunctuation();

    [GeneratedRegex(@"(?<=\S) (?=:(\s|$))", RegexOptions.ExplicitCapture, LongestMatch)]
    private static partial Regex SpaceBeforeColon();

    [GeneratedRegex("(?<=«) | (?=»)", RegexOptions.None, LongestMatch)]
    private static partial Regex SpaceInQuotes();

    // Markdig ends an address at an ordinary space only: it would lead to a page whose name ends with a space.
    [GeneratedRegex(
        @"(?<=(https?://|www\.)\S*)[\u00A0\u202F]",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        LongestMatch
    )]
    private static partial Regex FixedSpaceAfterAddress();

    // "Respire-t-on", "sont-ils", "est-ce": never cut at the end of a line, unless so long
    // that a narrow card must cut it somewhere. Not in addresses nor in code.
    [GeneratedRegex(
        @"(?<=(^|[\s(\[«“""’'*_\u00A0\u202F])\p{L}{1,9}(-t)?)-(?=(t-)?(je|tu|ils?|elles?|on|nous|vous|ce)(?![\w@/-]|\.\w))",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        LongestMatch
    )]
    private static partial Regex HyphenOfInversion();

    [GeneratedRegex(@"(?<=\p{L})'(?=\p{L})", RegexOptions.None, LongestMatch)]
    private static partial Regex StraightApostrophe();
}
