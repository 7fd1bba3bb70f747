using System.Globalization;
using Microsoft.Playwright;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

/// <summary>One tab that goes from page to page of the example, and hears what each asks for and complains of.</summary>
public sealed class PageWalker(Chromium chromium, SharedExampleSite shared) : IAsyncLifetime
{
    private readonly List<IRequest> _requests = [];
    private ExampleSite _example = null!;
    private IBrowserContext _context = null!;
    private ICDPSession _network = null!;

    public IPage Page { get; private set; } = null!;

    /// <summary>What the console said since the first visit of a page.</summary>
    public List<string> Complaints { get; private set; } = null!;

    public string Host => _example.Site.Address.Authority;

    public async ValueTask InitializeAsync()
    {
        _example = await shared.OpenAsync();
        _context = await chromium.NewAsync(_example.Site);
        Page = await _context.NewPageAsync();
        Complaints = Page.Complaints();
        Page.RequestFinished += (_, request) => _requests.Add(request);
        Page.RequestFailed += (_, request) => _requests.Add(request);
        _network = await _context.NewCDPSessionAsync(Page);
        await _network.SendAsync("Network.enable");
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    /// <summary>As whoever has never been here.</summary>
    /// <param name="page">One of the <see cref="ExampleSite.Pages"/>.</param>
    /// <param name="width">Of the screen, in pixels.</param>
    public async Task<Visit> VisitFirstAsync(string page, int width)
    {
        await _context.ClearCookiesAsync();
        await KeepNothingAsync(true);
        await Page.GotoAsync("about:blank");
        Complaints.Clear();
        _requests.Clear();
        await VisitAsync(page, "", width);
        await Page.EvaluateAsync("() => document.fonts.ready.then(() => true)");
        var received = new List<Received>();
        foreach (var request in _requests.ToList())
            received.Add(new Received(new Uri(request.Url), request.Failure is null ? (await request.SizesAsync()).ResponseBodySize : 0));
        await KeepNothingAsync(false);
        return new Visit(received);
    }

    /// <param name="page">One of the <see cref="ExampleSite.Pages"/>.</param>
    /// <param name="language">"/en", or nothing for French.</param>
    /// <param name="width">Of the screen, in pixels.</param>
    public async Task VisitAsync(string page, string language, int width)
    {
        await Page.SetViewportSizeAsync(width, 640);
        await Page.GotoAsync(language + _example.Address(page), new() { WaitUntil = WaitUntilState.Load });
    }

    private async Task KeepNothingAsync(bool nothing) =>
        await _network.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = nothing });

    public sealed record Visit(IReadOnlyList<Received> Requests)
    {
        private IEnumerable<Received> Weighed => Requests.Where(request => !request.IsPhoto);

        /// <summary>Without the photographs.</summary>
        public int Bytes => Weighed.Sum(request => request.Bytes);

        public string Said => string.Join(", ", Weighed.Select(request => $"{request.Path} {Kilobytes(request.Bytes)}"));

        private static string Kilobytes(int bytes) => (bytes / 1000.0).ToString("0.0", CultureInfo.InvariantCulture);
    }

    public sealed record Received(Uri Url, int Bytes)
    {
        public string Host => Url.Authority;
        public string Path => Url.AbsolutePath;
        public bool IsPhoto => Path.StartsWith("/photos/", StringComparison.Ordinal) || Path.Contains("/photo/", StringComparison.Ordinal);
    }
}
