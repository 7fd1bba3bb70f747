using NetVips;
using QSEC2.Tests.Support;
using QSEC2.Web.Images;

namespace QSEC2.Tests.Images;

public sealed class PhotoColoursTests : WorkshopTest
{
    [Theory]
    [InlineData(nameof(TestPictures.Png))]
    [InlineData(nameof(TestPictures.WebP))]
    [InlineData(nameof(TestPictures.Avif))]
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
            Open("960.jpg").Getpoint(100, 100).Zip([220.0, 20.0, 20.0]),
            pair => Assert.InRange(pair.First, pair.Second - 6, pair.Second + 6)
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
        Assert.False(Open("960.webp").HasAlpha());
    }

    private static byte[] Make(string kind) =>
        kind switch
        {
            nameof(TestPictures.Png) => TestPictures.Png(),
            nameof(TestPictures.WebP) => TestPictures.WebP(),
            nameof(TestPictures.Avif) => TestPictures.Avif(),
            nameof(TestPictures.CmykJpeg) => TestPictures.CmykJpeg(),
            nameof(TestPictures.UltraHdrJpeg) => TestPictures.UltraHdrJpeg(),
            _ => TestPictures.SixteenBitPng(),
        };
}
