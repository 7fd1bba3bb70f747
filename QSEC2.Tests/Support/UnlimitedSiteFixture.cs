using QSEC2.Domain.People;

namespace QSEC2.Tests.Support;

/// <summary>One site for all tests of a class. Each test takes a wall of its own where counts and numbers matter.</summary>
public sealed class UnlimitedSiteFixture : IAsyncLifetime
{
    public Site Site { get; } =
        Site.Start(new() { ["Limits:SubmissionsPerAddressPerMinute"] = "0", ["Limits:NewSupportersPerAddress"] = "0" });

    public HttpClient Moderator { get; private set; } = null!;

    public HttpClient Public { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Moderator = await Site.WithTokenAsync(Role.Moderator, "Nour");
        Public = Site.Public();
    }

    public async ValueTask DisposeAsync()
    {
        Moderator.Dispose();
        Public.Dispose();
        await Site.DisposeAsync();
    }
}
