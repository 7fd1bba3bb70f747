using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.SignalR.Client;

namespace QSEC2.Tests.Support;

/// <summary>The built program as an operator starts it: a process of its own, which can be stopped and killed.</summary>
public sealed class SiteProcess : IAsyncDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "QSEC2.Web.dll");
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SiteProcess(IEnumerable<string> words, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. words])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address => _address.Task.Result;

    public string Output => Read(_output);

    public string Errors => Read(_errors);

    /// <summary>The path of the one-time link it printed; null when it printed none.</summary>
    public string? FirstSteps =>
        Output
            .Split('\n')
            .Select(line => line.IndexOf("/premiers-pas", StringComparison.Ordinal) is >= 0 and var at ? line[at..].Trim() : null)
            .FirstOrDefault(path => path is not null);

    /// <inheritdoc cref="StartAsync(string, IReadOnlyDictionary{string, string}, string[])"/>
    public static Task<SiteProcess> StartAsync(string folder, params string[] settings) =>
        StartAsync(folder, new Dictionary<string, string>(), settings);

    /// <summary>Returns once it says where it is.</summary>
    public static async Task<SiteProcess> StartAsync(
        string folder,
        IReadOnlyDictionary<string, string> environment,
        params string[] settings
    )
    {
        var site = new SiteProcess(["--urls", "http://127.0.0.1:0", $"--Data:Directory={folder}", .. settings], environment);
        var ended = site._process.WaitForExitAsync(TestContext.Current.CancellationToken);
        if (await Task.WhenAny(site._address.Task, ended, Task.Delay(TimeSpan.FromSeconds(60))) != site._address.Task)
            Assert.Fail($"The site did not start.\n{site.Output}\n{site.Errors}");
        return site;
    }

    /// <summary>Runs it to its end: a verb, or a start that is refused.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] words)
    {
        await using var run = new SiteProcess(words);
        return (await run.EndAsync(TimeSpan.FromSeconds(60)), run.Output, run.Errors);
    }

    public HttpClient Client(string? token = null)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    public HubConnection Hub() => Site.HubAt(Address);

    /// <summary>As a power cut does, this very instant.</summary>
    public void Kill() => _process.Kill();

    /// <summary>The same, and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Asks it to stop, as an operator's machine does.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync(TimeSpan within)
    {
        using var patience = new CancellationTokenSource(within);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"It still runs after {within}.\n{Output}\n{Errors}");
        }

        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        Keep(_output, line);

        // The last line of what it says when it starts.
        if (line?.Split(' ') is [.., var desk] && desk.EndsWith("/moderation", StringComparison.Ordinal))
            _address.TrySetResult(new Uri(new Uri(desk), "/"));
    }

    private static void Keep(StringBuilder lines, string? line)
    {
        lock (lines)
            lines.AppendLine(line);
    }

    private static string Read(StringBuilder lines)
    {
        lock (lines)
            return lines.ToString();
    }
}
