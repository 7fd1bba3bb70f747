using Microsoft.Playwright;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Benchmarks;

/// <summary>A screen in a real browser, which says when something came to be seen on it. Its clock is that of this machine.</summary>
internal sealed class Watched(IPage page) : IAsyncDisposable
{
    // The frame in which it is there has been drawn once the task after it runs.
    private const string Watch = """
        ([selector, text]) => {
          const isThere = () => [...document.querySelectorAll(selector)]
            .some((one) => one.checkVisibility() && one.textContent.includes(text));
          if (isThere()) throw new Error(`${selector} ${text} is there already`);
          window.drawn = new Promise((resolve) => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(Date.now());
            const observer = new MutationObserver(() => {
              if (!isThere()) return;
              observer.disconnect();
              requestAnimationFrame(() => port2.postMessage(null));
            });
            observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
          });
        }
        """;

    /// <summary>In a window of its own: what nobody looks at is not drawn.</summary>
    public static async Task<Watched> OpenAsync(Chromium chromium, Uri address)
    {
        var window = await chromium.NewAsync(
            address,
            new()
            {
                ViewportSize = new() { Width = ProjectionSteps.Width, Height = ProjectionSteps.Height },
            }
        );
        var page = await window.NewPageAsync();
        await page.GotoAsync(address.AbsolutePath);
        await page.IsAsync("live");
        return new Watched(page);
    }

    /// <summary>Does something that should be seen there.</summary>
    /// <returns>Milliseconds until it was.</returns>
    public async Task<double> SeesAsync(Sight sight, Func<Task> act)
    {
        await page.EvaluateAsync(Watch, new[] { sight.Selector, sight.Text });
        var began = TimeProvider.System.GetUtcNow();
        await act();
        var drawn = await page.EvaluateAsync<double>(
            "() => Promise.race([window.drawn, new Promise((resolve) => setTimeout(resolve, 20_000, 0))])"
        );
        Assert.True(drawn > 0, $"{sight} was never drawn.");
        return (DateTimeOffset.UnixEpoch.AddMilliseconds(drawn) - began).TotalMilliseconds;
    }

    public ValueTask DisposeAsync() => page.Context.DisposeAsync();
}
