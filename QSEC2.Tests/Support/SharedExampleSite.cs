using QSEC2.Tests.Browser;

namespace QSEC2.Tests.Support;

/// <summary>The one example of the run, filled when the first asks for it.</summary>
public sealed class SharedExampleSite : IAsyncDisposable
{
    private readonly Lazy<Task<ExampleSite>> _example = new(FillAsync);

    public Task<ExampleSite> OpenAsync() => _example.Value;

    public async ValueTask DisposeAsync()
    {
        if (_example.IsValueCreated)
            await (await _example.Value).DisposeAsync();
    }

    private static async Task<ExampleSite> FillAsync()
    {
        var example = new ExampleSite();
        await example.InitializeAsync();
        return example;
    }
}

/// <summary>The same example for every class that only reads it.</summary>
public sealed class ReadOnlyExample(SharedExampleSite shared) : IAsyncLifetime
{
    private ExampleSite _example = null!;

    public Site Site => _example.Site;

    public Guid Photo => _example.Photo;

    public Guid Answered => _example.Answered;

    /// <inheritdoc cref="ExampleSite.Address"/>
    public string Address(string page) => _example.Address(page);

    public async ValueTask InitializeAsync() => _example = await shared.OpenAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
