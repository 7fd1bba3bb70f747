using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Benchmarks;

/// <summary>
/// A site whose pages are compared with files of their size, which it serves before everything else that it does for a page.
/// </summary>
internal sealed class PageLine : IAsyncDisposable
{
    private const int Clients = 32;
    private const int Turns = 4;
    private static readonly TimeSpan ATurn = TimeSpan.FromSeconds(3);
    private readonly DirectoryInfo _files;

    private PageLine(DirectoryInfo files, Site site) => (_files, Site) = (files, site);

    public Site Site { get; }

    public static PageLine Start()
    {
        var files = Directory.CreateTempSubdirectory("qsec2-files-");
        return new PageLine(
            files,
            Site.Start(
                new() { ["Limits:SubmissionsPerAddressPerMinute"] = "0" },
                services => services.AddSingleton<IStartupFilter>(new ServesFiles(files))
            )
        );
    }

    /// <returns>How often a page is served while a file of its size is served once.</returns>
    public async Task<double> CompareAsync(string address, string encoding)
    {
        using var client = Site.Public();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd(encoding);
        var size = (await client.GetByteArrayAsync(address, TestContext.Current.CancellationToken)).Length;
        await File.WriteAllBytesAsync(
            Path.Combine(_files.FullName, "file.bin"),
            RandomNumberGenerator.GetBytes(size),
            TestContext.Current.CancellationToken
        );
        _ = (await PaceAsync(client, address), await PaceAsync(client, "/file.bin"));
        var (page, file) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            page.Add(await PaceAsync(client, address));
            file.Add(await PaceAsync(client, "/file.bin"));
        }

        var what = address[..Math.Min(address.Length, 44)];
        var (ofPage, ofFile, kilobytes) = (page.Median(), file.Median(), size / 1024.0);
        var ratio = ofPage / ofFile;
        Figures.Say(
            $"{what, -44} {encoding, -8} {kilobytes, 6:0.0} kB {ofPage, 8:0} a second; a file of its size {ofFile, 8:0}; ratio {ratio:0.00}"
        );
        return ratio;
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        _files.Delete(recursive: true);
    }

    private static async Task<double> PaceAsync(HttpClient client, string address)
    {
        var began = Stopwatch.GetTimestamp();
        var answers = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => AskAsync(client, address, began)));
        return answers.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task<int> AskAsync(HttpClient client, string address, long began)
    {
        var answers = 0;
        for (; Stopwatch.GetElapsedTime(began) < ATurn; answers++)
        {
            using var response = await client.GetAsync(
                address,
                HttpCompletionOption.ResponseHeadersRead,
                TestContext.Current.CancellationToken
            );
            response.EnsureSuccessStatusCode();
            await response.Content.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken);
        }

        return answers;
    }

    private sealed class ServesFiles(DirectoryInfo files) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(files.FullName) });
                next(app);
            };
    }
}
