namespace QSEC2.Domain.Common;

/// <summary>A telephone number, as people write them: figures, and what makes them easier to read.</summary>
public static class PhoneNumber
{
    /// <summary>In characters.</summary>
    public const int Longest = 40;

    // The shortest numbers that reach somebody have six figures (New Caledonia, Saint-Pierre-et-Miquelon); the longest fifteen (ITU-T
    // E.164).
    private const int FewestFigures = 6,
        MostFigures = 15;

    private const string Punctuation = " .-()/+\u00a0\u202f";

    /// <summary>A number one can call, and nothing beside it.</summary>
    public static bool IsComplete(string typed) =>
        typed.Length <= Longest
        && typed.Count(char.IsAsciiDigit) is >= FewestFigures and <= MostFigures
        && typed.All(letter => char.IsAsciiDigit(letter) || Punctuation.Contains(letter, StringComparison.Ordinal));

    /// <param name="typed">Tidied. Empty or null is no number, and no problem.</param>
    public static IEnumerable<(string Field, Rule Rule)> Problems(string field, string? typed)
    {
        if (!string.IsNullOrEmpty(typed) && !IsComplete(typed))
            yield return (field, Rule.PhoneInvalid);
    }
}
