using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using QSEC2.Domain.Contributions;
using QSEC2.Tests.Support;
using QSEC2.Web.Data;

namespace QSEC2.Tests.Data;

/// <summary>A real database file, set up as the site sets it up.</summary>
public abstract class DatabaseTest : IAsyncLifetime
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected TestFolder Folder { get; } = new();

    protected ServiceProvider Services { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        DatabaseTemplate.CopyTo(Folder.Path);
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Data:Directory", Folder.Path)]).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
        services.AddData(settings, new HostingEnvironment { ContentRootPath = Folder.Path });
        Configure(services);
        Services = services.BuildServiceProvider();
        await Services.GetRequiredService<DatabaseSetup>().MigrateAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>What a test adds to the services of the data.</summary>
    protected virtual void Configure(IServiceCollection services) { }

    protected QsecDb Open() => Services.GetRequiredService<IDbContextFactory<QsecDb>>().CreateDbContext();

    protected async Task<Guid> WallAsync(string slug = Site.Wall)
    {
        await using var db = Open();
        return (await db.Walls.SingleAsync(wall => wall.Slug == slug, Cancellation)).Id;
    }

    protected static Contribution Question(Guid wall, Guid? key = null, string text = "Pourquoi ?", Guid? id = null)
    {
        var receipt = new Receipt(TrackingCode.New(), key ?? Guid.CreateVersion7(), "fingerprint");
        return Contribution.Receive(
            id ?? Guid.CreateVersion7(),
            wall,
            new ContributionDraft(ContributionKind.Question, text, null),
            "<p></p>",
            null,
            receipt,
            TimeProvider.System.GetUtcNow()
        );
    }
}
