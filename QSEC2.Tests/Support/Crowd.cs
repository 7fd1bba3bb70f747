using QSEC2.Domain.Contributions;
using QSEC2.Domain.Programme;
using QSEC2.Domain.Registrations;
using QSEC2.Domain.Requests;

namespace QSEC2.Tests.Support;

/// <summary>Five hundred of everything that is listed.</summary>
internal static class Crowd
{
    public const int Many = 500;

    /// <summary>An event for which all of them registered.</summary>
    public const string Event = "rendez-vous-0";

    private static readonly string[] Departments = ["75", "77", "78", "91", "92", "93", "94", "95"];

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static async Task FillAsync(this Site site)
    {
        await site.SeedAsync(Enumerable.Range(0, Many).SelectMany(Entries));
        await using var db = site.Database();
        var at = TimeProvider.System.GetUtcNow();
        var happening = db.Entries.Single(entry => entry.Kind == EntryKind.Event && entry.Slug == Event).Id;
        db.Requests.AddRange(
            Enumerable
                .Range(0, Many)
                .Select(number =>
                    Request.Receive(
                        Guid.CreateVersion7(),
                        new RequestDraft(
                            RequestKind.Message,
                            "",
                            Departments[number % 8],
                            $"Personne {number}",
                            "essai@example.org",
                            "Un message d’essai, assez long pour deux lignes."
                        ),
                        SeedSteps.Today,
                        at
                    )
                )
        );
        db.Registrations.AddRange(
            Enumerable
                .Range(0, Many)
                .Select(number =>
                    Registration.Ask(
                        happening,
                        number + 1,
                        TrackingCode.New(),
                        Guid.CreateVersion7(),
                        new RegistrationDraft(
                            $"Personne {number}",
                            "essai@example.org",
                            "01 23 45 67 89",
                            2,
                            number % 20 == 0 ? "Une rampe" : null
                        ),
                        at
                    )
                )
        );
        await db.SaveChangesAsync(Now);
    }

    private static IEnumerable<(string, Content)> Entries(int number)
    {
        var (department, day) = (Departments[number % 8], SeedSteps.Today.AddDays(number - 250));
        return
        [
            (
                $"rendez-vous-{number}",
                new Event
                {
                    Title = new($"Rendez-vous d’essai n° {number}, au titre un peu long", ""),
                    Type = (EventKind)(number % 12),
                    Theme = "air-agir",
                    Department = department,
                    Day = number == 0 ? SeedSteps.Today.AddDays(9) : day,
                    Venue = "Médiathèque d’essai",
                    Registration = number == 0,
                    Capacity = number == 0 ? 700 : null,
                    Outcome = new("Une phrase d’essai.", ""),
                }
            ),
            (
                $"etape-{number}",
                new TourStop
                {
                    Title = new($"Étape d’essai n° {number}", ""),
                    Exhibition = number % 2 == 0 ? "air" : "trajectoires",
                    Department = department,
                    Venue = "Médiathèque d’essai",
                    From = day,
                    To = day.AddDays(60),
                }
            ),
            (
                $"groupe-{number}",
                new CitizenGroup
                {
                    Title = new($"Groupe d’essai n° {number}", ""),
                    Question = new("Une question d’essai ?", ""),
                    Season = "air",
                    Theme = "air-agir",
                    Department = department,
                }
            ),
            (
                $"partenaire-{number}",
                new Partner
                {
                    Title = new($"Partenaire d’essai n° {number}", ""),
                    Type = (PartnerKind)(number % 5),
                    Department = department,
                    Text = new("Une phrase d’essai.", ""),
                }
            ),
        ];
    }
}
