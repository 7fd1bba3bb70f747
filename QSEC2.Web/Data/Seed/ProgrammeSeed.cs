using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Programme;
using QSEC2.Web.Formats;

namespace QSEC2.Web.Data.Seed;

/// <summary>
/// What is known of the exhibitions, their stops, the events, the groups and the operators. Planted once: afterwards it is the team's.
/// </summary>
public sealed class ProgrammeSeed(TimeProvider time)
{
    private static readonly Editor Team = new(Guid.Empty, "QSEC²", null);

    public async Task SeedAsync(QsecDb db, CancellationToken cancellation = default)
    {
        var known = await db.Entries.Select(entry => new { entry.Kind, entry.Slug }).ToListAsync(cancellation);
        var taken = known.Select(entry => (entry.Kind, entry.Slug)).ToHashSet();
        var at = time.GetUtcNow();
        foreach (
            var sown in SeedFile
                .Read<EntrySeedData[]>("programme.json", SiteJson.Options)
                .Where(sown => taken.Add((sown.Content.Kind, sown.Slug)))
        )
        {
            var entry = Entry.Draft(sown.Slug, sown.Content, Team, at);
            entry.Publish(at, Team, at);
            db.Entries.Add(entry);
        }

        await db.SaveChangesAsync(cancellation);
    }

    private sealed record EntrySeedData(string Slug, Content Content);
}
