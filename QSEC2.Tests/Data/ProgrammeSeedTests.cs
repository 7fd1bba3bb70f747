using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.Common;
using QSEC2.Domain.Programme;
using QSEC2.Tests.Support;
using QSEC2.Web.Data;
using QSEC2.Web.Data.Seed;

namespace QSEC2.Tests.Data;

public sealed class ProgrammeSeedTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private PublishedProgramme Programme => shared.Site.Services.GetRequiredService<PublishedProgramme>();

    [Fact]
    public async Task What_is_known_is_there_and_breaks_no_rule()
    {
        await using var db = shared.Site.Database();
        var entries = await db.Entries.AsNoTracking().ToListAsync(Now);
        Assert.All(entries, entry => Assert.Empty(entry.Content.Problems()));
        Assert.All(entries, entry => Assert.NotEqual("", entry.Content.Title.En));
        Assert.Equal(
            Enum.GetValues<EntryKind>().Except([EntryKind.Plan, EntryKind.Synthesis]).ToHashSet(),
            entries.Select(entry => entry.Kind).ToHashSet()
        );
        Assert.Equal(
            8,
            entries.Where(entry => entry.Kind is EntryKind.Operator).Select(entry => entry.Content.Department).Distinct().Count()
        );
    }

    [Fact]
    public async Task What_it_names_exists()
    {
        var exhibitions = (await Programme.AllAsync<Exhibition>(Now)).Select(exhibition => exhibition.Slug).ToHashSet();
        var stops = await Programme.AllAsync<TourStop>(Now);
        Assert.All(stops, stop => Assert.Contains(stop.Content.Exhibition, exhibitions));
        Assert.All(
            await Programme.AllAsync<Event>(Now),
            found => Assert.True(found.Content.Stop.Length == 0 || stops.Any(stop => stop.Slug == found.Content.Stop), found.Slug)
        );
    }

    [Fact]
    public async Task What_the_team_has_changed_is_not_planted_again()
    {
        await using var db = shared.Site.Database();
        var entry = await db
            .Entries.Include(one => one.History)
            .SingleAsync(one => one.Kind == EntryKind.Partner && one.Slug == "region-ile-de-france", Now);
        entry.Write(
            ((Partner)entry.Content) with
            {
                Title = new LocalText("La Région", "The Region"),
            },
            entry.Version,
            new Editor(Guid.Empty, "equipe", null),
            DateTimeOffset.UnixEpoch
        );
        await db.SaveProgrammeAsync();
        var count = await db.Entries.CountAsync(Now);

        await shared.Site.Services.GetRequiredService<ProgrammeSeed>().SeedAsync(db, Now);
        Assert.Equal(count, await db.Entries.CountAsync(Now));
        Assert.Equal("La Région", (await db.Entries.AsNoTracking().SingleAsync(one => one.Id == entry.Id, Now)).Content.Title.Fr);
    }
}
