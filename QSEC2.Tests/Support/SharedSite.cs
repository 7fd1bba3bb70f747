namespace QSEC2.Tests.Support;

/// <summary>One site for all classes that only read what every site has: they write nothing, and count nothing of what others do.</summary>
public sealed class SharedSite : IAsyncDisposable
{
    private readonly Lazy<Site> _site = new(() => Site.Start());

    public Site Site => _site.Value;

    public ValueTask DisposeAsync() => _site.IsValueCreated ? _site.Value.DisposeAsync() : ValueTask.CompletedTask;
}
