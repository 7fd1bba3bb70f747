using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Contributions;
using QSEC2.Tests.Support;
using QSEC2.Web.Data;

namespace QSEC2.Tests.Benchmarks;

/// <summary>How long one waits for what is found among 100,000 contributions, beside the reading of them all.</summary>
[Collection(Alone.Name)]
public sealed class SearchBenchmarks
{
    private const int Contributions = 100_000;
    private const int Turns = 60;
    private const int WarmUps = 10;
    private const double MostMilliseconds = 50;

    // Rare, common, accented, several, begun, filtered, and far back.
    private static readonly string[] Queries =
    [
        "q=licorne",
        "q=air",
        "q=respirer",
        "q=pollué",
        "q=déplacements",
        "q=air+ville+école",
        "q=air+licorne",
        "q=rue+métro+bus+vélo",
        "q=po",
        "q=resp",
        "q=zanq",
        "q=co2",
        "q=introuvable",
        $"q=air&mur={Site.Wall}",
        "q=air&genre=testimony",
        $"q=air+ville&mur={Site.OtherWall}&genre=question",
        "q=air&page=50",
        "q=tran",
        "q=rien+du+tout+dans+la+ville",
    ];

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task What_is_looked_for_is_found_within_50_milliseconds()
    {
        await using var site = Site.Start();
        await Library.FillAsync(site, Contributions);
        using var client = site.Public();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        var slowest = new List<double>();
        foreach (var query in Queries)
        {
            var page = await TimeAsync(() => client.GetByteArrayAsync($"/recherche?{query}", Now));
            var engine = await TimeAsync(() => FindAsync(site, query));
            var (found, foundLate) = (engine.Median(), engine.Percentile(95));
            var (shown, shownLate) = (page.Median(), page.Percentile(95));
            Figures.Say(
                $"{query, -52} engine p50 {found, 6:0.0} p95 {foundLate, 6:0.0}; page p50 {shown, 6:0.0} p95 {shownLate, 6:0.0} ms"
            );
            slowest.AddRange([foundLate, shownLate]);
        }

        await using var db = site.Database();
        var scan = await TimeAsync(
            () =>
                db.Contributions.CountAsync(
                    contribution => contribution.PublishedAt != null && EF.Functions.Like(contribution.Text, "%licorne%"),
                    Now
                ),
            5
        );
        Figures.Say($"{"every text read for one word", -52} p50 {scan.Median(), 6:0.0} ms");
        Assert.All(slowest, milliseconds => Assert.InRange(milliseconds, 0, MostMilliseconds));
    }

    private static async Task<List<double>> TimeAsync(Func<Task> ask, int turns = Turns)
    {
        var times = new List<double>();
        for (var turn = -WarmUps; turn < turns; turn++)
        {
            var began = Stopwatch.GetTimestamp();
            await ask();
            if (turn >= 0)
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return times;
    }

    private static async Task FindAsync(Site site, string query)
    {
        var asked = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query);
        await using var db = site.Database();
        Guid? wall = asked.TryGetValue("mur", out var slug)
            ? await db.Walls.Where(one => one.Slug == slug.ToString()).Select(one => one.Id).SingleAsync(Now)
            : null;
        ContributionKind? kind = asked.TryGetValue("genre", out var name)
            ? Enum.Parse<ContributionKind>(name.ToString(), ignoreCase: true)
            : null;
        var page = asked.TryGetValue("page", out var number)
            ? int.Parse(number.ToString(), System.Globalization.CultureInfo.InvariantCulture)
            : 1;
        _ = await DatabaseEngine.Of(db).SearchAsync(db, asked["q"].ToString(), wall, kind, (page - 1) * 20, 20, Now);
    }
}
