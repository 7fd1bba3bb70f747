using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using QSEC2.Domain.People;
using QSEC2.Tests.Support;
using QSEC2.Web.Images;

namespace QSEC2.Tests.Operations;

public sealed class HousekeepingTests
{
    [Fact]
    public async Task Pictures_of_no_contribution_go_soon_after_the_start_and_others_stay()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var site = Site.Start(services: services => services.AddSingleton<TimeProvider>(time));
        using var client = await site.WithTokenAsync(Role.Moderator);
        using var sent = await client.SubmitPhotoAsync(TestPictures.Jpeg());
        var kept = (Guid)(await sent.JsonAsync())["id"]!;
        var photos = site.Services.GetRequiredService<PhotoWorkshop>();
        var orphan = Guid.CreateVersion7();
        await photos.KeepAsync(orphan, new MemoryStream(TestPictures.Jpeg()), TestContext.Current.CancellationToken);

        var waited = 0;
        while (photos.Find(orphan, "480.webp") is not null && waited++ < 100)
        {
            time.Advance(TimeSpan.FromHours(2));
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Null(photos.Find(orphan, "480.webp"));
        Assert.NotNull(photos.Find(kept, "480.webp"));
    }
}
