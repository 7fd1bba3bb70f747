using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace QSEC2.Tests.Browser;

/// <summary>
/// Deque's axe, in light and in dark. Its own way with Playwright opens a page more for each answer, which doubles the time.
/// </summary>
public static class Axe
{
    private const string Run = """
        async (rules) => {
          const { violations } = await axe.run(document, { resultTypes: ["violations"], ...(rules && { runOnly: rules }) });
          return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}, ${html}`));
        }
        """;

    // All that is another in the dark.
    private static readonly string[] OfColours = ["color-contrast", "link-in-text-block"];
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <param name="alone">Only this rule, even one that axe leaves out unless it is asked.</param>
    /// <param name="only">One of the two, where contrast is measured otherwise: nothing else differs.</param>
    public static async Task<List<string>> AxeAsync(this IPage page, string where, string? alone = null, ColorScheme? only = null)
    {
        var found = new List<string>();
        if (!await page.EvaluateAsync<bool>("() => Boolean(window.axe)"))
            await page.EvaluateAsync("script => { (0, eval)(script); }", Script);
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark }.Where(scheme => only is null || scheme == only))
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            var rules =
                alone is not null ? [alone]
                : scheme is ColorScheme.Dark ? OfColours
                : null;
            var violations = await page.EvaluateAsync<string[]>(Run, rules);
            found.AddRange(violations.Select(violation => $"{where}, {scheme}: {violation}"));
        }

        return found;
    }
}
