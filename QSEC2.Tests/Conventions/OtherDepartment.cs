using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Common;
using QSEC2.Domain.Programme;
using QSEC2.Domain.Registrations;
using QSEC2.Domain.Requests;
using QSEC2.Tests.Features.Agenda;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Conventions;

internal enum Expected
{
    /// <summary>As what does not exist.</summary>
    NotThere,

    /// <summary>A list of theirs, without it.</summary>
    NothingShown,

    /// <summary>Their own form again, or a refusal.</summary>
    NothingMade,
}

/// <summary>Something of every kind that belongs to 94, and all that can be asked about it.</summary>
internal sealed class OtherDepartment(Site site, Guid request)
{
    /// <summary>In everything they say.</summary>
    public const string Marker = "Xylophage";

    private const string Slug = "a-94";
    private static readonly string[] Kinds = ["evenements", "etapes", "groupes", "plans", "partenaires", "operateurs"];
    private static readonly string[] ForAdministrators = ["expositions", "syntheses"];

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>
    /// What every endpoint is asked. A question belongs to its wall and to no département: any operator may put it to somebody.
    /// </summary>
    public IReadOnlyList<(string Endpoint, string Address, Expected Expected)> Asked =>
        [
            ("GET /gestion", "/gestion", Expected.NothingShown),
            .. Kinds.Select(kind => ("GET /gestion/{kind}", $"/gestion/{kind}", Expected.NothingShown)),
            .. ForAdministrators.Select(kind => ("GET /gestion/{kind}/nouveau", $"/gestion/{kind}/nouveau", Expected.NotThere)),
            ("GET /gestion/{kind}/nouveau", $"/gestion/evenements/nouveau?etape={Slug}", Expected.NotThere),
            ("GET /gestion/{kind}/nouveau", $"/gestion/evenements/nouveau?modele={Slug}", Expected.NotThere),
            .. Kinds.Concat(ForAdministrators).SelectMany(kind => OfOne(kind)),
            ("GET /gestion/demandes", "/gestion/demandes", Expected.NothingShown),
            ("POST /gestion/demandes/{id:guid}", $"/gestion/demandes/{request}", Expected.NotThere),
            ("GET /gestion/evenements/{slug}/inscriptions", $"/gestion/evenements/{Slug}/inscriptions", Expected.NotThere),
            ("GET /gestion/evenements/{slug}/inscriptions.csv", $"/gestion/evenements/{Slug}/inscriptions.csv", Expected.NotThere),
            ("GET /agenda/{slug}/apercu", $"/agenda/{Slug}/apercu", Expected.NotThere),
            ("GET /expositions/{slug}/apercu", $"/expositions/{Slug}/apercu", Expected.NotThere),
            ("GET /groupes/{slug}/apercu", $"/groupes/{Slug}/apercu", Expected.NotThere),
            ("GET /territoires/{department}/apercu", "/territoires/94/apercu", Expected.NotThere),
            ("GET /partenaires/apercu", "/partenaires/apercu", Expected.NothingShown),
            ("GET /themes/{theme}/apercu", "/themes/air-agir/apercu", Expected.NothingShown),
            ("GET /gestion/questions", "/gestion/questions", Expected.NothingShown),
            ("GET /gestion/questions/{id:guid}", $"/gestion/questions/{request}", Expected.NotThere),
            ("POST /gestion/questions/{id:guid}", $"/gestion/questions/{request}", Expected.NotThere),
            .. new[] { "date", "reprendre", "inviter" }.Select(act =>
                ("POST /gestion/questions/{id:guid}/{act}", $"/gestion/questions/{request}/{act}", Expected.NotThere)
            ),
            ("GET /reponses", "/reponses", Expected.NothingShown),
            ("GET /reponses/{id:guid}", $"/reponses/{request}", Expected.NotThere),
            ("POST /reponses/{id:guid}", $"/reponses/{request}", Expected.NotThere),
            ("GET /gestion/equipe", "/gestion/equipe", Expected.NotThere),
            ("POST /gestion/equipe", "/gestion/equipe", Expected.NotThere),
            ("POST /gestion/equipe/jetons", "/gestion/equipe/jetons", Expected.NotThere),
            .. new[]
            {
                "invitations/{id:guid}/renouveler",
                "invitations/{id:guid}/annuler",
                "personnes/{id:guid}/retirer",
                "jetons/{id:guid}/revoquer",
            }.Select(act =>
                (
                    $"POST /gestion/equipe/{act}",
                    $"/gestion/equipe/{act.Replace("{id:guid}", $"{request}", StringComparison.Ordinal)}",
                    Expected.NotThere
                )
            ),
        ];

