using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using QSEC2.Domain.Moderation;
using QSEC2.Tests.Support;
using QSEC2.Web.Formats;

namespace QSEC2.Tests.Features.Receipts;

public sealed class ReceiptPageTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_saved_correction_is_confirmed_and_has_its_step()
    {
        var (_, code) = await shared.Public.AskAsync("Aveq une fote ?");
        using var browser = shared.Site.Browser();
        var page = await CorrectAsync(browser, code, form => form.With("text", "Sans faute ?"));
        Assert.Contains("correction est enregistrée", page.QuerySelector(".notice--success")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["Reçue", "Corrigée par vous", "En attente de lecture", "Sur le mur"],
            page.QuerySelectorAll(".steps__name").Select(step => step.TextContent)
        );
        Assert.Null((await OpenAsync(browser, code)).QuerySelector(".notice--success"));
    }

    [Fact]
    public async Task What_a_photo_shows_is_corrected_on_its_receipt()
    {
        using var sent = await shared.Public.SubmitPhotoAsync(TestPictures.Jpeg(300, 200), description: "Un chien");
        using var browser = shared.Site.Browser();
        var page = await CorrectAsync(browser, (string)(await sent.JsonAsync())["code"]!, form => form.With("photoDescription", "Un chat"));
        Assert.Equal("Un chat", page.QuerySelector(".contribution-card__photo img")!.GetAttribute("alt"));
    }

    [Fact]
    public async Task A_wrong_correction_comes_back_as_it_was_typed()
    {
        var (_, code) = await shared.Public.AskAsync("Trop courte ?");
        using var browser = shared.Site.Browser();
        var page = await CorrectAsync(browser, code, form => form.With("text", new string('a', 2_001)));
        Assert.NotNull(page.QuerySelector("details[open] #text-error"));
        Assert.Contains("toujours là", page.QuerySelector("[data-error-summary]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_that_comes_too_late_is_not_lost()
    {
        var (id, code) = await shared.Public.AskAsync("Avant ?");
        using var browser = shared.Site.Browser();
        var page = await CorrectAsync(
            browser,
            code,
            form => form.With("text", "Après ?"),
            between: () => shared.Moderator.ApproveAsync(id)
        );
        Assert.Contains("Une personne l’a déjà lue", page.QuerySelector("[data-error-summary]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Après ?", page.QuerySelector<IHtmlTextAreaElement>("textarea[readonly]")!.Value);
    }

    [Theory]
    [InlineData("", "Motif\u00a0: Publicité", "produit")]
    [InlineData("/en", "Reason: Advertising", "product")]
    public async Task Who_was_refused_reads_the_reason_by_its_name_and_finds_its_article(string language, string name, string word)
    {
        var (id, code) = await shared.Public.AskAsync($"Achetez{language} ?");
        (await shared.Moderator.RefuseAsync(id, "advertising")).EnsureSuccessStatusCode();
        var why = Forms.Page(await shared.Public.GetStringAsync($"{language}/suivi/{code}", Now)).QuerySelector(".receipt__why")!;
        Assert.Equal(name, why.QuerySelector(".receipt__reason")!.TextContent);
        var link = why.QuerySelector("a")!.GetAttribute("href")!.Split('#');
        var charter = Forms.Page(await shared.Public.GetStringAsync(link[0], Now));
        Assert.Contains(word, charter.GetElementById(link[1])!.ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correcting_is_promised_only_while_it_waits()
    {
        var (id, code) = await shared.Public.AskAsync("Encore le temps ?");
        Assert.Contains(
            "corriger",
            (await OpenAsync(shared.Public, code)).QuerySelector(".receipt__keep")!.TextContent,
            StringComparison.Ordinal
        );
        (await shared.Moderator.ApproveAsync(id)).EnsureSuccessStatusCode();
        Assert.DoesNotContain(
            "corriger",
            (await OpenAsync(shared.Public, code)).QuerySelector("main")!.TextContent,
            StringComparison.OrdinalIgnoreCase
        );
    }

    [Fact]
    public async Task Every_reason_has_its_article_in_the_charter()
    {
        foreach (var language in new[] { "", "/en" })
        {
            var charter = Forms.Page(await shared.Public.GetStringAsync($"{language}/charte", Now));
            Assert.All(Enum.GetValues<RefusalReason>(), reason => Assert.NotNull(charter.GetElementById($"motif-{SnakeCase.Of(reason)}")));
        }
    }

    private static async Task<IHtmlDocument> OpenAsync(HttpClient browser, string code) =>
        Forms.Page(await browser.GetStringAsync($"/suivi/{code}", Now));

    private static async Task<IHtmlDocument> CorrectAsync(
        HttpClient browser,
        string code,
        Func<Forms, Forms> type,
        Func<Task<HttpResponseMessage>>? between = null
    )
    {
        var address = $"/suivi/{code}/corriger";
        var form = Forms.Read(await browser.GetStringAsync($"/suivi/{code}", Now), $"form[action='{address}']");
        if (between is not null)
            (await between()).EnsureSuccessStatusCode();
        using var answer = await browser.PostAsync(address, type(form).Content(), Now);
        return Forms.Page(await answer.Content.ReadAsStringAsync(Now));
    }
}
