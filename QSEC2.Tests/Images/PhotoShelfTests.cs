using Microsoft.Extensions.Time.Testing;
using QSEC2.Tests.Support;
using QSEC2.Web.Images;

namespace QSEC2.Tests.Images;

public sealed class PhotoShelfTests : WorkshopTest
{
    private readonly FakeTimeProvider _inTwoHours = new(TimeProvider.System.GetUtcNow().AddHours(2));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("960.WEBP")]
    [InlineData("961.webp")]
    [InlineData("notes.txt")]
    [InlineData("../../../qsec2.db")]
    [InlineData("480.webp/../960.webp")]
    [InlineData("/etc/passwd")]
    public async Task Only_the_names_of_versions_find_a_file(string name)
    {
        await KeepAsync(TestPictures.Jpeg());
        var folder = Path.GetDirectoryName(Workshop.Find(Contribution, "960.webp"))!;
        await File.WriteAllTextAsync(Path.Combine(folder, "notes.txt"), "not for visitors", Cancellation);

        Assert.Null(Workshop.Find(Contribution, name));
    }

    [Fact]
    public void A_contribution_without_photo_has_no_version() =>
        Assert.All(PhotoVersions.Names, name => Assert.Null(Workshop.Find(Contribution, name)));

    [Fact]
    public async Task A_forgotten_photo_is_gone_and_may_be_forgotten_again()
    {
        await KeepAsync(TestPictures.Jpeg());

        Workshop.Forget(Contribution);
        Workshop.Forget(Contribution);

        Assert.Empty(Files);
    }

    [Fact]
    public async Task The_photo_of_no_contribution_is_swept_after_an_hour()
    {
        await KeepAsync(TestPictures.Jpeg());

        await Workshop.SweepAsync(Knowing(), _inTwoHours, Cancellation);

        Assert.Empty(Files);
    }

    [Fact]
    public async Task The_photo_of_a_contribution_stays()
    {
        await KeepAsync(TestPictures.Jpeg());

        await Workshop.SweepAsync(Knowing(Contribution), _inTwoHours, Cancellation);

        Assert.NotNull(Workshop.Find(Contribution, "960.webp"));
    }

    [Fact]
    public async Task A_photo_whose_contribution_is_being_stored_stays()
    {
        await KeepAsync(TestPictures.Jpeg());

        await Workshop.SweepAsync(Knowing(), TimeProvider.System, Cancellation);

        Assert.NotNull(Workshop.Find(Contribution, "960.webp"));
    }

    [Fact]
    public async Task What_a_crash_left_on_its_way_in_is_swept_after_an_hour()
    {
        using var left = new IncomingPhoto(Site);
        await left.ReceiveAsync(new MemoryStream(TestPictures.Jpeg()), Cancellation);
        await File.WriteAllTextAsync(
            Path.Combine(Directory.CreateDirectory(left.Versions).FullName, "480.webp"),
            "half a set",
            Cancellation
        );

        await Workshop.SweepAsync(Knowing(), TimeProvider.System, Cancellation);
        Assert.Equal(2, Files.Count());

        await Workshop.SweepAsync(Knowing(), _inTwoHours, Cancellation);
        Assert.Empty(Files);
    }

    [Fact]
    public async Task What_was_received_is_for_the_site_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        using var incoming = new IncomingPhoto(Site);
        await incoming.ReceiveAsync(new MemoryStream(TestPictures.Jpeg()), Cancellation);

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(incoming.Received));
    }

    private static Func<IReadOnlyCollection<Guid>, Task<IReadOnlySet<Guid>>> Knowing(params Guid[] ids) =>
        asked => Task.FromResult<IReadOnlySet<Guid>>(ids.Intersect(asked).ToHashSet());
}
