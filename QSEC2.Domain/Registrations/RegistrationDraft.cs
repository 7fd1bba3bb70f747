using System.Net.Mail;
using QSEC2.Domain.Common;

namespace QSEC2.Domain.Registrations;

/// <summary>What somebody asks for who wishes to come: who, how to be told, how many seats.</summary>
/// <param name="Email">Null without one; then there is a telephone.</param>
/// <param name="Phone">Null without one; then there is an e-mail address.</param>
/// <param name="Needs">What would make coming easier; null when nothing was said.</param>
public sealed record RegistrationDraft(string Name, string? Email, string? Phone, int Seats, string? Needs)
{
    public const int MostSeats = 10;

    /// <summary>Of the name and the ways to be told, in characters.</summary>
    public const int LongestLine = 160;

    /// <summary>In characters.</summary>
    public const int LongestNeeds = 1_000;

    // Of an address, by RFC 5321.
    private const int LongestEmail = 254;
    private const string PunctuationOfPhones = " .-()/+\u00a0\u202f";

    /// <summary>As it is kept.</summary>
    public RegistrationDraft Tidied() =>
        new(PlainText.Tidy(Name), PlainText.TidyOrNull(Email), PlainText.TidyOrNull(Phone), Seats, PlainText.TidyOrNull(Needs));

    /// <summary>Every field that breaks a rule.</summary>
    public IEnumerable<(string Field, Rule Rule)> BrokenRules()
    {
        if (Name.Length == 0)
            yield return ("name", Rule.NameMissing);
        foreach (var (field, text) in new[] { ("name", Name), ("email", Email), ("phone", Phone) })
        {
            if (text?.Length > LongestLine && field != "email")
                yield return (field, Rule.LineTooLong);
            else if (PlainText.HasControlCharacters(text ?? "", lines: false))
                yield return (field, Rule.ControlCharacters);
        }

        if (Email is null && Phone is null)
            yield return ("email", Rule.ContactMissing);
        if (Email is not null && !IsEmail(Email))
            yield return ("email", Rule.EmailInvalid);
        if (Phone is not null && !IsPhone(Phone))
            yield return ("phone", Rule.PhoneInvalid);
        if (Seats is < 1 or > MostSeats)
            yield return ("seats", Rule.SeatsOutOfRange);
        if (Needs?.Length > LongestNeeds)
            yield return ("needs", Rule.NeedsTooLong);
        else if (PlainText.HasControlCharacters(Needs ?? ""))
            yield return ("needs", Rule.ControlCharacters);
    }

    private static bool IsEmail(string typed) =>
        typed.Length <= LongestEmail
        && MailAddress.TryCreate(typed, out var address)
        && address.Address == typed
        && address.Host.Contains('.', StringComparison.Ordinal);

    private static bool IsPhone(string typed) =>
        typed.Count(char.IsAsciiDigit) is >= 6 and <= 15
        && typed.All(c => char.IsAsciiDigit(c) || PunctuationOfPhones.Contains(c, StringComparison.Ordinal));
}
