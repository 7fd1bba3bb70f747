using Microsoft.Extensions.DependencyInjection;
using QSEC2.Tests.Support;
using QSEC2.Web.Data.Seed;
using QSEC2.Web.Features.Walls;

namespace QSEC2.Tests.Benchmarks;

/// <summary>How fast public pages are served once they were asked for, beside a file of the same size.</summary>
[Collection(Alone.Name)]
public sealed class PageBenchmarks
{
    [Theory(Explicit = true)]
    [InlineData("identity")]
    [InlineData("br")]
    public async Task A_wall_of_200_cards_is_served_at_half_the_pace_of_a_file_of_its_size(string encoding)
    {
        await using var line = PageLine.Start();
        await FillAsync(line.Site, WallPage.CardsAPage);
        Assert.InRange(await line.CompareAsync($"/murs/{Site.Wall}", encoding), 0.5, double.MaxValue);
    }

    [Fact(Explicit = true)]
    public async Task Pages_are_served_at_two_fifths_of_the_pace_of_a_file_of_their_size()
    {
        await using var line = PageLine.Start();
        await line.Site.Services.GetRequiredService<DemoSeed>().SeedAsync(TestContext.Current.CancellationToken);
        var question = await FillAsync(line.Site, 1);
        var ratios = new List<double>();
        foreach (
            var page in new[]
            {
                "/",
                "/themes/air-dinosaures",
                "/agenda",
                "/agenda/lancement-mobilites",
                "/expositions/trajectoires-drancy-2017",
                "/territoires/93",
                $"/contributions/{question}",
            }
        )
            ratios.Add(await line.CompareAsync(page, "br"));
        Assert.All(ratios, ratio => Assert.InRange(ratio, 0.4, double.MaxValue));
    }

    /// <returns>The id of the last.</returns>
    private static async Task<Guid> FillAsync(Site site, int cards)
    {
        using var moderator = await site.WithTokenAsync();
        var id = Guid.Empty;
        for (var i = 0; i < cards; i++)
            await moderator.ApproveAsync(id = (await moderator.AskAsync($"{i}. {MeasuredSite.Text}")).Id);
        return id;
    }
}
