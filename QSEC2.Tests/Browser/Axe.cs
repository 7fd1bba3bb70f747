using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace QSEC2.Tests.Browser;

/// <summary>Deque's axe, in light and in dark.</summary>
public static class Axe
{
    // All that is another in the dark.
    private static readonly string[] OfColours = ["color-contrast", "link-in-text-block"];

    /// <param name="alone">Only this rule, even one that axe leaves out unless it is asked.</param>
    /// <param name="only">One of the two, where contrast is measured otherwise: nothing else differs.</param>
    public static async Task<List<string>> AxeAsync(this IPage page, string where, string? alone = null, ColorScheme? only = null)
    {
        var found = new List<string>();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark }.Where(scheme => only is null || scheme == only))
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            var result = await page.RunAxe(Options(alone is not null ? [alone] : scheme is ColorScheme.Dark ? OfColours : []));
            found.AddRange(result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{where}, {scheme}: {violation.Id}, {node.Html}")));
        }

        return found;
    }

    private static AxeRunOptions Options(string[] rules) => new()
    {
        ResultTypes = [ResultType.Violations],
        RunOnly = rules.Length == 0 ? null : new RunOnlyOptions { Type = "rule", Values = [.. rules] },
    };
}
