namespace QSEC2.Web.Markdown;

/// <summary>The beginning of a text, set as its card sets it.</summary>
public static class Extract
{
    public static string Of(string text, int length)
    {
        text = ContributionMarkdown.Typeset(text);
        if (text.Length <= length)
            return text;

        // Never half an emoji.
        var end = char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        return text[..end].TrimEnd() + "…";
    }
}
