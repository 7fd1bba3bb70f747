using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Walls;

namespace QSEC2.Tests.Benchmarks;

/// <summary>The page of a wall: how fast it is served.</summary>
[Collection(Alone.Name)]
public sealed class WallPageBenchmarks
{
    private const string Page = $"/murs/{Site.Wall}";
    private const int Clients = 32;
    private const int Turns = 4;
    private static readonly TimeSpan ATurn = TimeSpan.FromSeconds(3);

    [Theory(Explicit = true)]
    [InlineData("identity")]
    [InlineData("br")]
    public async Task A_wall_of_200_cards_is_served_at_half_the_pace_of_a_file_of_its_size(string encoding)
    {
        var files = Directory.CreateTempSubdirectory("qsec2-files-");
        await using var site = await WithCardsAsync(WallPage.CardsAPage, files);
        using var client = site.Public();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd(encoding);
        var size = (await client.GetByteArrayAsync(Page, TestContext.Current.CancellationToken)).Length;
        await File.WriteAllBytesAsync(Path.Combine(files.FullName, "file.bin"), RandomNumberGenerator.GetBytes(size), TestContext.Current.CancellationToken);
        _ = (await PaceAsync(client, Page), await PaceAsync(client, "/file.bin"));

        var (page, file) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            page.Add(await PaceAsync(client, Page));
            file.Add(await PaceAsync(client, "/file.bin"));
        }

        Figures.Say($"a wall of {WallPage.CardsAPage} cards, {encoding}, {size / 1024.0:0.0} kB; {Clients} clients, {Turns} turns, medians; requests a second");
        Figures.Say($"{"the wall",-14} {page.Median(),8:0}");
        Figures.Say($"{"a static file",-14} {file.Median(),8:0}");
        Figures.Say($"ratio: {page.Median() / file.Median():0.00}");
        files.Delete(recursive: true);
        Assert.InRange(page.Median() / file.Median(), 0.5, double.MaxValue);
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
            using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            response.EnsureSuccessStatusCode();
            await response.Content.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken);
        }

        return answers;
    }

    private static async Task<Site> WithCardsAsync(int cards, DirectoryInfo? files)
    {
        var site = Site.Start(
            new() { ["Limits:SubmissionsPerAddressPerMinute"] = "0" },
            services => services.AddSingleton<IStartupFilter>(new ServesFiles(files)));
        using var moderator = await site.WithTokenAsync();
        for (var i = 0; i < cards; i++)
            await moderator.ApproveAsync((await moderator.AskAsync($"{i}. {MeasuredSite.Text}")).Id);
        return site;
    }

    /// <summary>The reference line: a file, before everything the site does for a page.</summary>
    private sealed class ServesFiles(DirectoryInfo? files) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            if (files is not null)
                app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(files.FullName) });
            next(app);
        };
    }
}
