using System.Net;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Manage;

/// <summary>The pictures of what the team writes, sent in through the form and no script.</summary>
public sealed class PicturesTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static readonly byte[] Wide = TestPictures.Jpeg(1_200, 500, withGps: true);
    private static readonly byte[] Tall = TestPictures.Png(400, 900);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_that_is_sent_in_stands_on_the_page_with_its_words_its_credit_and_its_sizes()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        var page = await lea.AddEventAsync("Une soirée en images", "93");
        var form = (await lea.OpenAsync(page))
            .WithFile("pictures[0].file", Wide)
            .With("pictures[0].description.fr", "Le canal, le soir")
            .With("pictures[0].description.en", "The canal at night")
            .With("pictures[0].credit", "Ville d’exemple");
        using var saved = await lea.UploadAsync(page, form);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        using var published = await lea.PressAsync(page, "publier");

        var html = Forms.Page(await shared.Public.GetStringAsync("/agenda/une-soiree-en-images", Now));
        Assert.Matches(
            "\"image\":\"http[^\"]+/photos/[^\"]+/960.jpg\"",
            html.QuerySelector("script[type='application/ld+json']")!.TextContent
        );
        var seen = html.QuerySelector(".lead-picture")!;
        var image = seen.QuerySelector("img")!;
        Assert.Equal(
            ("Le canal, le soir", "1200", "500"),
            (image.GetAttribute("alt"), image.GetAttribute("width"), image.GetAttribute("height"))
        );
        Assert.Matches("^/photos/[^ ]+/480.webp 480w, [^ ]+/960.webp 960w, [^ ]+/1600.webp 1200w$", image.GetAttribute("srcset")!);
        Assert.Equal("Crédit\u00a0: Ville d’exemple", seen.QuerySelector("figcaption")!.TextContent);
        var english = Forms
            .Page(await shared.Public.GetStringAsync("/en/agenda/une-soiree-en-images", Now))
            .QuerySelector(".lead-picture img")!;
        Assert.Equal("The canal at night", english.GetAttribute("alt"));
        Assert.DoesNotContain(
            TestPictures.Camera,
            System.Text.Encoding.Latin1.GetString(await shared.Public.GetByteArrayAsync(image.GetAttribute("src"), Now)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Nothing_is_published_that_nobody_described_in_French()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        var page = await lea.AddEventAsync("Sans description", "93");
        await lea.AddPictureAsync(page, Tall, description: "");
        using var refused = await lea.PressAsync(page, "publier");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.NotNull(Forms.Page(await refused.Content.ReadAsStringAsync(Now)).GetElementById("pictures[0].description.fr-error"));

        (await lea.UploadAsync(page, (await lea.OpenAsync(page)).With("pictures[0].description.fr", "Un arbre"))).Dispose();
        using var published = await lea.PressAsync(page, "publier");
        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);

        // Nor does what is public lose its description.
        using var emptied = await lea.UploadAsync(page, (await lea.OpenAsync(page)).With("pictures[0].description.fr", ""));
        Assert.NotNull(Forms.Page(await emptied.Content.ReadAsStringAsync(Now)).GetElementById("pictures[0].description.fr-error"));
        using var restored = await lea.PressAsync(page, "retablir", ("revision", "2"));
        Assert.Equal(HttpStatusCode.BadRequest, restored.StatusCode);
        Assert.Equal("Un arbre", (await lea.OpenAsync(page))["pictures[0].description.fr"]);
    }

    public static TheoryData<string, string> Unwelcome =>
        new()
        {
            { nameof(TestPictures.Heic), "iPhone" },
            { nameof(TestPictures.Svg), "pas une photo" },
            { nameof(TestPictures.HugePng), "trop grande" },
            { "Heavy", "trop lourde" },
            { "Empty", "pas une photo" },
        };

    [Theory, MemberData(nameof(Unwelcome))]
    public async Task What_is_no_picture_is_refused_beside_its_field_and_what_was_typed_stays(string file, string because)
    {
        using var lea = await shared.Site.OperatorAsync("93");
        const string Page = "/gestion/evenements/nouveau";
        var form = (await lea.OpenAsync(Page))
            .With("title.fr", "Toujours là")
            .With("day", "jamais")
            .With("pictures[0].description.fr", "Mes mots")
            .WithFile("pictures[0].file", Named(file), "photo.jpg");
        using var answer = await lea.UploadAsync(Page, form);
        var html = await answer.Content.ReadAsStringAsync(Now);
        Assert.Contains(because, Forms.Page(html).GetElementById("pictures[0].file-error")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(Forms.Page(html).GetElementById("day-error"));
        var typed = Forms.Read(html, ".manage__form");
        Assert.Equal(
            ("Toujours là", "jamais", "Mes mots", ""),
            (typed["title.fr"], typed["day"], typed["pictures[0].description.fr"], typed["pictures[0].id"])
        );
    }

    [Fact]
    public async Task A_picture_need_not_be_chosen_again_when_something_else_is_wrong()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        const string Page = "/gestion/evenements/nouveau";
        var form = (await lea.OpenAsync(Page))
            .With("title.fr", "Bien choisie")
            .With("type", "talk")
            .With("day", "jamais")
            .With("department", "93")
            .With("pictures[0].description.fr", "Un pont")
            .WithFile("pictures[0].file", Tall);
        using var wrong = await lea.UploadAsync(Page, form);
        var html = await wrong.Content.ReadAsStringAsync(Now);
        Assert.Equal("480.webp", Forms.Page(html).QuerySelector(".picture-fields__image")!.GetAttribute("src")!.Split('/')[^1]);
        using var saved = await lea.UploadAsync(Page, Forms.Read(html, ".manage__form").With("day", "2027-03-15"));
        Assert.Equal("Un pont", (await lea.OpenAsync(saved.Headers.Location!.OriginalString.Split('?')[0]))["pictures[0].description.fr"]);
    }

    [Fact]
    public async Task Words_without_a_file_are_kept_and_the_file_is_asked_for()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        var page = await lea.AddEventAsync("Des mots seuls", "93");
        using var answer = await lea.UploadAsync(page, (await lea.OpenAsync(page)).With("pictures[0].credit", "Anonyme"));
        var html = await answer.Content.ReadAsStringAsync(Now);
        Assert.NotNull(Forms.Page(html).GetElementById("pictures[0].file-error"));
        Assert.Equal("Anonyme", Forms.Read(html, ".manage__form")["pictures[0].credit"]);
    }

    [Fact]
    public async Task Pictures_are_put_in_order_and_taken_away_and_nothing_is_saved_until_it_is()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        var page = await lea.AddEventAsync("En ordre", "93");
        foreach (var words in new[] { "Un", "Deux", "Trois" })
            await lea.AddPictureAsync(page, Tall, words);
        Assert.Equal(["Un", "Deux", "Trois"], Described(await lea.OpenAsync(page)));

        var form = await PressedAsync(lea, page, await lea.OpenAsync(page), "up:2");
        Assert.Equal(["Un", "Trois", "Deux"], Described(form));
        form = await PressedAsync(lea, page, form, "down:0");
        Assert.Equal(["Trois", "Un", "Deux"], Described(form));
        form = await PressedAsync(lea, page, form, "remove:1");
        Assert.Equal(["Trois", "Deux"], Described(form));
        Assert.Equal(["Un", "Deux", "Trois"], Described(await lea.OpenAsync(page)));
        (await lea.UploadAsync(page, form)).Dispose();
        Assert.Equal(["Trois", "Deux"], Described(await lea.OpenAsync(page)));
    }

    [Fact]
    public async Task What_was_taken_away_is_seen_in_the_history_and_comes_back_when_asked()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        var page = await lea.AddEventAsync("Avant et après", "93");
        var id = await lea.AddPictureAsync(page, Tall, "Avant");
        (await lea.UploadAsync(page, await PressedAsync(lea, page, await lea.OpenAsync(page), "remove:0"))).Dispose();
        Assert.Contains(
            $"/photos/{id}/480.webp",
            Forms.Page(await lea.GetStringAsync(page, Now)).QuerySelector(".manage__history")!.InnerHtml,
            StringComparison.Ordinal
        );
        Assert.True((await lea.GetAsync($"/photos/{id}/480.webp", Now)).IsSuccessStatusCode);

        (await lea.PressAsync(page, "retablir", ("revision", "2"))).Dispose();
        Assert.Equal(["Avant"], Described(await lea.OpenAsync(page)));
    }

    [Fact]
    public async Task Two_people_who_change_pictures_at_once_are_warned_and_each_may_keep_the_picture_of_the_other()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        using var noe = await shared.Site.OperatorAsync("93");
        var page = await lea.AddEventAsync("À quatre mains et deux images", "93");
        await lea.AddPictureAsync(page, Tall, "La première");
        var his = await noe.OpenAsync(page);
        (
            await lea.UploadAsync(
                page,
                (await lea.OpenAsync(page))
                    .With("pictures[0].description.fr", "Mieux dit")
                    .With("pictures[1].description.fr", "La sienne")
                    .WithFile("pictures[1].file", Wide)
            )
        ).Dispose();

        using var warned = await noe.UploadAsync(page, his.With("town", "Pantin"));
        Assert.Equal(HttpStatusCode.Conflict, warned.StatusCode);
        var html = await warned.Content.ReadAsStringAsync(Now);
        var told = Forms.Page(html).QuerySelectorAll(".picture-fields__theirs").Select(theirs => theirs.TextContent).ToList();
        Assert.Contains("Mieux dit", told[0], StringComparison.Ordinal);
        Assert.Contains("La sienne", told[1], StringComparison.Ordinal);
        var take = Forms.Page(html).QuerySelector("button[value^='take:']")!.GetAttribute("value")!;
        var both = await PressedAsync(noe, page, Forms.Read(html, ".manage__form"), take);
        using var saved = await noe.UploadAsync(page, both);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(["La première", "La sienne"], Described(await lea.OpenAsync(page)));
        Assert.Equal("Pantin", (await lea.OpenAsync(page))["town"]);
    }

    [Fact]
    public async Task A_partner_has_one_picture_and_that_is_its_logo()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        const string Page = "/gestion/partenaires/nouveau";
        var form = (await lea.OpenAsync(Page))
            .With("title.fr", "Un théâtre")
            .With("type", "cultural")
            .With("department", "93")
            .With("pictures[0].description.fr", "Logo du théâtre")
            .WithFile("pictures[0].file", Wide);
        using var saved = await lea.UploadAsync(Page, form);
        var page = saved.Headers.Location!.OriginalString.Split('?')[0];
        Assert.Null(Forms.Page(await lea.GetStringAsync(page, Now)).QuerySelector("[name='pictures[1].file']"));
        using var second = await lea.UploadAsync(
            page,
            (await lea.OpenAsync(page)).With("pictures[1].id", "").WithFile("pictures[1].file", Tall)
        );
        Assert.NotNull(Forms.Page(await second.Content.ReadAsStringAsync(Now)).GetElementById("pictures-error"));
        (await lea.PressAsync(page, "publier")).Dispose();
        foreach (var address in new[] { "/partenaires", "/territoires/93" })
            Assert.Equal(
                "Logo du théâtre",
                Forms.Page(await shared.Public.GetStringAsync(address, Now)).QuerySelector(".logo img")?.GetAttribute("alt")
            );
    }

    private static async Task<Forms> PressedAsync(HttpClient browser, string page, Forms form, string button)
    {
        using var shown = await browser.UploadAsync(page, form.With("picture", button));
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        return Forms.Read(await shown.Content.ReadAsStringAsync(Now), ".manage__form");
    }

    private static List<string> Described(Forms form) =>
        [
            .. Enumerable
                .Range(0, 30)
                .TakeWhile(number => form[$"pictures[{number}].id"].Length > 0)
                .Select(number => form[$"pictures[{number}].description.fr"]),
        ];

    private static byte[] Named(string file) =>
        file switch
        {
            nameof(TestPictures.Heic) => TestPictures.Heic(),
            nameof(TestPictures.Svg) => TestPictures.Svg(),
            nameof(TestPictures.HugePng) => TestPictures.HugePng(),
            "Heavy" => [.. TestPictures.Jpeg(), .. new byte[16 * 1024 * 1024]],
            _ => [],
        };
}
