using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace QSEC2.Domain.Moderation;

/// <summary>Recognises a text that was already sent, whatever its capitals, accents, spaces and punctuation.</summary>
public static class TextFingerprint
{
    private const int Bytes = 12;

    /// <summary>Twelve bytes in hexadecimal; empty when the text has neither letter nor digit.</summary>
    public static string Of(string text)
    {
        var bare = Bare(text);
        return bare.Length == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(bare)).AsSpan(0, Bytes));
    }

    /// <summary>Its letters and digits alone, without capitals nor accents: two texts that say the same are then the same.</summary>
    public static string Bare(string text) =>
        string.Concat(
            text.Normalize(NormalizationForm.FormD)
                .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark && char.IsLetterOrDigit(c))
                .Select(char.ToLowerInvariant)
        );
}
