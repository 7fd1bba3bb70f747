using QSEC2.Tests.Benchmarks;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Walls;

namespace QSEC2.Tests.Browser;

/// <summary>What a first visit of a full wall costs: on a phone, in a village, on the last of the month's data.</summary>
public sealed class PageWeightTests(Chromium chromium)
{
    [Theory]
    [InlineData($"/murs/{Site.Wall}")]
    [InlineData($"/murs/{Site.Wall}/projection")]
    [InlineData($"/murs/{Site.Wall}/integre")]
    public async Task A_first_visit_of_a_full_wall_weighs_at_most_100_kB(string address)
    {
        await using var site = Site.Start();
        var (dice, words) = (new Random(2), MeasuredSite.Text.Split(' '));

        // A page of it, each text unlike the others: what is alike weighs nothing once it is compressed.
        await site.FillAsync(Site.Wall, WallPage.CardsAPage, text: number => $"{number} {string.Join(' ', dice.GetItems(words, 40))} ?");
        await using var visitor = await chromium.NewAsync(site);
        var page = await visitor.NewPageAsync();
        var requests = new List<Microsoft.Playwright.IRequest>();
        page.RequestFinished += (_, request) => requests.Add(request);
        await page.GotoAsync(address, new() { WaitUntil = Microsoft.Playwright.WaitUntilState.Load });
        await page.EvaluateAsync("() => document.fonts.ready.then(() => true)");
        var bytes = 0;
        foreach (var request in requests.ToList())
            bytes += (await request.SizesAsync()).ResponseBodySize;
        Assert.InRange(bytes, 20_000, 100_000);
    }
}
