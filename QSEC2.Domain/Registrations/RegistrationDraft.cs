using QSEC2.Domain.Common;

namespace QSEC2.Domain.Registrations;

/// <summary>What somebody asks for who wishes to come: who, how to be told, how many seats.</summary>
/// <param name="Email">Null without one; then there is a telephone.</param>
/// <param name="Phone">Null without one; then there is an e-mail address.</param>
/// <param name="Needs">What would make coming easier; null when nothing was said.</param>
public sealed record RegistrationDraft(string Name, string? Email, string? Phone, int Seats, string? Needs)
{
    public const int MostSeats = 10;

    /// <summary>In characters.</summary>
    public const int LongestNeeds = 1_000;

    /// <summary>As it is kept.</summary>
    public RegistrationDraft Tidied() =>
        new(PlainText.Tidy(Name), PlainText.TidyOrNull(Email), PlainText.TidyOrNull(Phone), Seats, PlainText.TidyOrNull(Needs));

    /// <summary>Every field that breaks a rule.</summary>
    public IEnumerable<(string Field, Rule Rule)> BrokenRules()
    {
        var told = EmailAddress.Problems("email", Email, Rule.EmailInvalid).Concat(PhoneNumber.Problems("phone", Phone));
        foreach (var problem in TextLine.Problems("name", Name, Rule.NameMissing).Concat(told))
            yield return problem;
        if (Email is null && Phone is null)
            yield return ("email", Rule.ContactMissing);
        if (Seats is < 1 or > MostSeats)
            yield return ("seats", Rule.SeatsOutOfRange);
        foreach (var problem in Paragraph.Problems("needs", Needs, LongestNeeds, Rule.NeedsTooLong))
            yield return problem;
    }
}
