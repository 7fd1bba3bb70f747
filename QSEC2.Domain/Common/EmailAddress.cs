using System.Net.Mail;

namespace QSEC2.Domain.Common;

/// <summary>An e-mail address, without the name of whose it is.</summary>
public static class EmailAddress
{
    /// <summary>In characters: of what a path of mail carries (RFC 5321, 4.5.3.1.3).</summary>
    public const int MaxLength = 254;

    /// <summary>
    /// An address one can write to from anywhere, and nothing beside it: no name, no brackets, no name of a machine alone.
    /// </summary>
    public static bool IsComplete(string typed) =>
        typed.Length <= MaxLength
        && !PlainText.HasControlCharacters(typed, lines: false)
        && MailAddress.TryCreate(typed, out var address)
        && address.Address == typed
        && address.Host.IndexOf('.', StringComparison.Ordinal) > 0
        && !address.Host.EndsWith('.');

    /// <param name="typed">Tidied. Empty or null is no address, and no problem.</param>
    /// <param name="invalid">What one breaks that is not complete: its message says whether the field may be left empty.</param>
    public static IEnumerable<(string Field, Rule Rule)> Problems(string field, string? typed, Rule invalid)
    {
        if (!string.IsNullOrEmpty(typed) && !IsComplete(typed))
            yield return (field, invalid);
    }
}
