using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

/// <summary>Lists with five hundred entries. Set QSEC2_PICTURES to a folder to look at them.</summary>
public sealed class FiveHundredTests(Chromium chromium)
{
    // Pixels: nobody scrolls through more on a phone.
    private const int LongestPage = 20_000;

    private static readonly string? Pictures = Environment.GetEnvironmentVariable("QSEC2_PICTURES");

    private static readonly string[] Public =
    [
        "/",
        "/expositions",
        "/expositions/air",
        "/agenda",
        "/agenda?departement=93&page=2",
        "/groupes",
        "/territoires",
        "/territoires/93",
        "/partenaires",
        "/questions",
        "/recherche?q=essai",
        "/murs",
        "/saisons/air",
        "/themes/air-agir",
        "/donnees",
    ];

    private static readonly string[] Desk =
    [
        "/gestion",
        "/gestion/evenements",
        "/gestion/etapes?page=3",
        "/gestion/groupes?q=essai&departement=93",
        "/gestion/partenaires",
        "/gestion/demandes",
        "/gestion/demandes?page=20",
        "/gestion/questions",
    ];

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Every_list_is_good_with_five_hundred(int width)
    {
        await using var site = Site.Start();
        await site.FillAsync();
        await using var context = await chromium.NewAsync(
            site,
            new()
            {
                ViewportSize = new() { Width = width, Height = 800 },
            }
        );
        var page = await context.NewPageAsync();
        var complaints = page.Complaints();
        await page.SignInAsync();
        foreach (var address in Public.Concat(Desk).Append($"/gestion/evenements/{Crowd.Event}/inscriptions"))
        {
            await page.GotoAsync(address);
            if (await page.OverflowAsync() is > 0 and var over)
                complaints.Add($"{address} is {over} pixels too wide");

            // The list at the door is whole, and printed.
            if (
                !address.EndsWith("/inscriptions", StringComparison.Ordinal)
                && await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight") is > LongestPage and var height
            )
                complaints.Add($"{address} is {height} pixels long");
            if (Pictures is not null)
                await page.ScreenshotAsync(
                    new()
                    {
                        Path = Path.Combine(Pictures, $"{width}{address.Replace('/', '_').Replace('?', '_')}.png"),
                        Clip = new()
                        {
                            X = 0,
                            Y = 0,
                            Width = width,
                            Height = 2400,
                        },
                        FullPage = true,
                    }
                );
        }

        Assert.Empty(complaints);
    }
}
