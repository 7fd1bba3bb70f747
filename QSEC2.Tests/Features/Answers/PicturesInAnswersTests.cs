using System.Net;
using QSEC2.Domain.People;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Features.Manage;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Answers;

public sealed class PicturesInAnswersTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private const string Form = ".answer-desk__form";
    private static readonly byte[] Picture = TestPictures.Jpeg(900, 1_400);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_goes_with_its_answer_from_the_desk_to_the_moderator_and_to_everyone()
    {
        var (id, _) = await shared.PublishAsync("Avec une image ?");
        using var expert = await shared.Site.ExpertAsync(id);
        using var preview = await WriteAsync(expert, id, "apercu");
        var previewed = await preview.Content.ReadAsStringAsync(Now);
        Assert.Equal("Une courbe qui monte", Forms.Page(previewed).QuerySelector(".answer .gallery img")!.GetAttribute("alt"));
        var picture = Guid.Parse(Forms.Read(previewed, Form)["pictures[0].id"]);
        using var sent = await expert.UploadAsync($"/reponses/{id}", Forms.Read(previewed, Form).With("act", "envoyer"));
        Assert.Equal($"/reponses/{id}?fait=envoyee", sent.Headers.Location?.OriginalString);

        using var moderator = await shared.Site.ModeratorAsync();
        using var operatorOfHere = await shared.Site.OperatorAsync("93");
        var check = await shared.Site.CheckPageAsync(id);
        Assert.Contains(
            $"/photos/{picture}/960.webp",
            Forms.Page(await moderator.GetStringAsync(check, Now)).QuerySelector(".answer .gallery")!.InnerHtml,
            StringComparison.Ordinal
        );
        await moderator.GetAsync($"/photos/{picture}/960.webp", Now).IsAsync(HttpStatusCode.OK);
        await operatorOfHere.GetAsync($"/photos/{picture}/960.webp", Now).IsAsync(HttpStatusCode.NotFound);
        await shared.Public.GetAsync($"/photos/{picture}/960.webp", Now).IsAsync(HttpStatusCode.NotFound);

        using var published = await moderator.DecideAsync(check, "publier");
        await shared.Public.GetAsync($"/photos/{picture}/960.webp", Now).IsAsync(HttpStatusCode.OK);
        var seen = Forms.Page(await shared.Public.GetStringAsync($"/contributions/{id}", Now)).QuerySelector(".answer .gallery img")!;
        Assert.Equal("Une courbe qui monte", seen.GetAttribute("alt"));
        var told = (await shared.Public.GetJsonAsync($"/api/v1/contributions/{id}"))["answers"]![0]!["pictures"]![0]!;
        Assert.Equal(
            ($"/photos/{picture}/960.webp", 900, 1_400, "Une courbe qui monte"),
            ((string?)told["url"], (int)told["width"]!, (int)told["height"]!, (string?)told["description"]!["fr"])
        );

        using var off = await moderator.DecideAsync(check, "renvoyer");
        await shared.Public.GetAsync($"/photos/{picture}/960.webp", Now).IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task It_is_not_sent_without_words_in_French_and_nothing_typed_is_lost()
    {
        var (id, _) = await shared.PublishAsync("Sans description ?");
        using var expert = await shared.Site.ExpertAsync(id);
        using var refused = await WriteAsync(expert, id, "envoyer", description: "");
        var html = await refused.Content.ReadAsStringAsync(Now);
        Assert.NotNull(Forms.Page(html).GetElementById("pictures[0].description.fr-error"));
        Assert.Equal("Voyez vous-même.", Forms.Read(html, Form)["text"]);
        using var saved = await expert.UploadAsync($"/reponses/{id}", Forms.Read(html, Form).With("act", "enregistrer"));
        Assert.Equal($"/reponses/{id}?fait=enregistree", saved.Headers.Location?.OriginalString);
        using var heic = await expert.UploadAsync(
            $"/reponses/{id}",
            (await expert.OpenAsync($"/reponses/{id}", Form)).With("act", "enregistrer").WithFile("pictures[1].file", TestPictures.Heic())
        );
        Assert.Contains(
            "iPhone",
            Forms.Page(await heic.Content.ReadAsStringAsync(Now)).GetElementById("pictures[1].file-error")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_draft_s_picture_is_for_whoever_writes_it()
    {
        var (id, _) = await shared.PublishAsync("Un brouillon ?");
        var (other, _) = await shared.PublishAsync("Un autre ?");
        using var ada = await shared.Site.ExpertAsync(id);
        using var blaise = await shared.Site.ExpertAsync(other);
        (await WriteAsync(ada, id, "enregistrer")).Dispose();
        var picture = (await ada.OpenAsync($"/reponses/{id}", Form))["pictures[0].id"];
        using var moderator = await shared.Site.ModeratorAsync();
        using var admin = await shared.Site.SignedInAsync(Role.Admin);
        await ada.GetAsync($"/photos/{picture}/480.webp", Now).IsAsync(HttpStatusCode.OK);
        foreach (var refused in new[] { blaise, moderator, admin, shared.Public })
            await refused.GetAsync($"/photos/{picture}/480.webp", Now).IsAsync(HttpStatusCode.NotFound);
        using var stolen = await blaise.UploadAsync(
            $"/reponses/{other}",
            (await blaise.OpenAsync($"/reponses/{other}", Form))
                .With("text", "La sienne.")
                .With("act", "enregistrer")
                .With("pictures[0].id", picture)
        );
        Assert.NotNull(Forms.Page(await stolen.Content.ReadAsStringAsync(Now)).GetElementById("pictures[0].file-error"));
        using var added = await blaise.UploadAsync(
            $"/reponses/{id}",
            (await blaise.OpenAsync($"/reponses/{other}", Form)).WithFile("pictures[0].file", Picture)
        );
        Assert.Equal(HttpStatusCode.NotFound, added.StatusCode);
    }

    [Fact]
    public async Task A_correction_keeps_what_is_public_until_it_is_read()
    {
        var (id, _) = await shared.PublishAsync("Corrigée ?");
        using var expert = await shared.Site.ExpertAsync(id);
        (await WriteAsync(expert, id, "envoyer")).Dispose();
        using var moderator = await shared.Site.ModeratorAsync();
        (await moderator.DecideAsync(await shared.Site.CheckPageAsync(id), "publier")).Dispose();
        var form = await expert.OpenAsync($"/reponses/{id}", Form);
        var picture = form["pictures[0].id"];
        using var arranged = await expert.UploadAsync($"/reponses/{id}", form.With("picture", "remove:0"));
        (
            await expert.UploadAsync(
                $"/reponses/{id}",
                Forms.Read(await arranged.Content.ReadAsStringAsync(Now), Form).With("act", "envoyer")
            )
        ).Dispose();
        await shared.Public.GetAsync($"/photos/{picture}/480.webp", Now).IsAsync(HttpStatusCode.OK);
        (await moderator.DecideAsync(await shared.Site.CheckPageAsync(id), "publier")).Dispose();
        await shared.Public.GetAsync($"/photos/{picture}/480.webp", Now).IsAsync(HttpStatusCode.NotFound);
    }

    private static async Task<HttpResponseMessage> WriteAsync(
        HttpClient expert,
        Guid question,
        string act,
        string description = "Une courbe qui monte"
    )
    {
        var form = (await expert.OpenAsync($"/reponses/{question}", Form))
            .With("text", "Voyez vous-même.")
            .With("act", act)
            .WithFile("pictures[0].file", Picture);
        return await expert.UploadAsync($"/reponses/{question}", form.With("pictures[0].description.fr", description));
    }
}
