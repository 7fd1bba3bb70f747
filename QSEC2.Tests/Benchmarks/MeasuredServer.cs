using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace QSEC2.Tests.Benchmarks;

/// <summary>A server in a process of its own, so that its memory and its processor time are its own.</summary>
internal sealed partial class MeasuredServer : IAsyncDisposable
{
    public const string BareVariable = "QSEC2_BARE_SERVER";
    public const string MemoryLine = "memory ";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private DirectoryInfo? _folder;

    private MeasuredServer(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>What the process has used since it began.</summary>
    public TimeSpan ProcessorTime => _process.TotalProcessorTime;

    /// <summary>The reference line, with a folder for its table.</summary>
    public static async Task<MeasuredServer> StartBareAsync()
    {
        var folder = Directory.CreateTempSubdirectory("qsec2-bare-");
        var server = await StartAsync("QSEC2.Tests.dll", [], new() { [BareVariable] = folder.FullName });
        server._folder = folder;
        return server;
    }

    /// <summary>The site as it is shipped.</summary>
    public static Task<MeasuredServer> StartSiteAsync(Dictionary<string, string> settings) =>
        StartAsync("QSEC2.Web.dll", ["--urls", "http://127.0.0.1:0"], settings);

    /// <summary>After a collection, in bytes.</summary>
    public async Task<(long Heap, long WorkingSet)> MemoryAsync()
    {
        await _process.StandardInput.WriteLineAsync();
        await _process.StandardInput.FlushAsync();
        var answer = await ReadUntilAsync(_process, line => line.StartsWith(MemoryLine, StringComparison.Ordinal));
        var figures = answer[MemoryLine.Length..].Split(' ').Select(figure => long.Parse(figure, CultureInfo.InvariantCulture)).ToList();
        return (figures[0], figures[1]);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder?.Delete(recursive: true);
    }

    private static async Task<MeasuredServer> StartAsync(string assembly, string[] arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, assembly), .. arguments])
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        var line = await ReadUntilAsync(process, line => AddressPattern().IsMatch(line));
        return new MeasuredServer(process, new Uri(AddressPattern().Match(line).Value));
    }

    private static async Task<string> ReadUntilAsync(Process process, Func<string, bool> wanted)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (wanted(line))
                return line;
        }

        throw new InvalidOperationException("The server ended before it answered.");
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+", RegexOptions.None, 30_000)]
    private static partial Regex AddressPattern();
}
