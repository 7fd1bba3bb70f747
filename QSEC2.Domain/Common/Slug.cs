using System.Globalization;
using System.Text;

namespace QSEC2.Domain.Common;

/// <summary>A title as a part of an address: lower case, without accents, words joined by hyphens.</summary>
public static class Slug
{
    /// <summary>In characters.</summary>
    public const int Longest = 80;

    /// <returns>Never empty: a title without a letter gives <c>sans-titre</c>.</returns>
    public static string Of(string title)
    {
        var words = new StringBuilder();
        foreach (
            var letter in title
                .Replace("œ", "oe", StringComparison.OrdinalIgnoreCase)
                .Replace("æ", "ae", StringComparison.OrdinalIgnoreCase)
                .Normalize(NormalizationForm.FormD)
        )
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark)
                continue;
            if (char.IsAsciiLetterOrDigit(letter))
                words.Append(char.ToLowerInvariant(letter));
            else if (words.Length > 0 && words[^1] != '-')
                words.Append('-');
        }

        var slug = words.ToString(0, Math.Min(words.Length, Longest)).Trim('-');
        return slug.Length == 0 ? "sans-titre" : slug;
    }
}
