using System.Diagnostics;
using System.Net.Http.Headers;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Benchmarks;

/// <summary>The site in a process and a folder of its own, with a moderator and contributions that wait.</summary>
internal sealed class MeasuredSite : IAsyncDisposable
{
    /// <summary>About 300 characters, as people write them.</summary>
    public const string Text =
        "Dans mon quartier, on sent le matin une odeur d'essence près de l'école, surtout l'hiver. Ma grand-mère raconte qu'avant le périphérique "
        + "on étendait le linge dehors sans qu'il devienne gris. Est-ce que l'air que nous respirons aujourd'hui est **vraiment** meilleur que celui de son enfance ?";

    private readonly DirectoryInfo _folder;
    private readonly MeasuredServer _server;
    private readonly HttpClient _moderator;
    private readonly Queue<Guid> _waiting = [];

    private MeasuredSite(DirectoryInfo folder, MeasuredServer server, HttpClient moderator) => (_folder, _server, _moderator) = (folder, server, moderator);

    public MeasuredServer Server => _server;

    public static async Task<MeasuredSite> StartAsync(int waiting)
    {
        var folder = Directory.CreateTempSubdirectory("qsec2-benchmark-");
        var settings = new Dictionary<string, string>
        {
            ["Data__Directory"] = folder.FullName,
            ["Limits__SubmissionsPerAddressPerMinute"] = "0",
            ["Logging__LogLevel__Default"] = "Warning",
        };
        var token = await AddTokenAsync(settings);
        var server = await MeasuredServer.StartSiteAsync(settings);
        var moderator = new HttpClient { BaseAddress = server.Address };
        moderator.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var site = new MeasuredSite(folder, server, moderator);
        for (var i = 0; i < waiting; i++)
            site._waiting.Enqueue((await moderator.AskAsync(Text)).Id);
        return site;
    }

    public async Task ApproveAsync()
    {
        using var response = await _moderator.ApproveAsync(_waiting.Dequeue());
        response.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        _moderator.Dispose();
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static async Task<string> AddTokenAsync(Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "QSEC2.Web.dll"), "token", "add", "--name", "benchmark", "--role", "moderator"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        using var verb = Process.Start(start)!;
        var token = await verb.StandardOutput.ReadToEndAsync();
        await verb.WaitForExitAsync();
        Assert.Equal(0, verb.ExitCode);
        return token.Trim();
    }
}
