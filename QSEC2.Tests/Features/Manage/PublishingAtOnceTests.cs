using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Programme;
using QSEC2.Tests.Features.Agenda;
using QSEC2.Tests.Support;
using QSEC2.Web.Data;

namespace QSEC2.Tests.Features.Manage;

/// <summary>What the team publishes is on every page at once, and on those of another process soon after.</summary>
public sealed class PublishingAtOnceTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static readonly string[] Pages =
    [
        "/",
        "/agenda",
        "/en/agenda",
        "/agenda.ics",
        "/territoires/93",
        "/sitemap/pages.xml",
        "/donnees/evenements.csv",
    ];

    private static readonly Editor Lea = new(Guid.Empty, "Léa", null);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_published_renamed_and_taken_back_is_so_on_every_page_at_once()
    {
        using var browser = await shared.Site.OperatorAsync("93");
        var page = await browser.AddEventAsync("Le bal des nuages", "93");
        var slug = page.Split('/')[^1];
        await SayAsync(slug, "Le bal des nuages", isSaid: false);
        (await browser.PressAsync(page, "publier")).Dispose();
        await SayAsync(slug, "Le bal des nuages", isSaid: true);
        var renamed = (await browser.OpenAsync(page)).With("title.fr", "Le bal des brumes");
        (await browser.SendAsync(page, renamed)).Dispose();
        await SayAsync(slug, "Le bal des brumes", isSaid: true);
        (await browser.PressAsync(page, "depublier")).Dispose();
        await SayAsync(slug, "Le bal des brumes", isSaid: false);
    }

    [Fact]
    public async Task What_was_announced_for_later_appears_when_its_time_comes()
    {
        var at = TimeProvider.System.GetUtcNow().AddSeconds(3);
        await using (var db = shared.Site.Database())
        {
            var entry = Entry.Draft("plus-tard", EventSteps.Evening("Plus tard"), Lea, at.AddDays(-1));
            entry.Publish(at, Lea, at.AddDays(-1));
            db.Add(entry);
            await db.SaveProgrammeAsync();
        }

        await shared.Site.LookAsync();
        Assert.DoesNotContain("Plus tard", await shared.Public.GetStringAsync("/agenda", Now), StringComparison.Ordinal);
        await IsInAgendaAsync("Plus tard");
        Assert.True(TimeProvider.System.GetUtcNow() >= at);
    }

    [Fact]
    public async Task Another_process_on_the_same_database_shows_it_soon_and_nobody_told_it()
    {
        Assert.DoesNotContain("D’ailleurs", await shared.Public.GetStringAsync("/agenda", Now), StringComparison.Ordinal);
        await using (var db = Another())
        {
            var entry = Entry.Draft("d-ailleurs", EventSteps.Evening("D’ailleurs"), Lea, DateTimeOffset.UnixEpoch);
            entry.Publish(DateTimeOffset.UnixEpoch, Lea, DateTimeOffset.UnixEpoch);
            db.Add(entry);
            await db.SaveProgrammeAsync();
        }

        await IsInAgendaAsync("D’ailleurs");
    }

    [Fact]
    public async Task What_is_not_saved_does_not_change_the_number_and_each_that_is_does()
    {
        await using var db = Another();
        var before = await NumberAsync(db);
        db.Add(Entry.Draft("essai", EventSteps.Evening("Essai"), Lea, DateTimeOffset.UnixEpoch));
        await db.SaveProgrammeAsync();
        Assert.Equal(before + 1, await NumberAsync(db));
        db.Add(Entry.Draft("essai", EventSteps.Evening("Essai"), Lea, DateTimeOffset.UnixEpoch));
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveProgrammeAsync());
        Assert.Equal(before + 1, await NumberAsync(db));
    }

    [Fact]
    public async Task What_changes_the_programme_outside_a_transaction_is_refused()
    {
        await using var db = Another();
        var before = await NumberAsync(db);
        db.Add(Entry.Draft("en-dehors", EventSteps.Evening("En dehors"), Lea, DateTimeOffset.UnixEpoch));

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Now));
        Assert.Equal(before, await NumberAsync(db));
        Assert.False(await db.Entries.AnyAsync(entry => entry.Slug == "en-dehors", Now));
    }

    // As another process opens it: nothing in this one hears of what it does.
    private QsecDb Another() => DatabaseEngine.Named(null).Open(Path.Combine(shared.Site.Folder, "qsec2.db"));

    private static Task<long> NumberAsync(QsecDb db) =>
        db.SiteVersions.Where(version => version.Name == SiteVersion.Programme).Select(version => version.Number).SingleAsync(Now);

    // Pages are kept for a minute: this is sooner.
    private Task<string> IsInAgendaAsync(string title) =>
        Eventually.TrueAsync(
            () => shared.Public.GetStringAsync("/agenda", Now),
            page => page.Contains(title, StringComparison.Ordinal),
            TimeSpan.FromSeconds(20)
        );

    private async Task SayAsync(string slug, string title, bool isSaid)
    {
        foreach (var page in Pages)
        {
            var said = await shared.Public.GetStringAsync(page, Now);
            var found = said.Contains(title, StringComparison.Ordinal) || said.Contains($"/agenda/{slug}", StringComparison.Ordinal);
            Assert.True(isSaid == found, $"{page}: {title}");
        }
    }
}
