using System.Diagnostics;
using NetVips;
using QSEC2.Tests.Support;
using QSEC2.Web.Images;

namespace QSEC2.Tests.Images;

public sealed class RefusingPhotosTests : WorkshopTest
{
    public static TheoryData<string, byte[]> NotPictures =>
        new()
        {
            { "nothing", [] },
            { "a program named photo.jpg", TestPictures.Elf() },
            { "a Windows program", [.. "MZ"u8, .. new byte[500]] },
            { "a drawing with a script", TestPictures.Svg() },
            { "an animation", TestPictures.Gif() },
            { "a document", [.. "%PDF-1.7\n"u8, .. new byte[500]] },
            { "a page", [.. "<!doctype html><script>alert(1)</script>"u8] },
            { "a film", TestPictures.Heic("isom") },
        };

    [Theory]
    [MemberData(nameof(NotPictures), DisableDiscoveryEnumeration = true)]
    public async Task What_is_not_a_picture_is_refused_whatever_its_name(string what, byte[] upload)
    {
        Assert.True(await RefusalOfAsync(upload) == PhotoProblem.NotAPicture, what);
        Assert.Empty(Files);
    }

    [Theory]
    [InlineData("heic")]
    [InlineData("heix")]
    [InlineData("hevc")]
    [InlineData("mif1")]
    [InlineData("msf1")]
    public async Task A_photo_of_an_iPhone_is_told_apart(string brand)
    {
        Assert.Equal(PhotoProblem.Heic, await RefusalOfAsync(TestPictures.Heic(brand)));
        Assert.Empty(Files);
    }

    [Fact]
    public async Task An_AVIF_is_told_apart_too()
    {
        Assert.Equal(PhotoProblem.Avif, await RefusalOfAsync(TestPictures.Avif()));
        Assert.Empty(Files);
    }

    [Fact]
    public async Task A_heavy_file_is_refused_before_its_end()
    {
        var upload = new MemoryStream(new byte[40 * 1024 * 1024]);

        var refused = await Assert.ThrowsAsync<PhotoRefused>(() => Workshop.KeepAsync(Contribution, upload, "192.0.2.1", Cancellation));

        Assert.Equal(PhotoProblem.TooHeavy, refused.Problem);
        Assert.InRange(upload.Position, IncomingPhoto.MostBytes, IncomingPhoto.MostBytes + 1024 * 1024);
        Assert.Empty(Files);
    }

    [Fact]
    public async Task A_photo_of_exactly_the_limit_is_kept()
    {
        var picture = TestPictures.Jpeg();

        await KeepAsync([.. picture, .. new byte[IncomingPhoto.MostBytes - picture.Length]]);

        Assert.NotNull(Workshop.Find(Contribution, "960.webp"));
    }

    [Fact]
    public async Task A_picture_that_unfolds_to_gigabytes_is_refused_unread()
    {
        var bomb = TestPictures.HugePng();
        Assert.True(bomb.Length < 1_000_000);
        await RefusalOfAsync(TestPictures.Png(20_001, 1));

        var clock = Stopwatch.StartNew();
        Assert.Equal(PhotoProblem.TooManyPixels, await RefusalOfAsync(bomb));

        Assert.True(clock.ElapsedMilliseconds < 500, $"{clock.ElapsedMilliseconds} ms");
        Assert.Empty(Files);
    }

    [Theory]
    [InlineData(20_001, 10)]
    [InlineData(10, 20_001)]
    [InlineData(10_000, 5_001)]
    public async Task A_picture_of_too_many_pixels_is_refused(int width, int height)
    {
        Assert.Equal(PhotoProblem.TooManyPixels, await RefusalOfAsync(TestPictures.Png(width, height)));
        Assert.Empty(Files);
    }

    public static TheoryData<string, byte[]> BrokenPictures =>
        new()
        {
            { "a JPEG cut on the way", TestPictures.Cut(TestPictures.Jpeg()) },
            { "a JPEG that lost its last byte", TestPictures.Jpeg()[..^1] },
            { "a JPEG of a card pulled out too early", TestPictures.CutAndFilledWithZeros(TestPictures.GrainyJpeg()) },
            { "a PNG cut on the way", TestPictures.Cut(TestPictures.Png()) },
            { "a WebP cut on the way", TestPictures.Cut(TestPictures.WebP()) },
            { "a beginning and nothing else", [0xFF, 0xD8, 0xFF, 0xD9] },
            { "a program behind a beginning", [0xFF, 0xD8, 0xFF, .. TestPictures.Elf(), 0xFF, 0xD9] },
        };

    [Theory]
    [MemberData(nameof(BrokenPictures), DisableDiscoveryEnumeration = true)]
    public async Task A_broken_picture_is_refused(string what, byte[] upload)
    {
        Assert.True(await RefusalOfAsync(upload) == PhotoProblem.Broken, what);
        Assert.Empty(Files);
    }

    [Fact]
    public async Task A_refusal_leaves_the_photo_that_was_there()
    {
        await KeepAsync(TestPictures.Jpeg());
        var before = Files.ToList();

        await RefusalOfAsync(TestPictures.Cut(TestPictures.Png()));

        Assert.Equal(before, Files);
    }

    [Fact]
    public async Task A_visitor_who_leaves_while_versions_are_made_leaves_nothing()
    {
        using var leaving = new CancellationTokenSource();
        var keeping = Workshop.KeepAsync(Contribution, new MemoryStream(TestPictures.GrainyJpeg(2_400, 1_800)), "192.0.2.1", leaving.Token);
        while (!Directory.EnumerateDirectories(IncomingPhoto.Folder(Site)).Any())
            await Task.Delay(5, Cancellation);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => keeping);
        Assert.Empty(Files);
        Assert.Empty(Directory.EnumerateDirectories(IncomingPhoto.Folder(Site)));
    }

    [Fact]
    public void No_native_code_reads_a_picture_that_was_sent()
    {
        _ = new PosterRenderer();
        var file = Path.Combine(Site.Root, "picture");
        foreach (
            var picture in new[]
            {
                TestPictures.Jpeg(),
                TestPictures.Png(),
                TestPictures.WebP(),
                TestPictures.Avif(),
                TestPictures.Gif(),
                TestPictures.Svg(),
            }
        )
        {
            File.WriteAllBytes(file, picture);
            Assert.Throws<VipsException>(() => Image.NewFromFile(file));
            Assert.Throws<VipsException>(() => Image.NewFromBuffer(picture));
        }
    }
}
