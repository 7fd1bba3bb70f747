using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace QSEC2.Tests.Browser;

/// <summary>Deque's axe, in light and in dark.</summary>
public static class Axe
{
    /// <param name="alone">Only this rule, even one that axe leaves out unless it is asked.</param>
    /// <param name="only">One of the two, where contrast is measured otherwise: nothing else differs.</param>
    public static async Task<List<string>> AxeAsync(this IPage page, string where, string? alone = null, ColorScheme? only = null)
    {
        var options = new AxeRunOptions { ResultTypes = [ResultType.Violations] };
        if (alone is not null)
            options.RunOnly = new RunOnlyOptions { Type = "rule", Values = [alone] };
        var found = new List<string>();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark }.Where(scheme => only is null || scheme == only))
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            var result = await page.RunAxe(options);
            found.AddRange(result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{where}, {scheme}: {violation.Id}, {node.Html}")));
        }

        return found;
    }
}
