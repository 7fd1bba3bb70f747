using System.Text;

namespace QSEC2.Web.Features.Posters;

/// <summary>What of a text can be drawn: the typefaces of the site have the letters of languages written in Latin letters.</summary>
public static class PosterText
{
    private const string Signs = "–—‘’‚“”„•…′″‹›€™−\u2009\u202F";

    /// <summary>On one line, without what would be drawn as an empty box.</summary>
    public static string Drawable(string text)
    {
        var drawn = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            // A hyphen that does not break: the lines break at spaces alone.
            if (rune.Value is 0x2010 or 0x2011)
                drawn.Append('-');
            else if (Rune.IsControl(rune))
                drawn.Append(' ');
            else if (IsKnown(rune))
                drawn.Append(rune);
        }

        return string.Join(' ', drawn.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Whether most of its letters can be drawn.</summary>
    public static bool IsDrawable(string text)
    {
        var letters = text.Normalize(NormalizationForm.FormC).EnumerateRunes().Where(Rune.IsLetter).ToList();
        return letters.Count > 0 && letters.Count(IsKnown) * 4 >= letters.Count * 3;
    }

    // Latin-1, Latin Extended-A, Romanian's comma, Vietnamese's accents.
    private static bool IsKnown(Rune rune) =>
        rune.Value switch
        {
            0xAD => false,
            < 0x180 => true,
            0x1A0 or 0x1A1 or 0x1AF or 0x1B0 or (>= 0x218 and <= 0x21B) or (>= 0x1EA0 and <= 0x1EF9) => true,
            _ => rune.IsBmp && Signs.Contains((char)rune.Value, StringComparison.Ordinal),
        };
}
