using System.Net;
using QSEC2.Domain.People;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Manage;

/// <summary>Pictures are those of an entry: whoever may not write it neither sees a draft's nor touches any.</summary>
public sealed class WhoWritesPicturesTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static readonly byte[] Picture = TestPictures.Jpeg(500, 400);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("add")]
    [InlineData("up:1")]
    [InlineData("down:0")]
    [InlineData("remove:0")]
    [InlineData("describe")]
    [InlineData("take")]
    public async Task An_operator_of_93_touches_no_picture_of_94(string verb)
    {
        using var lea = await shared.Site.OperatorAsync("93");
        using var max = await shared.Site.OperatorAsync("94");
        var (hers, theirs) = (await lea.AddEventAsync($"Au 93 {verb}", "93"), await max.AddEventAsync($"Au 94 {verb}", "94"));
        var (first, second) = (
            await max.AddPictureAsync(theirs, Picture, "La première"),
            await max.AddPictureAsync(theirs, Picture, "La deuxième")
        );
        var form = (await lea.OpenAsync(hers))
            .With("department", "94")
            .With("version", (await max.OpenAsync(theirs))["version"])
            .With("pictures[0].id", first.ToString())
            .With("pictures[0].description.fr", "Pris")
            .With("pictures[1].id", second.ToString())
            .With("pictures[2].id", "");
        if (verb == "add")
            form.WithFile("pictures[2].file", Picture);
        if (verb != "describe")
            form.With("picture", verb == "take" ? $"take:{first}" : verb);
        foreach (var address in new[] { theirs, $"{theirs}?x", $"{theirs}/apercu" })
            Assert.Equal(HttpStatusCode.NotFound, (await lea.UploadAsync(address, form)).StatusCode);

        var after = await max.OpenAsync(theirs);
        Assert.Equal(
            (first.ToString(), "La première", second.ToString(), ""),
            (after["pictures[0].id"], after["pictures[0].description.fr"], after["pictures[1].id"], after["pictures[2].id"])
        );
    }

    [Fact]
    public async Task A_picture_of_others_is_not_shown_in_ones_own_entry_by_naming_it()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        using var max = await shared.Site.OperatorAsync("94");
        var hers = await lea.AddEventAsync("Emprunt", "93");
        var theirs = await max.AddPictureAsync(await max.AddEventAsync("Prêt", "94"), Picture);
        using var sent = await shared.Public.SubmitPhotoAsync(TestPictures.Jpeg());
        var waiting = (Guid)(await sent.JsonAsync())["id"]!;
        foreach (var stolen in new[] { theirs, waiting, Guid.CreateVersion7() })
        {
            using var answer = await lea.UploadAsync(
                hers,
                (await lea.OpenAsync(hers)).With("pictures[0].id", stolen.ToString()).With("pictures[0].description.fr", "Volée")
            );
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var html = await answer.Content.ReadAsStringAsync(Now);
            Assert.Contains(
                "n’est plus là",
                Forms.Page(html).GetElementById("pictures[0].file-error")!.TextContent,
                StringComparison.Ordinal
            );
            Assert.Equal(
                ("", "Volée"),
                (Forms.Read(html, ".manage__form")["pictures[0].id"], Forms.Read(html, ".manage__form")["pictures[0].description.fr"])
            );
            await lea.GetAsync($"/photos/{stolen}/480.webp", Now).IsAsync(HttpStatusCode.NotFound);
        }

        Assert.Equal("", (await lea.OpenAsync(hers))["pictures[0].id"]);
    }

    [Fact]
    public async Task A_form_that_is_not_ours_takes_nothing_in_and_keeps_what_was_typed()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        var page = await lea.AddEventAsync("Pas d’ici", "93");
        var before = Kept();
        var form = (await lea.OpenAsync(page))
            .With("__RequestVerificationToken", "faux")
            .With("pictures[0].description.fr", "Mes mots")
            .WithFile("pictures[0].file", Picture);
        using var answer = await lea.UploadAsync(page, form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("Mes mots", Forms.Read(await answer.Content.ReadAsStringAsync(Now), ".manage__form")["pictures[0].description.fr"]);
        Assert.Equal(before, Kept());
    }

    [Fact]
    public async Task Whoever_writes_nothing_sends_nothing_in()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        var page = await lea.AddEventAsync("À ne pas toucher", "93");
        var before = Kept();
        foreach (var role in new[] { Role.Moderator, Role.Mediator, Role.Expert, Role.Guarantor })
        {
            using var browser = await shared.Site.SignedInAsync(role, $"{Guid.CreateVersion7():N}@example.org");
            var form = Forms
                .Read(await browser.GetStringAsync("/compte", Now))
                .With("pictures[0].id", "")
                .WithFile("pictures[0].file", Picture);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.UploadAsync(page, form)).StatusCode);
        }

        Assert.Equal(before, Kept());
    }

    private int Kept() => Directory.EnumerateFiles(Path.Combine(shared.Site.Folder, "photos"), "*", SearchOption.AllDirectories).Count();
}
