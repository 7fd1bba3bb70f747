using NetVips;
using QSEC2.Tests.Support;
using QSEC2.Web.Images;

namespace QSEC2.Tests.Images;

public sealed class PhotoColoursTests : WorkshopTest
{
    [Theory]
    [InlineData(nameof(TestPictures.Png))]
    [InlineData(nameof(TestPictures.WebP))]
    [InlineData(nameof(TestPictures.CmykJpeg))]
    [InlineData(nameof(TestPictures.UltraHdrJpeg))]
    [InlineData(nameof(TestPictures.SixteenBitPng))]
    public async Task Other_kinds_of_pictures_keep_their_colours(string kind)
    {
        var kept = await KeepAsync(Make(kind));

        Assert.Equal(new KeptPhoto(800, 600), kept);
        Assert.Equal("red", ColourAt(Open("960.webp"), 0.1, 0.1));
        Assert.Equal("green", ColourAt(Open("960.jpg"), 0.9, 0.9));
    }

    [Fact]
    public async Task The_colours_of_a_wide_gamut_camera_look_the_same()
    {
        await KeepAsync(TestPictures.DisplayP3Jpeg());

        Assert.All(
            PhotoVersions.For(800).Select(version => version.Name).Append(PhotoVersions.Jpeg),
            name =>
            {
                var seen = Open(name).IccTransform("srgb", embedded: true).Getpoint(100, 100);
                Assert.All(seen.Zip([220.0, 20.0, 20.0]), pair => Assert.InRange(pair.First, pair.Second - 6, pair.Second + 6));
            }
        );
    }

    [Theory]
    [InlineData(Enums.Interpretation.Srgb)]
    [InlineData(Enums.Interpretation.Rgb16)]
    [InlineData(Enums.Interpretation.Bw)]
    [InlineData(Enums.Interpretation.Grey16)]
    public async Task A_transparent_picture_stands_on_white(Enums.Interpretation colours)
    {
        await KeepAsync(TestPictures.TransparentPng(colours));

        Assert.Equal("white", ColourAt(Open("960.webp"), 0.1, 0.1));
        Assert.Equal("white", ColourAt(Open("960.jpg"), 0.9, 0.9));
        Assert.False(ReadPictures.IsTransparent(BytesOf("960.webp")));
    }

    [Fact]
    public async Task A_profile_that_is_none_or_too_long_does_not_travel()
    {
        await KeepAsync(HostilePictures.PngWith("iCCP", HostilePictures.Unfolding(50)));

        Assert.DoesNotContain("icc", ReadPictures.SaidIn(BytesOf("960.webp")));
        Assert.Equal("red", ColourAt(Open("960.jpg"), 0.1, 0.1));
    }

    private static byte[] Make(string kind) =>
        kind switch
        {
            nameof(TestPictures.Png) => TestPictures.Png(),
            nameof(TestPictures.WebP) => TestPictures.WebP(),
            nameof(TestPictures.CmykJpeg) => TestPictures.CmykJpeg(),
            nameof(TestPictures.UltraHdrJpeg) => TestPictures.UltraHdrJpeg(),
            _ => TestPictures.SixteenBitPng(),
        };
}
