using System.Net;
using QSEC2.Domain.People;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Photos;

public sealed class WhoSeesPhotosTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static readonly string[] Versions = ["480.webp", "960.webp", "1600.webp", "960.jpg"];
    private static readonly byte[] Picture = TestPictures.Jpeg(1_700, 900);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_waiting_picture_is_for_the_moderator_and_the_holder_of_the_receipt_only()
    {
        var (id, code) = await SendAsync();
        await EverybodyGetsAsync(id, HttpStatusCode.NotFound);
        foreach (var version in Versions)
        {
            await shared.Moderator.GetAsync($"/photos/{id}/{version}", Now).IsAsync(HttpStatusCode.OK);
            await shared.Public.GetAsync($"/suivi/{code}/photo/{version}", Now).IsAsync(HttpStatusCode.OK);
        }
    }

    [Theory]
    [InlineData(Role.Kiosk)]
    [InlineData(Role.Guarantor)]
    [InlineData(Role.Mediator)]
    [InlineData(Role.Expert)]
    [InlineData(Role.Operator)]
    public async Task Who_does_not_moderate_does_not_see_a_waiting_picture(string role)
    {
        var (id, _) = await SendAsync();
        using var client = await shared.Site.WithTokenAsync(role);
        await client.GetAsync($"/photos/{id}/480.webp", Now).IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_wrong_code_opens_no_picture()
    {
        await SendAsync();
        await shared.Public.GetAsync("/suivi/AAAA-AAAA/photo/480.webp", Now).IsAsync(HttpStatusCode.NotFound);
        await shared.Public.GetAsync("/suivi//photo/480.webp", Now).IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_published_picture_is_for_everybody_and_asked_for_again_each_time()
    {
        var (id, _) = await PublishAsync();
        await EverybodyGetsAsync(id, HttpStatusCode.OK);
        using var answer = await shared.Public.GetAsync($"/photos/{id}/480.webp", Now);
        Assert.True(answer.Headers.CacheControl!.NoCache);
        Assert.NotNull(answer.Headers.ETag);
    }

    [Fact]
    public async Task A_browser_that_has_it_gets_no_second_copy()
    {
        var (id, _) = await PublishAsync();
        using var first = await shared.Public.GetAsync($"/photos/{id}/480.webp", Now);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/photos/{id}/480.webp");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        await shared.Public.SendAsync(request, Now).IsAsync(HttpStatusCode.NotModified);
        (await shared.Moderator.RemoveAsync(id)).EnsureSuccessStatusCode();
        using var after = new HttpRequestMessage(HttpMethod.Get, $"/photos/{id}/480.webp");
        after.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        await shared.Public.SendAsync(after, Now).IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_refused_picture_is_for_nobody_in_public()
    {
        var (id, _) = await SendAsync();
        (await shared.Moderator.RefuseAsync(id)).EnsureSuccessStatusCode();
        await EverybodyGetsAsync(id, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_removed_picture_is_gone_and_comes_back_when_restored()
    {
        var (id, _) = await PublishAsync();
        (await shared.Moderator.RemoveAsync(id)).EnsureSuccessStatusCode();
        await EverybodyGetsAsync(id, HttpStatusCode.NotFound);
        (await shared.Moderator.RestoreAsync(id)).EnsureSuccessStatusCode();
        await EverybodyGetsAsync(id, HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_withdrawn_picture_is_gone_for_the_public()
    {
        var (id, code) = await PublishAsync();
        await shared.Public.DeleteAsync($"/api/v1/receipts/{code}", Now).IsAsync(HttpStatusCode.OK);
        await EverybodyGetsAsync(id, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_erased_picture_is_gone_for_everyone_and_from_the_disk()
    {
        var (id, code) = await PublishAsync();
        await shared.Public.DeleteAsync($"/api/v1/receipts/{code}?erase=true", Now).IsAsync(HttpStatusCode.OK);
        await EverybodyGetsAsync(id, HttpStatusCode.NotFound);
        await shared.Moderator.GetAsync($"/photos/{id}/480.webp", Now).IsAsync(HttpStatusCode.NotFound);
        await shared.Public.GetAsync($"/suivi/{code}/photo/480.webp", Now).IsAsync(HttpStatusCode.NotFound);
        Assert.Empty(
            Directory.EnumerateDirectories(Path.Combine(shared.Site.Folder, "photos"), id.ToString("N"), SearchOption.AllDirectories)
        );
    }

    [Theory]
    [InlineData("480.WEBP")]
    [InlineData("481.webp")]
    [InlineData("..%2F..%2Fqsec2.db")]
    [InlineData("original")]
    public async Task No_other_name_finds_anything(string version)
    {
        var (id, _) = await PublishAsync();
        await shared.Public.GetAsync($"/photos/{id}/{version}", Now).IsAsync(HttpStatusCode.NotFound);
    }

    private async Task EverybodyGetsAsync(Guid id, HttpStatusCode status)
    {
        foreach (var version in Versions)
        {
            await shared.Public.GetAsync($"/photos/{id}/{version}", Now).IsAsync(status);
            await shared.Public.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/photos/{id}/{version}"), Now).IsAsync(status);
        }
    }

    private async Task<(Guid Id, string Code)> SendAsync()
    {
        using var response = await shared.Public.SubmitPhotoAsync(Picture);
        var received = await response.JsonAsync();
        return ((Guid)received["id"]!, (string)received["code"]!);
    }

    private async Task<(Guid Id, string Code)> PublishAsync()
    {
        var sent = await SendAsync();
        (await shared.Moderator.ApproveAsync(sent.Id, new { photoGround = "permission" })).EnsureSuccessStatusCode();
        return sent;
    }
}
