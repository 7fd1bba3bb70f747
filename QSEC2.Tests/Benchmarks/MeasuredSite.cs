using System.Diagnostics;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.SignalR.Client;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Benchmarks;

/// <summary>The site in a process and a folder of its own, with an administrator, a moderator and contributions that wait.</summary>
internal sealed class MeasuredSite : IAsyncDisposable
{
    /// <summary>About 300 characters, as people write them.</summary>
    public const string Text =
        "Dans mon quartier, on sent le matin une odeur d'essence près de l'école, surtout l'hiver. Ma grand-mère raconte "
        + "qu'avant le périphérique on étendait le linge dehors sans qu'il devienne gris. Est-ce que l'air que nous respirons "
        + "aujourd'hui est **vraiment** meilleur que celui de son enfance ?";

    private readonly DirectoryInfo _folder;
    private readonly MeasuredServer _server;
    private readonly HttpClient _moderator;
    private readonly Queue<Guid> _waiting = [];

    private MeasuredSite(DirectoryInfo folder, MeasuredServer server, HttpClient moderator) =>
        (_folder, _server, _moderator) = (folder, server, moderator);

    public MeasuredServer Server => _server;

    public Uri Address => _server.Address;

    public static async Task<MeasuredSite> StartAsync(int waiting = 0)
    {
        var folder = Directory.CreateTempSubdirectory("qsec2-benchmark-");
        var settings = new Dictionary<string, string>
        {
            ["Data__Directory"] = folder.FullName,
            ["Setup__Email"] = Site.AdminEmail,
            ["Setup__Password"] = Site.AdminPassword,
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

    /// <summary>The next of those that wait.</summary>
    public Task ApproveAsync() => ApproveAsync(_waiting.Dequeue());

    /// <summary>Asks a question and approves it.</summary>
    /// <returns>Its id.</returns>
    public async Task<Guid> PublishAsync(string text, string wall)
    {
        var (id, _) = await _moderator.AskAsync(text, wall);
        await ApproveAsync(id);
        return id;
    }

    public HubConnection Hub() => Site.HubAt(Address);

    public async ValueTask DisposeAsync()
    {
        _moderator.Dispose();
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task ApproveAsync(Guid id)
    {
        using var response = await _moderator.ApproveAsync(id);
        response.EnsureSuccessStatusCode();
    }

    private static async Task<string> AddTokenAsync(Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "QSEC2.Web.dll"), "token", "add", "--name", "benchmark", "--role", "moderator"]
        )
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
