using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Walls;

public sealed class CachedPagesTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/murs/air-agir")]
    [InlineData("/en/murs/air-agir")]
    [InlineData("/murs/air-agir/projection")]
    public async Task A_page_that_is_kept_is_drawn_again_as_soon_as_its_wall_changes(string page)
    {
        await using var shared = new SharedSite();
        await shared.InitializeAsync();
        Assert.DoesNotContain("Ptéranodon", await shared.Public.GetStringAsync(page, Now), StringComparison.Ordinal);
        var (id, _) = await shared.PublishAsync("Ptéranodon ?", "air-agir");
        Assert.Contains("Ptéranodon", await shared.Public.GetStringAsync(page, Now), StringComparison.Ordinal);
        (await shared.Moderator.RemoveAsync(id)).EnsureSuccessStatusCode();
        Assert.DoesNotContain("Ptéranodon", await shared.Public.GetStringAsync(page, Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_kept_before_its_wall_ever_changed_is_not_taken_for_a_later_one()
    {
        var folder = Directory.CreateTempSubdirectory("qsec2-").FullName;
        Guid id;
        await using (var before = Site.Start(folder: folder))
        {
            using var moderator = await before.WithTokenAsync();
            using var author = before.Public();
            id = (await author.AskAsync("Ptéranodon ?", "air-agir")).Id;
            (await moderator.ApproveAsync(id)).EnsureSuccessStatusCode();
        }

        // Started again, it hears of another wall first, once; then of this one, once.
        await using (var after = Site.Start(folder: folder))
        {
            using var moderator = await after.WithTokenAsync();
            using var visitor = after.Public();
            (await moderator.ApproveAsync((await visitor.AskAsync("Ailleurs ?", "air-climat")).Id)).EnsureSuccessStatusCode();
            Assert.Contains("Ptéranodon", await visitor.GetStringAsync("/murs/air-agir", Now), StringComparison.Ordinal);
            (await moderator.RemoveAsync(id)).EnsureSuccessStatusCode();
            Assert.DoesNotContain("Ptéranodon", await visitor.GetStringAsync("/murs/air-agir", Now), StringComparison.Ordinal);
        }

        Directory.Delete(folder, recursive: true);
    }
}
