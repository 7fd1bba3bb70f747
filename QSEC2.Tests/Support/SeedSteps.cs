using QSEC2.Domain.Programme;
using QSEC2.Web.Data;

namespace QSEC2.Tests.Support;

/// <summary>What the team wrote, put there without its desk.</summary>
public static class SeedSteps
{
    private static readonly Editor Team = new(Guid.Empty, "equipe", null);

    public static DateOnly Today { get; } = QSEC2.Web.Localization.DateTexts.Today(TimeProvider.System);

    public static Task SeedAsync(this Site site, string slug, Content content, bool published = true) =>
        site.SeedAsync([(slug, content)], published);

    public static async Task SeedAsync(this Site site, IEnumerable<(string Slug, Content Content)> entries, bool published = true)
    {
        await using var db = site.Database();
        foreach (var (slug, content) in entries)
        {
            var entry = Entry.Draft(slug, content, Team, DateTimeOffset.UnixEpoch);
            if (published)
                entry.Publish(DateTimeOffset.UnixEpoch, Team, DateTimeOffset.UnixEpoch);
            db.Entries.Add(entry);
        }

        await db.SaveProgrammeAsync();
        await site.LookAsync();
    }

    /// <summary>Takes everything of those kinds away.</summary>
    public static async Task ClearAsync(this Site site, params EntryKind[] kinds)
    {
        await using var db = site.Database();
        db.Entries.RemoveRange(db.Entries.Where(entry => kinds.Contains(entry.Kind)));
        await db.SaveProgrammeAsync();
        await site.LookAsync();
    }

    /// <summary>Saves what changes the programme: the site does it inside a transaction, and takes it in no other way.</summary>
    public static async Task SaveProgrammeAsync(this QsecDb db)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
    }
}
