using System.Diagnostics;
using System.Text.Json.Nodes;
using QSEC2.Tests.Conventions;

namespace QSEC2.Tests.Support;

/// <summary>A module of what browsers receive, run by Node: for functions that need no browser.</summary>
public static class Module
{
    private const string Run = """
        import { build } from "esbuild";
        const [file, expression] = process.argv.slice(1);
        const { outputFiles: [bundle] } = await build({ entryPoints: [file], bundle: true, format: "esm", write: false });
        const module = await import(`data:text/javascript;base64,${Buffer.from(bundle.contents).toString("base64")}`);
        console.log(JSON.stringify(new Function(...Object.keys(module), `return ${expression}`)(...Object.values(module))));
        """;

    /// <param name="file">Under <c>wwwroot-assets/src</c>.</param>
    /// <param name="expression">In JavaScript, with what the module exports.</param>
    public static async Task<JsonNode> AskAsync(string file, string expression)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var node = Process.Start(
            new ProcessStartInfo("node", ["--input-type=module", "--eval", Run, $"src/{file}", expression])
            {
                WorkingDirectory = Path.Combine(Sources.Root, "wwwroot-assets"),
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var (answer, problem) = (node.StandardOutput.ReadToEndAsync(cancellation), node.StandardError.ReadToEndAsync(cancellation));
        await node.WaitForExitAsync(cancellation);
        Assert.True(node.ExitCode == 0, await problem);
        return JsonNode.Parse(await answer)!;
    }
}
