using System.Net;
using System.Text;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Moderation;

public sealed class PhotoGroundTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"photoGround":null}""")]
    [InlineData("""{"photoGround":"because"}""")]
    [InlineData("""{"photoGround":"0"}""")]
    public async Task A_picture_is_not_approved_without_a_ground(string body)
    {
        var id = await SendPhotoAsync();
        using var response = await PostAsync(id, "approve", body);
        await response.RefusesAsync("photoGround");
        await shared.Public.GetAsync($"/photos/{id}/480.webp", Now).IsAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("nobody_recognisable")]
    [InlineData("blurred")]
    [InlineData("permission")]
    public async Task Each_ground_lets_a_picture_be_shown(string photoGround)
    {
        var id = await SendPhotoAsync();
        Assert.Equal(HttpStatusCode.NoContent, (await shared.Moderator.ApproveAsync(id, new { photoGround })).StatusCode);
    }

    [Fact]
    public async Task A_moderator_may_mend_the_description_of_a_picture_within_its_limits()
    {
        var id = await SendPhotoAsync();
        using var tooLong = await shared.Moderator.ApproveAsync(
            id,
            new { photoGround = "blurred", photoDescription = new string('d', 301) }
        );
        await tooLong.RefusesAsync("photoDescription");
        using var invisible = await shared.Moderator.ApproveAsync(id, new { photoGround = "blurred", photoDescription = "a\0b" });
        await invisible.RefusesAsync("photoDescription");
        (
            await shared.Moderator.ApproveAsync(id, new { photoGround = "blurred", photoDescription = "Une rue, la nuit" })
        ).EnsureSuccessStatusCode();
        Assert.Equal(
            "Une rue, la nuit",
            (string?)(await shared.Public.GetJsonAsync($"/api/v1/contributions/{id}"))["photo"]!["description"]
        );
    }

    private async Task<Guid> SendPhotoAsync()
    {
        using var response = await shared.Public.SubmitPhotoAsync(TestPictures.Jpeg(300, 200));
        return (Guid)(await response.JsonAsync())["id"]!;
    }

    private Task<HttpResponseMessage> PostAsync(Guid id, string verb, string body) =>
        shared.Moderator.PostAsync(
            $"/api/v1/moderation/{id}/{verb}",
            body.Length == 0 ? null : new StringContent(body, Encoding.UTF8, "application/json"),
            Now
        );
}
