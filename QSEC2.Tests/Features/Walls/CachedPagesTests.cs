using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Tests.Support;
using QSEC2.Web.Live;

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
        await using var shared = new UnlimitedSiteFixture();
        await shared.InitializeAsync();
        Assert.DoesNotContain("Ptéranodon", await shared.Public.GetStringAsync(page, Now), StringComparison.Ordinal);
        var (id, _) = await shared.PublishAsync("Ptéranodon ?", "air-agir");
        Assert.Contains("Ptéranodon", await shared.Public.GetStringAsync(page, Now), StringComparison.Ordinal);
        (await shared.Moderator.RemoveAsync(id)).EnsureSuccessStatusCode();
        Assert.DoesNotContain("Ptéranodon", await shared.Public.GetStringAsync(page, Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_is_kept_is_gone_as_soon_as_it_is_taken_away()
    {
        await using var shared = new UnlimitedSiteFixture();
        await shared.InitializeAsync();
        var (id, _) = await shared.PublishAsync("Ptéranodon ?", "air-agir");
        foreach (var _ in new[] { "drawn", "kept" })
            Assert.Contains("Ptéranodon", await shared.Public.GetStringAsync($"/contributions/{id}", Now), StringComparison.Ordinal);
        (await shared.Moderator.RemoveAsync(id)).EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.NotFound, (await shared.Public.GetAsync($"/contributions/{id}", Now)).StatusCode);
    }

    [Fact]
    public async Task A_change_that_was_told_is_not_told_again()
    {
        await using var shared = new UnlimitedSiteFixture();
        await shared.InitializeAsync();
        var changes = shared.Site.Services.GetRequiredService<Changes>();
        await shared.PublishAsync("Une fois ?", "air-agir");
        var again = changes.Wall("air-agir").Next;
        await shared.Site.LookAsync();
        Assert.Equal((1, false), (changes.Sequence("air-agir"), again.IsCompleted));
    }

    [Fact]
    public async Task What_another_process_appended_is_told_all_the_same()
    {
        await using var shared = new UnlimitedSiteFixture();
        await shared.InitializeAsync();
        var changes = shared.Site.Services.GetRequiredService<Changes>();
        await using var db = shared.Site.Database();
        await db.Walls.Where(wall => wall.Slug == "air-agir").ExecuteUpdateAsync(wall => wall.SetProperty(one => one.Sequence, 7), Now);
        await Eventually.TrueAsync(() => Task.FromResult(changes.Sequence("air-agir")), told => told == 7);
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
