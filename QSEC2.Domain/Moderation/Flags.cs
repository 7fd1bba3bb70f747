using System.Text.RegularExpressions;

namespace QSEC2.Domain.Moderation;

/// <summary>What a moderator should look at twice. Flags only point: no machine decides.</summary>
public static partial class Flags
{
    public const string Email = "email";
    public const string Phone = "phone";
    public const string Link = "link";

    public static IReadOnlyList<string> Of(string text)
    {
        var flags = new List<string>(3);
        if (EmailPattern().IsMatch(text))
            flags.Add(Email);
        if (PhonePattern().IsMatch(text))
            flags.Add(Phone);
        if (LinkPattern().IsMatch(text))
            flags.Add(Link);
        return flags;
    }

    [GeneratedRegex(@"[\w.+-]+@[\w-]+\.\w{2,}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex EmailPattern();

    // French numbers, alone or international: 01 23 45 67 89, 06.12.34.56.78, +33 6 12 34 56 78.
    [GeneratedRegex(@"(\+33|0033|\b0)[\s.\-]?[1-9]([\s.\-]?\d{2}){4}\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PhonePattern();

    [GeneratedRegex(@"(https?://|www\.)\S+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex LinkPattern();
}
