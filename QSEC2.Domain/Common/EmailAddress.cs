using System.Net.Mail;

namespace QSEC2.Domain.Common;

public static class EmailAddress
{
    public const int MaxLength = 254;

    /// <summary>An address one can write to, and nothing beside it: no name, no brackets.</summary>
    public static bool IsComplete(string typed) =>
        typed.Length <= MaxLength && MailAddress.TryCreate(typed, out var address) && address.Address == typed;
}
