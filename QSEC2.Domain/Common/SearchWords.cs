using System.Globalization;
using System.Text;

namespace QSEC2.Domain.Common;

/// <summary>
/// Words as they are looked for: without capitals nor accents, œ as oe, cut at apostrophes, a plural as its singular and a feminine as
/// its masculine. The same for what is written and for what is asked.
/// </summary>
public static class SearchWords
{
    private const int ShortestStem = 3;

    // In almost every text: they find nothing, and cost much.
    private static readonly HashSet<string> Everywhere = new(StringComparer.Ordinal)
    {
        "au",
        "aux",
        "avec",
        "ce",
        "ces",
        "cette",
        "dans",
        "de",
        "des",
        "du",
        "elle",
        "en",
        "est",
        "et",
        "il",
        "ils",
        "je",
        "la",
        "le",
        "les",
        "leur",
        "mais",
        "me",
        "mes",
        "mon",
        "ne",
        "nos",
        "notre",
        "nous",
        "on",
        "ou",
        "par",
        "pas",
        "plus",
        "pour",
        "qu",
        "que",
        "qui",
        "sa",
        "se",
        "ses",
        "son",
        "sont",
        "sur",
        "un",
        "une",
        "vos",
        "votre",
        "vous",
        "an",
        "and",
        "are",
        "for",
        "in",
        "is",
        "it",
        "of",
        "the",
        "to",
    };

    /// <returns>In the order of the text; twice when they are there twice.</returns>
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(letter))
                Fold(letter, word);
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark)
                Take(word, words);
        }

        Take(word, words);
        return words;
    }

    private static void Fold(char letter, StringBuilder word) =>
        word.Append(
            char.ToLowerInvariant(letter) switch
            {
                'œ' => "oe",
                'æ' => "ae",
                'ß' => "ss",
                var plain => plain.ToString(),
            }
        );

    // One letter alone is what an apostrophe left behind; one digit alone means something.
    private static void Take(StringBuilder word, List<string> words)
    {
        var found = word.ToString();
        word.Clear();
        if ((found.Length > 1 || (found.Length == 1 && char.IsDigit(found[0]))) && !Everywhere.Contains(found))
            words.Add(Stem(found));
    }

    private static string Stem(string word)
    {
        if (
            word.EndsWith("aux", StringComparison.Ordinal)
            && !word.EndsWith("eaux", StringComparison.Ordinal)
            && word.Length > ShortestStem + 1
        )
            return word[..^3] + "al";
        return word.Length > ShortestStem && word[^1] is 's' or 'x' ? Masculine(word[..^1]) : Masculine(word);
    }

    private static string Masculine(string word)
    {
        var stem = word.TrimEnd('e');
        return stem.Length >= ShortestStem ? stem : word;
    }
}
