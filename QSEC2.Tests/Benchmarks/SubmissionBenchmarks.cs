using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using QSEC2.Domain.Contributions;
using QSEC2.Tests.Support;
using QSEC2.Web.Data;

namespace QSEC2.Tests.Benchmarks;

/// <summary>A whole room sends at once, and everything acknowledged is on the disk.</summary>
[Collection(Alone.Name)]
public sealed class SubmissionBenchmarks
{
    private const int Clients = 32;
    private const int WarmUps = 3;
    private const int Turns = 5;
    private static readonly TimeSpan ATurn = TimeSpan.FromSeconds(3);
    private static readonly Dictionary<string, string> Unlimited = new() { ["Limits:SubmissionsPerAddressPerMinute"] = "0" };

    [Fact(Explicit = true)]
    public async Task Submissions_are_stored_at_0_3_times_the_pace_of_the_same_endpoint_without_storage()
    {
        await using var site = Site.Start(Unlimited);
        await using var forgetful = Site.Start(
            Unlimited,
            services => services.Replace(ServiceDescriptor.Singleton<SubmissionWriter, StoresNothing>())
        );
        var warmUp = 0;
        for (var turn = 0; turn < WarmUps; turn++)
            (warmUp, _) = (warmUp + (await SendAsync(site)).Count, await SendAsync(forgetful));

        var (stored, forgotten) = (new List<List<double>>(), new List<List<double>>());
        for (var turn = 0; turn < Turns; turn++)
        {
            stored.Add(await SendAsync(site));
            forgotten.Add(await SendAsync(forgetful));
        }

        // Turn by turn: what else the machine does meanwhile weighs on both.
        var ratios = stored.Zip(forgotten, (one, other) => Pace(one) / Pace(other)).ToList();
        Figures.Say($"{Clients} clients, {Turns} turns of {ATurn.TotalSeconds:0} s, medians");
        Figures.Say($"{"", -16} {"a second", 10} {"p50 ms", 8} {"p99 ms", 8}");
        var (kept, lost) = (stored.SelectMany(one => one).ToList(), forgotten.SelectMany(one => one).ToList());
        Figures.Say($"{"the site", -16} {stored.Select(Pace).Median(), 10:0} {kept.Median(), 8:0.0} {kept.Percentile(99), 8:0.0}");
        Figures.Say(
            $"{"without storage", -16} {forgotten.Select(Pace).Median(), 10:0} {lost.Median(), 8:0.0} {lost.Percentile(99), 8:0.0}"
        );
        Figures.Say($"ratio: {ratios.Median():0.00}, by turn {string.Join(' ', ratios.Select(ratio => $"{ratio:0.00}"))}");
        await using var db = site.Database();
        Assert.Equal(warmUp + stored.Sum(one => one.Count), await db.Contributions.CountAsync(TestContext.Current.CancellationToken));
        Assert.InRange(ratios.Median(), 0.3, double.MaxValue);
    }

    private static double Pace(List<double> sent) => sent.Count / ATurn.TotalSeconds;

    // Milliseconds of each submission.
    private static async Task<List<double>> SendAsync(Site site)
    {
        using var client = site.Public();
        var began = Stopwatch.GetTimestamp();
        var sent = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => SendAsync(client, began)));
        return [.. sent.SelectMany(one => one)];
    }

    private static async Task<List<double>> SendAsync(HttpClient client, long began)
    {
        var sent = new List<double>();
        while (Stopwatch.GetElapsedTime(began) < ATurn)
        {
            var at = Stopwatch.GetTimestamp();
            using var response = await client.SubmitAsync(
                new
                {
                    kind = "question",
                    text = MeasuredSite.Text,
                    signature = "Léa, 11 ans",
                }
            );
            Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
            sent.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
        }

        return sent;
    }

    /// <summary>The reference line: everything but the storage.</summary>
    private sealed class StoresNothing(IDbContextFactory<QsecDb> databases, ILogger<SubmissionWriter> logger)
        : SubmissionWriter(databases, logger)
    {
        public override Task<StoredSubmission> StoreAsync(Contribution contribution, CancellationToken cancellation) =>
            Task.FromResult(new StoredSubmission(contribution.Id, contribution.Code, contribution.Fingerprint, Again: false));
    }
}
