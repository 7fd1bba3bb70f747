using QSEC2.Domain.Common;
using QSEC2.Domain.People;

namespace QSEC2.Domain.Debates;

/// <summary>What is known of a debate before it begins, and may be corrected until it is closed.</summary>
/// <param name="Event">The slug of its event in the programme; null without one.</param>
/// <param name="Place">Where it is, in words.</param>
/// <param name="StartsAt">When it is to begin; null when nobody said.</param>
/// <param name="EndsAt">When it is to end; null when nobody said.</param>
public sealed record DebatePlan(
    string Title,
    string Place,
    string Department,
    string? Event,
    DateTimeOffset? StartsAt,
    DateTimeOffset? EndsAt,
    IReadOnlyList<Guest> Guests
)
{
    public const int MostGuests = 12;

    /// <summary>As it is kept; guests without a name are left out.</summary>
    public DebatePlan Tidied() =>
        this with
        {
            Title = PlainText.Tidy(Title),
            Place = PlainText.Tidy(Place),
            Event = PlainText.TidyOrNull(Event),
            Guests =
            [
                .. Guests
                    .Select(guest => new Guest(PlainText.Tidy(guest.Name), PlainText.Tidy(guest.Role)))
                    .Where(guest => guest.Name.Length > 0),
            ],
        };

    /// <summary>Every field that breaks a rule.</summary>
    public IEnumerable<(string Field, Rule Rule)> BrokenRules()
    {
        foreach (var problem in TextLine.Problems("title", Title, Rule.TitleMissing).Concat(TextLine.Problems("place", Place)))
            yield return problem;
        if (!Departments.All.Contains(Department))
            yield return ("department", Department.Length == 0 ? Rule.DepartmentMissing : Rule.DepartmentUnknown);
        if (StartsAt > EndsAt)
            yield return ("ends", Rule.EndsBeforeItStarts);
        if (EndsAt is not null && StartsAt is null)
            yield return ("starts", Rule.HourMissing);
        if (Guests.Count > MostGuests)
            yield return ("guests", Rule.NumberOutOfRange);
        foreach (
            var problem in Guests.SelectMany(guest =>
                TextLine.Problems("guests", guest.Name).Concat(TextLine.Problems("guests", guest.Role))
            )
        )
            yield return problem;
    }
}

/// <summary>Somebody on the platform.</summary>
/// <param name="Role">As what they are here, in words: researcher, elected official …; may be empty.</param>
public sealed record Guest(string Name, string Role);
