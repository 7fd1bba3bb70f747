using System.Diagnostics;
using Microsoft.Playwright;

namespace QSEC2.Tests.Support;

/// <summary>The browser of the tests: the one on the machine, else Playwright's, else Debian's package.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] OnTheMachine = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--disable-dev-shm-usage",
    ];

    /// <summary>Of the one on the machine; null when there is none.</summary>
    public static string? Path => Array.Find(OnTheMachine, File.Exists);

    // One process for the run, begun when the first test asks for it: most runs are of tests that need none.
    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser? Browser)>> _launched = new(LaunchAsync);

    /// <summary>A fresh profile: no cookie, no cache, nothing of the test before.</summary>
    public Task<IBrowserContext> NewAsync(Site site, BrowserNewContextOptions? options = null) => NewAsync(site.Address, options);

    /// <param name="address">Of a site, wherever it runs.</param>
    public async Task<IBrowserContext> NewAsync(Uri address, BrowserNewContextOptions? options = null)
    {
        var (_, browser) = await _launched.Value;
        Assert.SkipWhen(
            browser is null,
            "No browser could be had: neither on this machine, nor from Playwright, nor from Debian's package 'chromium'."
        );
        options ??= new BrowserNewContextOptions();
        options.BaseURL ??= address.ToString();
        options.Locale ??= "fr-FR";
        return await browser.NewContextAsync(options);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_launched.IsValueCreated)
            return;
        var (playwright, browser) = await _launched.Value;
        if (browser is not null)
            await browser.DisposeAsync();
        playwright.Dispose();
    }

    private static async Task<(IPlaywright Playwright, IBrowser? Browser)> LaunchAsync()
    {
        var playwright = await Playwright.CreateAsync();

        // Two cores, many tests at once: patient, for it waits only for what will come.
        Assertions.SetDefaultExpectTimeout(20_000);
        return (playwright, await LaunchAsync(playwright));
    }

    private static async Task<IBrowser?> LaunchAsync(IPlaywright playwright)
    {
        if (Path is { } path)
            return await LaunchAsync(playwright, path);
        if (Microsoft.Playwright.Program.Main(["install", "chromium"]) == 0)
            return await LaunchAsync(playwright, null);
        return await InstallAsync() && Path is { } installed ? await LaunchAsync(playwright, installed) : null;
    }

    private static Task<IBrowser> LaunchAsync(IPlaywright playwright, string? path) =>
        playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = Arguments });

    private static async Task<bool> InstallAsync()
    {
        try
        {
            using var apt = Process.Start(
                "/bin/sh",
                ["-c", "apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium"]
            );
            await apt.WaitForExitAsync();
            return apt.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