    /// <summary>What belongs to administrators alone, or to whoever is asked.</summary>
    public static bool IsNobodys(string endpoint) =>
        endpoint.Contains("{id:guid}", StringComparison.Ordinal)
        || endpoint.Contains("/equipe", StringComparison.Ordinal)
        || endpoint.Contains("{kind}", StringComparison.Ordinal);

    public static async Task<OtherDepartment> SeedAsync(Site site)
    {
        var title = new LocalText(Marker, "");
        var request = Request.Receive(
            Guid.CreateVersion7(),
            new RequestDraft(RequestKind.Message, "", "94", Marker, "essai@example.org", Marker),
            SeedSteps.Today,
            TimeProvider.System.GetUtcNow()
        );
        await using var db = site.Database();
        if (await db.Requests.FirstOrDefaultAsync(Now) is { } planted)
            return new(site, planted.Id);
        db.Requests.Add(request);
        await db.SaveChangesAsync(Now);
        await site.SeedAsync(
            new Content[]
            {
                EventSteps.Booked(10, Marker) with
                {
                    Department = "94",
                    Stop = Slug,
                },
                new TourStop
                {
                    Title = title,
                    Department = "94",
                    Exhibition = "air",
                    Venue = Marker,
                },
                new CitizenGroup { Title = title, Department = "94" },
                new ActionPlan { Title = title, Department = "94" },
                new Partner { Title = title, Department = "94" },
                new Operator { Title = title, Department = "94" },
                // Operators prepare its tour before it is shown: they may read what it will be called.
                new Exhibition
                {
                    Title = new("De la coordination", ""),
                    Season = "mobilites",
                    Introduction = title,
                },
                new Synthesis
                {
                    Title = title,
                    Theme = "air-agir",
                    Text = title,
                },
            }.Select(content => (Slug, content)),
            published: false
        );
        var happening = await db.Entries.SingleAsync(entry => entry.Kind == EntryKind.Event && entry.Slug == Slug, Now);
        db.Registrations.Add(
            Registration.Ask(
                happening.Id,
                1,
                "AAAA-2222",
                Guid.CreateVersion7(),
                new RegistrationDraft(Marker, "essai@example.org", null, 1, null),
                TimeProvider.System.GetUtcNow()
            )
        );
        await db.SaveChangesAsync(Now);
        return new(site, request.Id);
    }

    /// <summary>All that may have changed.</summary>
    public async Task<string> StateAsync()
    {
        await using var db = site.Database();
        var entries = await db
            .Entries.AsNoTracking()
            .OrderBy(entry => entry.Id)
            .Select(entry => $"{entry.Slug} {entry.Version} {entry.PublishedAt}")
            .ToListAsync(Now);
        return string.Join(
            '\n',
            [
                .. entries,
                $"{await db.Requests.CountAsync(one => one.Answer == null, Now)} {await db.Invitations.CountAsync(Now)} "
                    + $"{await db.ApiTokens.CountAsync(Now)} {await db.Registrations.CountAsync(Now)}",
            ]
        );
    }

    private static IEnumerable<(string, string, Expected)> OfOne(string kind) =>
        [
            ("GET /gestion/{kind}/{slug}", $"/gestion/{kind}/{Slug}", Expected.NotThere),
            ("POST /gestion/{kind}/{slug}", $"/gestion/{kind}/{Slug}", Expected.NotThere),
            .. new[] { "publier", "depublier", "retablir" }.Select(act =>
                ("POST /gestion/{kind}/{slug}/{act}", $"/gestion/{kind}/{Slug}/{act}", Expected.NotThere)
            ),
            ("POST /gestion/{kind}/nouveau", $"/gestion/{kind}/nouveau", Expected.NothingMade),
        ];
}
