using System.Security.Cryptography;

namespace QSEC2.Domain.Debates;

/// <summary>
/// The code of a debate, said aloud and typed on phones: five letters and digits, none of which looks or sounds like another.
/// </summary>
public static class DebateCode
{
    private const string Alphabet = "ACDEFHJKMNPRTUWXY3479";
    private const int Length = 5;

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>Reads a code as a person types it: any case, with spaces or dashes; null when it cannot be one.</summary>
    public static string? Read(string? typed)
    {
        var letters = new string([.. (typed ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Take(Length + 1)]);
        return letters.Length == Length && letters.All(Alphabet.Contains) ? letters : null;
    }
}
