using System.Security.Cryptography;

namespace QSEC2.Domain.Contributions;

/// <summary>The code of a receipt: eight letters and digits that are hard to mistake for one another, written <c>XXXX-XXXX</c>.</summary>
public static class TrackingCode
{
    private const string Alphabet = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
    private const int Length = 8;

    public static string New()
    {
        var letters = RandomNumberGenerator.GetString(Alphabet, Length);
        return $"{letters[..4]}-{letters[4..]}";
    }

    /// <summary>Reads a code as a person types it: any case, with or without its dash; null when it cannot be one.</summary>
    public static string? Read(string? typed)
    {
        var letters = new string([.. (typed ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Take(Length + 1)]);
        return letters.Length == Length && letters.All(Alphabet.Contains) ? $"{letters[..4]}-{letters[4..]}" : null;
    }
}
