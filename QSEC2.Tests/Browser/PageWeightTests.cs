using System.Globalization;
using Microsoft.Playwright;
using QSEC2.Tests.Benchmarks;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Walls;

namespace QSEC2.Tests.Browser;

/// <summary>What a first visit costs: on a phone, in a village, on the last of the month's data.</summary>
public sealed class PageWeightTests(Chromium chromium, ExampleSite example) : IClassFixture<ExampleSite>
{
    private const int MostBytes = 100_000;

    [Fact]
    public async Task A_first_visit_weighs_at_most_100_kB_and_asks_nobody_else()
    {
        var problems = new List<string>();
        await FillAWallAsync();
        await using var context = await chromium.NewAsync(example.Site);
        var page = await context.NewPageAsync();
        var browser = await context.NewCDPSessionAsync(page);

        // Each page as the first of a visit, without a new profile for each.
        await browser.SendAsync("Network.enable");
        await browser.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        foreach (var address in example.Pages)
        {
            await browser.SendAsync("Network.clearBrowserCookies");
            var requests = await VisitAsync(page, address);
            problems.AddRange(
                requests
                    .Where(request => request.Host != example.Site.Address.Authority)
                    .Select(request => $"{address} asks {request.Host}")
            );
            var weighed = requests.Where(request => !request.IsPhoto).ToList();
            if (weighed.Sum(request => request.Bytes) is > MostBytes and var total)
            {
                var each = string.Join(", ", weighed.Select(request => $"{request.Path} {request.Bytes / 1000.0:0.0}"));
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"{address}: {total / 1000.0:0.0} kB: {each}"));
            }
        }

        Assert.Empty(problems);
    }

    // A page of it, each text unlike the others: what is alike weighs nothing once it is compressed.
    private async Task FillAWallAsync()
    {
        var (dice, words) = (new Random(2), MeasuredSite.Text.Split(' '));
        using var team = await example.Site.WithTokenAsync();
        for (var card = 0; card < WallPage.CardsAPage; card++)
            await team.ApproveAsync((await team.AskAsync($"{card} {string.Join(' ', dice.GetItems(words, 40))} ?")).Id);
    }

    private static async Task<List<Received>> VisitAsync(IPage page, string address)
    {
        var requests = new List<IRequest>();
        EventHandler<IRequest> keep = (_, request) => requests.Add(request);
        page.RequestFinished += keep;
        page.RequestFailed += keep;
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
        await page.EvaluateAsync("() => document.fonts.ready.then(() => true)");
        page.RequestFinished -= keep;
        page.RequestFailed -= keep;
        var received = new List<Received>();
        foreach (var request in requests.ToList())
            received.Add(new Received(new Uri(request.Url), request.Failure is null ? (await request.SizesAsync()).ResponseBodySize : 0));
        return received;
    }

    private sealed record Received(Uri Url, int Bytes)
    {
        public string Host => Url.Authority;
        public string Path => Url.AbsolutePath;
        public bool IsPhoto => Path.StartsWith("/photos/", StringComparison.Ordinal) || Path.Contains("/photo/", StringComparison.Ordinal);
    }
}
