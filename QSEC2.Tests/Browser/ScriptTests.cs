using System.Diagnostics;
using System.Text.Json.Nodes;
using QSEC2.Tests.Conventions;

namespace QSEC2.Tests.Browser;

/// <summary>What scripts work out by themselves, without a browser: <c>wwwroot-assets/tests</c>, which Node runs once for all.</summary>
public sealed class ScriptTests
{
    [Fact]
    public async Task Every_test_of_the_scripts_passes()
    {
        var lines = await RunAsync(TestContext.Current.CancellationToken);
        Assert.Empty(lines.Where(line => line["name"] is not null).Select(line => $"{line["name"]}: {line["message"]}"));
        Assert.NotEqual(0, (int?)lines[^1]["passed"]);
    }

    private static async Task<List<JsonNode>> RunAsync(CancellationToken cancellation)
    {
        using var node = Process.Start(
            new ProcessStartInfo("node", ["tests/run.mjs", "--json"])
            {
                WorkingDirectory = Path.Combine(Sources.Root, "wwwroot-assets"),
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var problem = node.StandardError.ReadToEndAsync(cancellation);
        var answer = await node.StandardOutput.ReadToEndAsync(cancellation);
        await node.WaitForExitAsync(cancellation);
        var lines = answer.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > 0, await problem);
        return [.. lines.Select(line => JsonNode.Parse(line)!)];
    }
}
