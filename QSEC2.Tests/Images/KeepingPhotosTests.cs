using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using QSEC2.Tests.Support;
using QSEC2.Web.Images;

namespace QSEC2.Tests.Images;

public sealed class KeepingPhotosTests : WorkshopTest
{
    [Fact]
    public async Task A_photo_is_kept_in_three_sizes_and_one_JPEG()
    {
        var kept = await KeepAsync(TestPictures.Jpeg(4_000, 3_000));

        Assert.Equal(new KeptPhoto(1_600, 1_200), kept);
        Assert.Equal([480, 960, 1_600, 960], PhotoVersions.Names.Select(name => Open(name).Width));
        Assert.All(
            PhotoVersions.Names,
            name =>
                Assert.Equal(
                    name.EndsWith("jpg", StringComparison.Ordinal) ? PhotoFormat.Jpeg : PhotoFormat.WebP,
                    PhotoSignature.Of(BytesOf(name))
                )
        );
    }

    [Fact]
    public async Task The_photo_as_it_was_sent_is_never_kept()
    {
        await KeepAsync(TestPictures.Jpeg(2_000, 1_000));

        var id = Contribution.ToString("N");
        var folder = $"photos/{id[^2..]}/{id}";
        Assert.Equal([$"{folder}/1600.webp", $"{folder}/480.webp", $"{folder}/960.jpg", $"{folder}/960.webp"], Files);
    }

    [Fact]
    public async Task A_small_photo_is_never_enlarged()
    {
        var kept = await KeepAsync(TestPictures.Jpeg(300, 200));

        Assert.Equal(new KeptPhoto(300, 200), kept);
        Assert.Equal(300, Open("480.webp").Width);
        Assert.Equal(300, Open("960.jpg").Width);
        Assert.Null(Workshop.Find(Contribution, "960.webp"));
    }

    [Fact]
    public async Task A_tall_photo_keeps_its_width()
    {
        var kept = await KeepAsync(TestPictures.Jpeg(600, 4_000));

        Assert.Equal(new KeptPhoto(600, 4_000), kept);
        Assert.Equal((480, 3_200), (Open("480.webp").Width, Open("480.webp").Height));
    }

    [Fact]
    public async Task A_photo_taller_than_WebP_can_be_is_made_smaller()
    {
        var kept = await KeepAsync(TestPictures.Png(500, 20_000));

        Assert.Equal(new KeptPhoto(200, 8_000), kept);
        Assert.Equal(8_000, Open("480.webp").Height);
    }

    [Fact]
    public async Task A_panorama_keeps_its_proportions()
    {
        var kept = await KeepAsync(TestPictures.Jpeg(8_000, 1_000));

        Assert.Equal(new KeptPhoto(1_600, 200), kept);
        Assert.Equal((480, 60), (Open("480.webp").Width, Open("480.webp").Height));
    }

    [Fact]
    public async Task Of_an_animation_the_first_page_is_kept()
    {
        var kept = await KeepAsync(TestPictures.AnimatedWebP());

        Assert.Equal(new KeptPhoto(400, 300), kept);
        Assert.Equal("green", ColourAt(Open("480.webp"), 0.9, 0.9));
        Assert.DoesNotContain("ANIM", Encoding.Latin1.GetString(BytesOf("480.webp")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_followed_by_a_film_is_whole()
    {
        var kept = await KeepAsync([.. TestPictures.Jpeg(800, 600), .. TestPictures.Heic("mp42"), .. new byte[100_000]]);

        Assert.Equal(new KeptPhoto(800, 600), kept);
    }

    [Fact]
    public async Task A_photo_is_read_as_it_arrives()
    {
        var arriving = PipeReader.Create(new ReadOnlySequence<byte>(TestPictures.Jpeg())).AsStream();
        Assert.False(arriving.CanSeek);

        Assert.Equal(new KeptPhoto(800, 600), await Workshop.KeepAsync(Contribution, arriving, "192.0.2.1", Cancellation));
    }

    [Fact]
    public async Task A_second_photo_takes_the_place_of_the_first()
    {
        await KeepAsync(TestPictures.Jpeg(2_000, 1_000));
        await KeepAsync(TestPictures.Jpeg(300, 200));

        Assert.Equal(300, Open("480.webp").Width);
        Assert.Null(Workshop.Find(Contribution, "1600.webp"));
    }
}
