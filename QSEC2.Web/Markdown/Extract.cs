namespace QSEC2.Web.Markdown;

/// <summary>The beginning of what a text says, on one line: its words as the card sets them, without the signs of Markdown.</summary>
public static class Extract
{
    public static string Of(string text, int length)
    {
        text = ContributionMarkdown.Typeset(ContributionMarkdown.ToText(text));
        if (text.Length <= length)
            return text;

        // Never half an emoji.
        var end = char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        return text[..end].TrimEnd() + "…";
    }
}
