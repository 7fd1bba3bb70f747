using System.Net;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Contribute;

public sealed class ContributeFormTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private const string Address = $"/murs/{Site.Wall}/contribuer";
    private const string Script = "\"><script>alert('é')</script><img src=x onerror=alert(1)>";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Wrong =>
        new()
        {
            { "text", "text", "" },
            { "text", "text", "   " },
            { "text", "text", new string('a', 2_001) },
            { "text", "text", "a\u0007b" },
            { "signature", "signature", new string('s', 61) },
            { "signature", "signature", "" },
            { "photoDescription", "photoDescription", new string('d', 301) },
        };

    public static TheoryData<string, string> WrongPhotos =>
        new()
        {
            { "none", "Choisissez une photo." },
            { "heic", "iPhone" },
            { "svg", "pas une photo" },
            { "program", "pas une photo" },
            { "huge", "trop grande" },
            { "cut", "abîmée" },
        };

    [Fact]
    public async Task A_question_is_sent_without_javascript_and_leads_to_its_receipt()
    {
        using var browser = shared.Site.Browser();
        var form = await OpenAsync(browser);
        using var receipt = await browser.PostAsync(Address, form.With("text", "Sans script ?").Multipart(), Now);
        Assert.StartsWith("/suivi/", receipt.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        var page = await receipt.Content.ReadAsStringAsync(Now);
        Assert.Contains("Sans script", page, StringComparison.Ordinal);
        Assert.Matches("[A-Z2-9]{4}-[A-Z2-9]{4}", Forms.Page(page).QuerySelector(".receipt__code")!.TextContent);
    }

    [Fact]
    public async Task A_photo_is_sent_without_javascript()
    {
        using var browser = shared.Site.Browser();
        var form = (await OpenAsync(browser)).With("kind", "photo").With("photoDescription", "Un canal").WithPhoto(TestPictures.Jpeg());
        using var receipt = await browser.PostAsync(Address, form.Multipart(), Now);
        var picture = Forms.Page(await receipt.Content.ReadAsStringAsync(Now)).QuerySelector(".contribution-card__photo img")!;
        Assert.Equal("Un canal", picture.GetAttribute("alt"));
        await shared.Public.GetAsync(picture.GetAttribute("src"), Now).IsAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Sent_twice_by_an_impatient_finger_it_is_there_once()
    {
        using var browser = shared.Site.Browser();
        var form = (await OpenAsync(browser)).With("text", "Deux clics ?");
        var receipts = await Task.WhenAll(
            browser.PostAsync(Address, form.Multipart(), Now),
            browser.PostAsync(Address, form.Multipart(), Now)
        );
        Assert.Single(receipts.Select(receipt => receipt.RequestMessage!.RequestUri!.AbsolutePath).Distinct());
    }

    [Theory, MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_said_beside_its_field_with_what_was_typed(string field, string name, string typed)
    {
        using var browser = shared.Site.Browser();
        var form = (await OpenAsync(browser))
            .With("text", "Un texte ?")
            .With("kind", field == "photoDescription" ? "photo" : "question")
            .With("signatureKind", "full")
            .With("signature", "Zoé")
            .WithPhoto(TestPictures.Jpeg(64, 64));
        using var answer = await browser.PostAsync(Address, form.With(name, typed).Multipart(), Now);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync(Now);
        var page = Forms.Page(html);
        Assert.NotEmpty(page.GetElementById($"{field}-error")!.TextContent.Trim());
        Assert.Contains($"{field}-error", page.GetElementById(field)!.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Equal(typed, Forms.Read(html, "form[data-contribute]")[name]);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        using var browser = shared.Site.Browser();
        var form = (await OpenAsync(browser)).With("text", "").With("signatureKind", "full").With("signature", "");
        using var answer = await browser.PostAsync(Address, form.Multipart(), Now);
        var page = Forms.Page(await answer.Content.ReadAsStringAsync(Now));
        Assert.NotNull(page.GetElementById("text-error"));
        Assert.NotNull(page.GetElementById("signature-error"));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("Zoé", true)]
    public async Task What_is_still_there_is_promised_only_to_who_wrote_something(string description, bool promised)
    {
        using var browser = shared.Site.Browser();
        var form = (await OpenAsync(browser)).With("kind", "photo").With("photoDescription", description);
        using var answer = await browser.PostAsync(Address, form.Multipart(), Now);
        var said = Forms.Page(await answer.Content.ReadAsStringAsync(Now)).QuerySelector("[data-error-summary]")!.TextContent;
        Assert.Equal(promised, said.Contains("toujours là", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(WrongPhotos))]
    public async Task A_wrong_photo_is_said_beside_its_field_and_the_text_is_still_there(string photo, string expected)
    {
        using var browser = shared.Site.Browser();
        var form = (await OpenAsync(browser)).With("kind", "photo").With("text", "Ma légende");
        if (photo != "none")
            form.WithPhoto(
                photo switch
                {
                    "heic" => TestPictures.Heic(),
                    "svg" => TestPictures.Svg(),
                    "program" => TestPictures.Elf(),
                    "huge" => TestPictures.HugePng(),
                    _ => TestPictures.Cut(TestPictures.Jpeg()),
                }
            );
        using var answer = await browser.PostAsync(Address, form.Multipart(), Now);
        var html = await answer.Content.ReadAsStringAsync(Now);
        Assert.Contains(expected, Forms.Page(html).GetElementById("photo-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Ma légende", Forms.Read(html, "form[data-contribute]")["text"]);
        Assert.Equal(photo != "none", html.Contains("Choisissez la photo à nouveau", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_whose_token_is_broken_comes_back_with_the_text()
    {
        using var browser = shared.Site.Browser();
        var form = (await OpenAsync(browser)).With("text", "Presque perdue ?").With("__RequestVerificationToken", "cassé");
        using var answer = await browser.PostAsync(Address, form.Multipart(), Now);
        var html = await answer.Content.ReadAsStringAsync(Now);
        Assert.Contains("Rien n’est perdu", Forms.Page(html).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        var again = Forms.Read(html, "form[data-contribute]");
        Assert.Equal("Presque perdue ?", again["text"]);
        using var receipt = await browser.PostAsync(Address, again.Multipart(), Now);
        Assert.StartsWith("/suivi/", receipt.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_another_site_sends_nothing()
    {
        using var browser = shared.Site.Browser();
        var form = (await OpenAsync(browser)).With("text", "Depuis ailleurs ?");
        using var stranger = shared.Site.Browser();
        using var answer = await stranger.PostAsync(Address, form.Multipart(), Now);
        Assert.Equal(Address, answer.RequestMessage!.RequestUri!.AbsolutePath);
        await using var db = shared.Site.Database();
        Assert.False(db.Contributions.Any(one => one.Text == "Depuis ailleurs ?"));
    }

    [Fact]
    public async Task Html_and_script_in_every_field_stay_text_wherever_they_are_shown()
    {
        using var browser = shared.Site.Browser();
        var form = (await OpenAsync(browser))
            .With("kind", "photo")
            .With("text", Script)
            .With("signatureKind", "full")
            .With("signature", Script[..50])
            .With("photoDescription", Script)
            .WithPhoto(TestPictures.Jpeg(300, 200));
        using var receipt = await browser.PostAsync(Address, form.Multipart(), Now);
        Assert.StartsWith("/suivi/", receipt.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        await using var db = shared.Site.Database();
        var id = db.Contributions.Where(one => one.Signature == Script.Substring(0, 50)).Select(one => one.Id).Single();
        (await shared.Moderator.ApproveAsync(id, new { photoGround = "blurred" })).EnsureSuccessStatusCode();
        foreach (
            var html in new[]
            {
                await receipt.Content.ReadAsStringAsync(Now),
                await shared.Public.GetStringAsync($"/murs/{Site.Wall}", Now),
                await shared.Public.GetStringAsync($"/contributions/{id}", Now),
            }
        )
        {
            var card = Forms.Page(html).QuerySelector($"article[data-id='{id}']")!;
            Assert.Empty(card.QuerySelectorAll("script, [onerror]"));
            Assert.Contains("<script>", card.QuerySelector(".contribution-card__name")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("<script>", card.QuerySelector("figure img")!.GetAttribute("alt"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Html_and_script_that_are_refused_come_back_as_text()
    {
        using var browser = shared.Site.Browser();
        var typed = Script + "</textarea>" + new string('a', 2_000);
        var form = (await OpenAsync(browser))
            .With("text", typed)
            .With("signatureKind", Script)
            .With("signature", Script)
            .With("photoDescription", Script)
            .With("key", Script)
            .With("kind", Script);
        using var answer = await browser.PostAsync(Address, form.Multipart(), Now);
        var html = await answer.Content.ReadAsStringAsync(Now);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
        Assert.Equal(
            (typed, Script),
            (Forms.Read(html, "form[data-contribute]")["text"], Forms.Read(html, "form[data-contribute]")["signature"])
        );
    }

    [Fact]
    public async Task In_english_everything_is_said_in_english()
    {
        using var browser = shared.Site.Browser();
        var form = Forms.Read(await browser.GetStringAsync("/en" + Address, Now), "form[data-contribute]");
        using var answer = await browser.PostAsync("/en" + Address, form.Multipart(), Now);
        Assert.Equal(
            "Write your text.",
            Forms.Page(await answer.Content.ReadAsStringAsync(Now)).GetElementById("text-error")!.TextContent.Trim()
        );
    }

    [Fact]
    public async Task A_wall_that_does_not_exist_has_no_form()
    {
        await shared.Public.GetAsync("/murs/nulle-part/contribuer", Now).IsAsync(HttpStatusCode.NotFound);
        await shared.Public.GetAsync("/c/nulle-part", Now).IsAsync(HttpStatusCode.NotFound);
        await shared
            .Public.PostAsync("/murs/nulle-part/contribuer", new Forms().With("text", "Où ?").Multipart(), Now)
            .IsAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData("multipart/form-data; boundary=abc", "--abc\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\ncoup")]
    public async Task What_is_no_form_gets_the_form(string type, string body)
    {
        var content = new StringContent(body);
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
        using var answer = await shared.Public.PostAsync(Address, content, Now);
        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.NotNull(Forms.Page(await answer.Content.ReadAsStringAsync(Now)).QuerySelector("form[data-contribute]"));
    }

    private static async Task<Forms> OpenAsync(HttpClient browser) =>
        Forms.Read(await browser.GetStringAsync(Address, Now), "form[data-contribute]");
}
