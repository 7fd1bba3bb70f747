using Microsoft.Extensions.Time.Testing;
using QSEC2.Tests.Support;
using QSEC2.Web.Images;

namespace QSEC2.Tests.Images;

/// <summary>Pictures that were made to take a server's time or memory, and honest ones that look like them.</summary>
public sealed class HostilePhotosTests : WorkshopTest
{
    private readonly FakeTimeProvider _time;

    public HostilePhotosTests()
        : this(new FakeTimeProvider()) { }

    private HostilePhotosTests(FakeTimeProvider time)
        : base(time) => _time = time;

    public static TheoryData<string, byte[]> MadeToBeLong =>
        new()
        {
            { "a JPEG of 101 scans", HostilePictures.JpegOfManyScans(101, 640, 480) },
            { "a JPEG of 12,000 scans", HostilePictures.JpegOfManyScans(12_000) },
            { "a PNG of 20,001 pieces", HostilePictures.PngWith("teSt", [], 20_001) },
            { "a WebP of 10,001 frames", HostilePictures.AnimatedWebP(500, 10_001) },
            { "a WebP of 65,536 sets of codes", HostilePictures.WebPOfManyCodes(65_536) },
        };

    public static TheoryData<string, byte[]> MadeToBeLarge =>
        new()
        {
            { "a canvas of 256 megapixels", HostilePictures.AnimatedWebP(16_000, 2) },
            { "four whole colours of 49 megapixels", HostilePictures.ProgressiveCmykJpeg(7_000, 7_000) },
        };

    public static TheoryData<string, byte[], int> Honest =>
        new()
        {
            { "a JPEG of 100 scans", HostilePictures.JpegOfManyScans(100, 640, 480), 640 },
            { "a progressive one in four colours", HostilePictures.ProgressiveCmykJpeg(640, 480), 640 },
            { "a JPEG with half a million parts of a profile", HostilePictures.JpegOfManyParts(500_000), 800 },
            { "a PNG of 2,000 pieces", HostilePictures.PngWith("teSt", [], 2_000), 800 },
            { "a PNG with a text of 300 MB", HostilePictures.PngWith("zTXt", HostilePictures.Unfolding(300)), 800 },
            { "an interlaced PNG of 16 bits a colour", HostilePictures.InterlacedPng(1_200, 900), 1_200 },
            { "an animation larger than its frames", HostilePictures.AnimatedWebP(500, 3), 500 },
            { "a WebP of a few sets of codes", HostilePictures.WebPOfManyCodes(100), 16 },
        };

    [Theory, MemberData(nameof(MadeToBeLong), DisableDiscoveryEnumeration = true)]
    public async Task What_was_made_to_be_long_in_reading_is_refused_unread(string what, byte[] upload)
    {
        Assert.True(await RefusalOfAsync(upload) == PhotoProblem.TooComplex, what);
        Assert.Empty(Files);
    }

    [Theory, MemberData(nameof(MadeToBeLarge), DisableDiscoveryEnumeration = true)]
    public async Task What_takes_more_memory_than_a_picture_is_worth_is_refused(string what, byte[] upload)
    {
        Assert.True(await RefusalOfAsync(upload) == PhotoProblem.TooManyPixels, what);
        Assert.Empty(Files);
    }

    [Theory, MemberData(nameof(Honest), DisableDiscoveryEnumeration = true)]
    public async Task What_only_looks_like_it_is_kept(string what, byte[] upload, int width)
    {
        var kept = await KeepAsync(upload);

        Assert.True(kept.Width == width, what);
    }

    [Fact]
    public async Task Work_that_takes_too_long_is_stopped_and_leaves_nothing()
    {
        var keeping = KeepAsync(HostilePictures.JpegOfManyScans(100));
        while (!keeping.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(31));
            await Task.Delay(5, Cancellation);
        }

        Assert.Equal(PhotoProblem.TooComplex, (await Assert.ThrowsAsync<PhotoRefused>(() => keeping)).Problem);
        Assert.Empty(Files);
    }
}
