using System.Text;
using QSEC2.Web.Images;

namespace QSEC2.Tests.Images;

public sealed class PhotoVersionsTests
{
    [Theory]
    [InlineData(1, "480.webp:1")]
    [InlineData(480, "480.webp:480")]
    [InlineData(481, "480.webp:480 960.webp:481")]
    [InlineData(960, "480.webp:480 960.webp:960")]
    [InlineData(1_200, "480.webp:480 960.webp:960 1600.webp:1200")]
    [InlineData(9_000, "480.webp:480 960.webp:960 1600.webp:1600")]
    public void A_step_is_made_until_one_holds_the_whole_picture(int width, string versions) =>
        Assert.Equal(versions, string.Join(' ', PhotoVersions.For(width).Select(version => $"{version.Name}:{version.Width}")));

    [Theory]
    [InlineData(1)]
    [InlineData(700)]
    [InlineData(1_200)]
    [InlineData(9_000)]
    public void The_kept_width_names_the_same_versions_as_the_sent_one(int width)
    {
        var kept = PhotoVersions.For(width)[^1].Width;

        Assert.Equal(PhotoVersions.For(width), PhotoVersions.For(kept));
        Assert.Equal(PhotoVersions.JpegFor(width), PhotoVersions.JpegFor(kept));
    }

    [Theory]
    [InlineData("avif", "mif1miaf", PhotoFormat.Avif)]
    [InlineData("mif1", "avifmiaf", PhotoFormat.Avif)]
    [InlineData("mif1", "heicmiaf", PhotoFormat.Heic)]
    [InlineData("heic", "mif1avif", PhotoFormat.Heic)]
    [InlineData("mp42", "avifmif1", PhotoFormat.Unknown)]
    public void A_container_is_told_by_its_brands(string major, string compatible, PhotoFormat format) =>
        Assert.Equal(format, PhotoSignature.Of([0, 0, 0, 24, .. Encoding.ASCII.GetBytes($"ftyp{major}\0\0\0\0{compatible}"), .. "avif"u8]));
}
