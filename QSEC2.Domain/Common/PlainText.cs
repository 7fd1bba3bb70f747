using System.Globalization;
using System.Text;

namespace QSEC2.Domain.Common;

/// <summary>What a person typed, made safe to keep: one kind of line ending, composed accents, no invisible commands.</summary>
public static class PlainText
{
    /// <summary>Trims, composes accents (NFC) and turns every line ending into <c>\n</c>.</summary>
    public static string Tidy(string? typed)
    {
        var text = (typed ?? "").ReplaceLineEndings("\n");
        if (!IsWellFormed(text))
            return text;
        text = text.Normalize(NormalizationForm.FormC).Trim();
        return text.Any(IsSeen) ? text : "";
    }

    /// <summary>Null when nothing is left of the text once tidied.</summary>
    public static string? TidyOrNull(string? typed) => Tidy(typed) is { Length: > 0 } text ? text : null;

    /// <summary>
    /// Control characters, halves of surrogate pairs and direction overrides, which can make a text read as what it is not.
    /// </summary>
    public static bool HasControlCharacters(string text, bool lines = true) =>
        !IsWellFormed(text) || text.Any(c => (char.IsControl(c) && !(lines && c is '\n' or '\t')) || IsDirectionOverride(c));

    /// <summary>The first rule a text breaks; <see cref="TextLine"/> and <see cref="Paragraph"/> are how it is asked.</summary>
    internal static Rule? Problem(string text, Rule? missing, int longest, Rule tooLong, bool lines)
    {
        if (text.Length == 0)
            return missing;
        if (text.Length > longest)
            return tooLong;
        return HasControlCharacters(text, lines) ? Rule.ControlCharacters : null;
    }

    // What has no ink of its own: a text of joiners and soft hyphens alone is an empty one. Control characters are somebody else's
    // business.
    private static bool IsSeen(char c) => !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) is not UnicodeCategory.Format;

    private static bool IsDirectionOverride(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            // U+FFFE and U+FFFF are no characters, neither for XML nor for normalisation.
            if (text[i] is '\uFFFE' or '\uFFFF')
                return false;
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }

        return true;
    }
}
