using System.Net;
using QSEC2.Domain.People;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Features.Manage;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Photos;

/// <summary>A picture of what the team writes is for everyone once it is shown in public, and else for those who may write there.</summary>
public sealed class WhoSeesPicturesTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static readonly string[] Versions = ["480.webp", "960.webp", "1600.webp", "960.jpg"];
    private static readonly byte[] Picture = TestPictures.Jpeg(1_700, 900);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_comes_and_goes_with_what_shows_it()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        var page = await lea.AddEventAsync("Montrée puis cachée", "93");
        var id = await lea.AddPictureAsync(page, Picture);
        await PublicGetsAsync(id, HttpStatusCode.NotFound);
        (await lea.PressAsync(page, "publier", ("from", "2199-01-31T12:00"))).Dispose();
        await PublicGetsAsync(id, HttpStatusCode.NotFound);
        (await lea.PressAsync(page, "depublier")).Dispose();
        (await lea.PressAsync(page, "publier")).Dispose();
        await PublicGetsAsync(id, HttpStatusCode.OK);
        (await lea.PressAsync(page, "depublier")).Dispose();
        await PublicGetsAsync(id, HttpStatusCode.NotFound);
        await lea.GetAsync($"/photos/{id}/480.webp", Now).IsAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_that_was_taken_off_a_public_page_is_in_its_history_alone()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        var page = await lea.AddEventAsync("Une de moins", "93");
        var id = await lea.AddPictureAsync(page, Picture);
        (await lea.PressAsync(page, "publier")).Dispose();
        await PublicGetsAsync(id, HttpStatusCode.OK);
        using var arranged = await lea.UploadAsync(page, (await lea.OpenAsync(page)).With("picture", "remove:0"));
        (await lea.UploadAsync(page, Forms.Read(await arranged.Content.ReadAsStringAsync(Now), ".manage__form"))).Dispose();
        await PublicGetsAsync(id, HttpStatusCode.NotFound);
        await lea.GetAsync($"/photos/{id}/480.webp", Now).IsAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_draft_s_picture_is_for_those_who_may_write_it()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        var id = await lea.AddPictureAsync(await lea.AddEventAsync("Entre nous", "93"), Picture);
        using var noe = await shared.Site.OperatorAsync("93", "77");
        using var admin = await shared.Site.SignedInAsync(Role.Admin);
        foreach (var writer in new[] { lea, noe, admin })
            await writer.GetAsync($"/photos/{id}/480.webp", Now).IsAsync(HttpStatusCode.OK);
        using var max = await shared.Site.OperatorAsync("94");
        await max.GetAsync($"/photos/{id}/480.webp", Now).IsAsync(HttpStatusCode.NotFound);
        foreach (var role in new[] { Role.Moderator, Role.Mediator, Role.Expert, Role.Guarantor })
        {
            using var browser = await shared.Site.SignedInAsync(role, $"{Guid.CreateVersion7():N}@example.org");
            await browser.GetAsync($"/photos/{id}/480.webp", Now).IsAsync(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task One_that_is_not_saved_yet_is_for_whoever_sent_it_in()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        using var noe = await shared.Site.OperatorAsync("93");
        const string Page = "/gestion/evenements/nouveau";
        using var shown = await lea.UploadAsync(
            Page,
            (await lea.OpenAsync(Page)).With("picture", "add").WithFile("pictures[0].file", Picture)
        );
        var id = Guid.Parse(Forms.Read(await shown.Content.ReadAsStringAsync(Now), ".manage__form")["pictures[0].id"]);
        await lea.GetAsync($"/photos/{id}/480.webp", Now).IsAsync(HttpStatusCode.OK);
        await noe.GetAsync($"/photos/{id}/480.webp", Now).IsAsync(HttpStatusCode.NotFound);
        await PublicGetsAsync(id, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_browser_that_has_it_gets_no_second_copy_and_none_once_it_is_hidden()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        var page = await lea.AddEventAsync("Deux fois la même", "93");
        var id = await lea.AddPictureAsync(page, Picture);
        (await lea.PressAsync(page, "publier")).Dispose();
        using var first = await shared.Public.GetAsync($"/photos/{id}/960.webp", Now);
        Assert.Equal(
            ("private, no-cache", "image/webp", "sandbox; default-src 'none'; style-src 'unsafe-inline'"),
            (
                string.Join(", ", first.Headers.GetValues("Cache-Control").SelectMany(value => value.Split(", ")).OrderDescending()),
                first.Content.Headers.ContentType!.MediaType,
                first.Headers.GetValues("Content-Security-Policy").Single()
            )
        );
        Assert.Equal(HttpStatusCode.NotModified, await AgainAsync());
        (await lea.PressAsync(page, "depublier")).Dispose();
        Assert.Equal(HttpStatusCode.NotFound, await AgainAsync());

        async Task<HttpStatusCode> AgainAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/photos/{id}/960.webp");
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var answer = await shared.Public.SendAsync(request, Now);
            return answer.StatusCode;
        }
    }

    private async Task PublicGetsAsync(Guid id, HttpStatusCode status)
    {
        foreach (var version in Versions)
        {
            await shared.Public.GetAsync($"/photos/{id}/{version}", Now).IsAsync(status);
            await shared.Public.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/photos/{id}/{version}"), Now).IsAsync(status);
        }
    }
}
