using System.Text;
using QSEC2.Tests.Support;
using QSEC2.Web.Images;

namespace QSEC2.Tests.Images;

public sealed class PhotoPrivacyTests : WorkshopTest
{
    private static readonly string[] Traces = ["Exif", "EXIF", "GPS", "XMP", "adobe", TestPictures.Camera];

    [Theory]
    [InlineData(PhotoFormat.Jpeg)]
    [InlineData(PhotoFormat.Png)]
    [InlineData(PhotoFormat.WebP)]
    public async Task A_photo_loses_its_place_and_its_camera(PhotoFormat format)
    {
        var sent = Sent(format);
        Assert.Contains("exif", ReadPictures.SaidIn(sent));
        Assert.Contains(TestPictures.Camera, Encoding.Latin1.GetString(sent), StringComparison.Ordinal);

        await KeepAsync(sent);

        Assert.All(PhotoVersions.Names, name => AssertSaysNothing(BytesOf(name)));
    }

    [Fact]
    public async Task A_photo_taken_sideways_stands_upright()
    {
        var kept = await KeepAsync(TestPictures.Jpeg(400, 200, orientation: 6));

        // Turned a quarter to the right: what was at the top left is at the top right.
        var image = Open("480.webp");
        Assert.Equal(new KeptPhoto(200, 400), kept);
        Assert.Equal((200, 400), (image.Width, image.Height));
        Assert.Equal("red", ColourAt(image, 0.9, 0.1));
        Assert.Equal(["green", "green", "green"], [ColourAt(image, 0.1, 0.1), ColourAt(image, 0.1, 0.9), ColourAt(image, 0.9, 0.9)]);
    }

    private static byte[] Sent(PhotoFormat format) =>
        format switch
        {
            PhotoFormat.Jpeg => TestPictures.Jpeg(2_000, 1_500, withGps: true, orientation: 6),
            PhotoFormat.Png => TestPictures.Png(2_000, 1_500, withGps: true),
            _ => TestPictures.WebP(2_000, 1_500, withGps: true),
        };

    private static void AssertSaysNothing(byte[] version)
    {
        var text = Encoding.Latin1.GetString(version);
        Assert.All(Traces, trace => Assert.DoesNotContain(trace, text, StringComparison.Ordinal));
        Assert.Empty(ReadPictures.SaidIn(version));
    }
}
