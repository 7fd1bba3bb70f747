using Markdig;

namespace QSEC2.Web.Markdown;

/// <summary>The words of a text, without the signs of Markdown.</summary>
internal static class PlainMarkdown
{
    /// <summary>On one line.</summary>
    public static string Of(string text, MarkdownPipeline pipeline)
    {
        try
        {
            text = Markdig.Markdown.ToPlainText(text, pipeline);
        }
        catch (ArgumentException)
        {
            // Nested deeper than anything that means something: as it was typed.
        }

        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
