using System.Diagnostics;
using System.Text.Json.Nodes;
using QSEC2.Tests.Browser;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Benchmarks;

/// <summary>
/// What Google's Lighthouse says of the pages people come to, on a slow phone and a slow network as it imagines them. It is
/// installed from the package registry into a folder of its own when it is asked for: 185 MB that no build needs.
/// </summary>
[Collection(Alone.Name)]
public sealed class LighthouseBenchmarks(ExampleSite example) : IClassFixture<ExampleSite>
{
    // The last that runs on Node 20.
    private const string Version = "12.8.2";
    private const int Runs = 3;
    private const string Browser =
        "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-background-networking "
        + "--disable-component-update --disable-sync --no-first-run";
    private static readonly string[] Categories = ["performance", "accessibility", "best-practices", "seo"];
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), $"qsec2-lighthouse-{Version}");
    private static readonly string Program = Path.Combine(Folder, "node_modules", "lighthouse", "cli", "index.js");

    [Fact(Explicit = true)]
    public async Task Pages_are_fast_and_open_to_everyone()
    {
        await InstallAsync();
        string[] pages =
        [
            "/",
            "/themes/air-dinosaures",
            $"/murs/{Site.Wall}",
            "/agenda",
            "/expositions/trajectoires-drancy-2017",
            $"/contributions/{example.Answered}",
        ];
        var tooLow = new List<string>();
        foreach (var page in pages)
        {
            var runs = new List<JsonNode>();
            for (var run = 0; run < Runs; run++)
                runs.Add(await AskAsync(page));
            var scores = Categories.ToDictionary(
                category => category,
                category => (int)Math.Round(100 * runs.Select(run => (double)run["categories"]![category]!["score"]!).Median())
            );
            var each = string.Join(", ", scores.Select(score => $"{score.Key} {score.Value}"));
            Figures.Say($"{page[..Math.Min(page.Length, 44)], -44} {each}; {Times(runs[^1])}");
            tooLow.AddRange(
                scores
                    .Where(score => score.Value < (score.Key == "performance" ? 95 : 100))
                    .Select(score => $"{page}: {score.Key} {score.Value}: {Lost(runs[^1], score.Key)}")
            );
        }

        Assert.Empty(tooLow);
    }

    private static string Times(JsonNode report) =>
        string.Join(
            ", ",
            new[] { "first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift" }.Select(audit =>
                $"{audit} {report["audits"]![audit]!["displayValue"]}"
            )
        );

    // What cost points.
    private static string Lost(JsonNode report, string category) =>
        string.Join(
            ", ",
            report["categories"]![category]!["auditRefs"]!
                .AsArray()
                .Where(audit => (double)audit!["weight"]! > 0 && (double?)report["audits"]![(string)audit["id"]!]!["score"] < 1)
                .Select(audit => (string)audit!["id"]!)
        );

    private async Task<JsonNode> AskAsync(string page)
    {
        var report = Path.Combine(Folder, "report.json");
        await RunAsync(
            "node",
            Folder,
            [
                Program,
                new Uri(example.Site.Address, page).ToString(),
                "--quiet",
                "--output=json",
                $"--output-path={report}",
                $"--chrome-flags={Browser}",
                $"--only-categories={string.Join(',', Categories)}",
            ]
        );
        return JsonNode.Parse(await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken))!;
    }

    private static async Task InstallAsync()
    {
        if (File.Exists(Program))
            return;
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(
            Path.Combine(Folder, "package.json"),
            """{ "private": true }""",
            TestContext.Current.CancellationToken
        );
        await RunAsync(
            "npm",
            Folder,
            ["install", $"lighthouse@{Version}", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        );
    }

    private static async Task RunAsync(string program, string folder, IEnumerable<string> words)
    {
        var start = new ProcessStartInfo(program, words)
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (Chromium.Path is { } browser)
            start.Environment["CHROME_PATH"] = browser;
        using var process = Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, errors);
    }
}
