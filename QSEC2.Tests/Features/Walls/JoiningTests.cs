using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.Walls;
using QSEC2.Tests.Support;
using QSEC2.Web.Data;
using QSEC2.Web.Features.Walls;

namespace QSEC2.Tests.Features.Walls;

public sealed class JoiningTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nulle-part")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("AIR-DINOSAURES")]
    public async Task A_wall_that_does_not_exist_is_joined_by_nobody(string? wall)
    {
        var refused = await Assert.ThrowsAsync<HubException>(() => JoinAsync(wall, 0));
        Assert.Contains("wall_not_found", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_nothing_is_told_the_whole_wall()
    {
        await shared.PublishAsync("Une ?", "air-agir");
        await shared.PublishAsync("Deux ?", "air-agir");
        var joined = await JoinAsync("air-agir", null);
        Assert.Equal(("air-agir", 2L), (joined.Wall, joined.Sequence));
        Assert.Equal(["Deux ?", "Une ?"], joined.Snapshot!.Select(card => card.Text));
        Assert.Null(joined.Events);
    }

    [Fact]
    public async Task Whoever_has_some_is_told_what_was_missed()
    {
        await shared.PublishAsync("Déjà vue ?", "air-climat");
        await shared.PublishAsync("Manquée ?", "air-climat");
        var joined = await JoinAsync("air-climat", 1);
        Assert.Null(joined.Snapshot);
        var missed = Assert.Single(joined.Events!);
        Assert.Equal((2L, WallEventType.Published, "Manquée ?"), (missed.Sequence, missed.Type, missed.Contribution!.Text));
        Assert.Empty((await JoinAsync("air-climat", 2)).Events!);
    }

    [Fact]
    public async Task Numbers_that_somebody_invents_fill_no_memory()
    {
        var replay = shared.Site.Services.GetRequiredService<WallReplay>();
        var place = await shared.Site.Services.GetRequiredService<WallDirectory>().FindAsync("air-agir", Now);
        for (var number = 0; number < 500; number++)
            await replay.SinceAsync(place!, 1_000_000 + number, "fr");
        Assert.InRange(((MemoryCache)shared.Site.Services.GetRequiredService<IMemoryCache>()).Count, 0, 128);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(400)]
    [InlineData(long.MaxValue)]
    public async Task A_number_that_the_wall_never_gave_is_answered_with_the_whole_wall(long after)
    {
        await shared.PublishAsync("Toujours là ?", "air-mesure");
        var joined = await JoinAsync("air-mesure", after);
        Assert.NotEmpty(joined.Snapshot!);
        Assert.Null(joined.Events);
    }

    [Fact]
    public async Task What_is_too_far_behind_is_told_as_a_whole()
    {
        var (id, _) = await shared.PublishAsync("Cinq cents fois ?", "air-sante");
        await using (var db = shared.Site.Database())
        {
            var wall = db.Walls.Single(one => one.Slug == "air-sante");
            foreach (var _ in Enumerable.Range(0, 500))
                wall.Hide(id, TimeProvider.System.GetUtcNow());
            await db.SaveChangesAsync(Now);
        }

        Assert.NotNull((await JoinAsync("air-sante", 0)).Snapshot);
        Assert.Equal(500, (await JoinAsync("air-sante", 1)).Events!.Count);
    }

    [Fact]
    public async Task What_was_removed_is_replayed_without_its_text()
    {
        var (id, _) = await shared.PublishAsync("Effaçable ?", "air-glaces", "Zoé");
        (await shared.Moderator.RemoveAsync(id)).EnsureSuccessStatusCode();
        var joined = await JoinAsync("air-glaces", 0);
        Assert.Equal(
            [(1L, WallEventType.Removed), (2L, WallEventType.Removed)],
            joined.Events!.Select(happened => (happened.Sequence, happened.Type))
        );
        Assert.All(joined.Events!, happened => Assert.Equal((id, null, null), (happened.Id!.Value, happened.Contribution, happened.Html)));
    }

    private async Task<WallJoined> JoinAsync(string? wall, long? after)
    {
        await using var connection = shared.Site.Hub();
        await connection.StartAsync(Now);
        return await connection.InvokeAsync<WallJoined>("Join", wall, after, Now);
    }
}
