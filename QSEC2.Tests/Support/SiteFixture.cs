namespace QSEC2.Tests.Support;

/// <summary>One site for a whole class of tests that leave nothing behind which another would notice.</summary>
public sealed class SiteFixture : IAsyncDisposable
{
    public Site Site { get; } = Site.Start();

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
