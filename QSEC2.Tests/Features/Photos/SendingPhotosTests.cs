using System.Net;
using System.Text;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Photos;

public sealed class SendingPhotosTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Welcome =>
        new()
        {
            { nameof(TestPictures.Jpeg), "photo.jpg" },
            { nameof(TestPictures.Png), "photo.png" },
            { nameof(TestPictures.WebP), "photo.webp" },
            { nameof(TestPictures.Jpeg), "../../../etc/passwd" },
        };

    public static TheoryData<string, HttpStatusCode, string> Unwelcome =>
        new()
        {
            { nameof(TestPictures.Heic), HttpStatusCode.UnsupportedMediaType, "photo_heic" },
            { nameof(TestPictures.Avif), HttpStatusCode.UnsupportedMediaType, "photo_avif" },
            { nameof(TestPictures.Svg), HttpStatusCode.UnsupportedMediaType, "not_a_picture" },
            { nameof(TestPictures.Elf), HttpStatusCode.UnsupportedMediaType, "not_a_picture" },
            { nameof(TestPictures.Gif), HttpStatusCode.UnsupportedMediaType, "not_a_picture" },
            { nameof(TestPictures.HugePng), HttpStatusCode.RequestEntityTooLarge, "photo_too_large" },
            { nameof(HostilePictures.JpegOfManyScans), HttpStatusCode.RequestEntityTooLarge, "photo_too_large" },
            { "Truncated", HttpStatusCode.BadRequest, "photo_broken" },
            { "Heavy", HttpStatusCode.RequestEntityTooLarge, "photo_too_large" },
            { "Nothing", HttpStatusCode.BadRequest, "invalid" },
        };

    [Theory, MemberData(nameof(Welcome))]
    public async Task A_picture_that_we_read_is_accepted_whatever_its_name(string picture, string name)
    {
        using var response = await shared.Public.SubmitPhotoAsync(Named(picture), name);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    [Theory, MemberData(nameof(Unwelcome))]
    public async Task Anything_else_is_refused_and_nothing_of_it_is_kept(string picture, HttpStatusCode status, string code)
    {
        using var response = await shared.Public.SubmitPhotoAsync(Named(picture), wall: "air-glaces");
        await response.IsProblemAsync(status, code);
        var queue = await shared.Moderator.GetJsonAsync("/api/v1/moderation/queue?wall=air-glaces");
        Assert.Equal(0, (int)queue["waiting"]!);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(shared.Site.Folder, "incoming")));
    }

    [Fact]
    public async Task An_iphone_picture_is_refused_with_advice()
    {
        using var english = shared.Site.Public("en");
        using var response = await english.SubmitPhotoAsync(TestPictures.Heic());
        Assert.Contains("iPhone", (string)(await response.JsonAsync())["title"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_and_with_what_it_was_taken_is_in_no_version()
    {
        using var response = await shared.Public.SubmitPhotoAsync(TestPictures.Jpeg(2_000, 1_500, withGps: true));
        var id = (Guid)(await response.JsonAsync())["id"]!;
        foreach (var version in new[] { "480.webp", "960.webp", "1600.webp", "960.jpg" })
        {
            var bytes = Encoding.Latin1.GetString(await shared.Moderator.GetByteArrayAsync($"/photos/{id}/{version}", Now));
            Assert.DoesNotContain(TestPictures.Camera, bytes, StringComparison.Ordinal);
            Assert.DoesNotContain("Exif", bytes, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("adobe", bytes, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_photo_needs_no_text_and_keeps_its_description()
    {
        using var response = await shared.Public.SubmitPhotoAsync(
            TestPictures.Jpeg(700, 500),
            wall: "air-mesure",
            description: "Un capteur sur un toit"
        );
        var id = (Guid)(await response.JsonAsync())["id"]!;
        (await shared.Moderator.ApproveAsync(id, new { photoGround = "nobody_recognisable" })).EnsureSuccessStatusCode();
        var photo = (await shared.Public.GetJsonAsync($"/api/v1/contributions/{id}"))["photo"]!.AsObject();
        Assert.Equal(["description", "height", "url", "width"], photo.Select(member => member.Key).Order());
        Assert.Equal("Un capteur sur un toit", (string?)photo["description"]);
        Assert.Equal((700, 500), ((int)photo["width"]!, (int)photo["height"]!));
        using var picture = await shared.Public.GetAsync((string)photo["url"]!, Now);
        Assert.Equal("image/webp", picture.Content.Headers.ContentType!.MediaType);
    }

    private static byte[] Named(string picture) =>
        picture switch
        {
            nameof(TestPictures.Jpeg) => TestPictures.Jpeg(),
            nameof(TestPictures.Png) => TestPictures.Png(),
            nameof(TestPictures.WebP) => TestPictures.WebP(),
            nameof(TestPictures.Avif) => TestPictures.Avif(400, 300),
            nameof(TestPictures.Heic) => TestPictures.Heic(),
            nameof(TestPictures.Svg) => TestPictures.Svg(),
            nameof(TestPictures.Elf) => TestPictures.Elf(),
            nameof(TestPictures.Gif) => TestPictures.Gif(),
            nameof(TestPictures.HugePng) => TestPictures.HugePng(),
            nameof(HostilePictures.JpegOfManyScans) => HostilePictures.JpegOfManyScans(12_000),
            "Truncated" => TestPictures.Cut(TestPictures.GrainyJpeg()),
            "Heavy" => [.. TestPictures.Jpeg(), .. new byte[16 * 1024 * 1024]],
            _ => [],
        };
}
