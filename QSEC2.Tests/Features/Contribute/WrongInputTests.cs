using System.Net;
using System.Net.Http.Headers;
using System.Text;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Contribute;

public sealed class WrongInputTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static readonly string TooLong = new('a', 2_001);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string, string> Wrong =>
        new()
        {
            { "text", """{"kind":"question"}""", "Écrivez votre texte.", "Write your text." },
            { "text", """{"kind":"question","text":" \n\t "}""", "Écrivez votre texte.", "Write your text." },
            { "text", """{"kind":"testimony","text":"\u200b\u200d\ufeff"}""", "Écrivez votre texte.", "Write your text." },
            { "text", $$"""{"kind":"question","text":"{{TooLong}}"}""", "2 000 caractères au plus", "2,000 characters at most" },
            { "text", """{"kind":"question","text":"a\u0000b"}""", "caractères invisibles", "invisible characters" },
            { "text", """{"kind":"question","text":"a\u001bb"}""", "caractères invisibles", "invisible characters" },
            { "text", """{"kind":"question","text":"a\u202eb"}""", "caractères invisibles", "invisible characters" },
            {
                "signature",
                $$"""{"kind":"question","text":"a","signature":"{{new string('s', 61)}}"}""",
                "60 caractères au plus",
                "60 characters at most"
            },
            { "signature", """{"kind":"question","text":"a","signature":"a\nb"}""", "caractères invisibles", "invisible characters" },
            {
                "photoDescription",
                $$"""{"kind":"question","text":"a","photoDescription":"{{new string('d', 301)}}"}""",
                "300 caractères au plus",
                "300 characters at most"
            },
            {
                "stop",
                $$"""{"kind":"question","text":"a","stop":"{{new string('p', 81)}}"}""",
                "80 caractères au plus",
                "80 characters at most"
            },
            {
                "module",
                $$"""{"kind":"question","text":"a","module":"{{new string('m', 81)}}"}""",
                "80 caractères au plus",
                "80 characters at most"
            },
            { "photo", """{"kind":"photo","text":"a"}""", "Choisissez une photo.", "Choose a photo." },
            { "kind", """{"kind":"poem","text":"a"}""", "question, testimony ou photo", "question, testimony or photo" },
            { "kind", """{"kind":"1","text":"a"}""", "question, testimony ou photo", "question, testimony or photo" },
            { "kind", """{"kind":"question,photo","text":"a"}""", "question, testimony ou photo", "question, testimony or photo" },
            { "kind", """{"text":"a"}""", "question, testimony ou photo", "question, testimony or photo" },
        };

    [Theory, MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_said_of_its_field_in_the_language_of_the_visitor(
        string field,
        string json,
        string french,
        string english
    )
    {
        using var inFrench = await SendAsync(json, "fr-FR,fr;q=0.9,en;q=0.5");
        Assert.Contains(
            french,
            (await inFrench.RefusesAsync(field)).Replace('\u00A0', ' ').Replace('\u202F', ' '),
            StringComparison.Ordinal
        );
        using var inEnglish = await SendAsync(json, "en-US,en;q=0.9,fr;q=0.5");
        Assert.Contains(english, await inEnglish.RefusesAsync(field), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_wrong_field_is_said_at_once()
    {
        using var response = await SendAsync(
            $$"""{"kind":"poem","text":"{{TooLong}}","signature":"a\u0007","stop":"{{new string('p', 81)}}"}"""
        );
        var problem = await response.IsProblemAsync(HttpStatusCode.BadRequest, "invalid");
        Assert.Equal(["kind", "signature", "stop", "text"], problem["errors"]!.AsObject().Select(error => error.Key).Order());
    }

    [Fact]
    public async Task Two_thousand_characters_are_not_too_long_whatever_their_line_endings()
    {
        var text = string.Concat(Enumerable.Repeat("é\r\n", 999)) + "fi";
        using var response = await shared.Public.SubmitAsync(new { kind = "testimony", text });
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("{\"kind\":\"question\",")]
    [InlineData("{\"kind\":\"question\",\"text\":12}")]
    [InlineData("{\"kind\":\"question\",\"text\":\"\\ud800\"}")]
    [InlineData("{\"kind\":\"question\",\"text\":\"\\x\"}")]
    public async Task What_is_not_the_json_we_ask_for_is_a_bad_request(string json)
    {
        using var response = await SendAsync(json);
        await response.IsProblemAsync(HttpStatusCode.BadRequest, "unreadable_body");
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_a_bad_request()
    {
        var content = new ByteArrayContent([.. "{\"kind\":\"question\",\"text\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        content.Headers.ContentType = new("application/json");
        using var response = await SendAsync(content);
        await response.IsProblemAsync(HttpStatusCode.BadRequest, "unreadable_body");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task Another_kind_of_content_is_refused(string? type)
    {
        var content = new ByteArrayContent([.. "kind=question&text=a"u8]);
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        using var response = await SendAsync(content);
        await response.IsProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=abc")]
    [InlineData("multipart/form-data; boundary=\"\"")]
    [InlineData("multipart/form-data; boundary=abc; charset=utf-7")]
    public async Task A_form_cut_on_the_way_is_a_bad_request(string type)
    {
        var content = new ByteArrayContent([.. "--abc\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nquest"u8]);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var response = await SendAsync(content);
        await response.IsProblemAsync(HttpStatusCode.BadRequest, "unreadable_body");
    }

    [Theory]
    [InlineData("application/json", 1)]
    [InlineData("application/json", 50)]
    [InlineData("multipart/form-data; boundary=abc", 50)]
    public async Task A_body_that_is_far_too_large_is_said_to_be(string type, int megabytes)
    {
        var content = new ByteArrayContent([
            .. "{\"kind\":\"question\",\"text\":\""u8,
            .. Enumerable.Repeat((byte)'a', megabytes * 1024 * 1024),
        ]);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var response = await SendAsync(content, expectContinue: true);
        await response.IsProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too_large");
    }

    [Theory]
    [InlineData("", "Écrivez votre texte.")]
    [InlineData("*", "Écrivez votre texte.")]
    [InlineData(";;q=", "Écrivez votre texte.")]
    [InlineData("de", "Écrivez votre texte.")]
    [InlineData("fr;q=0.1, en-GB;q=0.8", "Write your text.")]
    [InlineData("EN", "Write your text.")]
    public async Task Whatever_language_is_asked_for_an_answer_comes_in_one_of_ours(string wanted, string expected)
    {
        using var response = await SendAsync("""{"kind":"question"}""", wanted);
        Assert.Equal(expected, await response.RefusesAsync("text"));
    }

    private Task<HttpResponseMessage> SendAsync(string json, string? language = null) =>
        SendAsync(new StringContent(json, Encoding.UTF8, "application/json"), language);

    private async Task<HttpResponseMessage> SendAsync(HttpContent content, string? language = null, bool expectContinue = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/walls/{Site.Wall}/contributions") { Content = content };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        request.Headers.ExpectContinue = expectContinue;
        if (language is not null)
            request.Headers.TryAddWithoutValidation("Accept-Language", language);
        return await shared.Public.SendAsync(request, Now);
    }
}
