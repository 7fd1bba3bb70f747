using Microsoft.Playwright;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

/// <summary>What the form says while somebody puts it right.</summary>
public sealed class CorrectingTests(Chromium chromium, UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    public static TheoryData<string, byte[], string> WrongFiles =>
        new()
        {
            { "IMG_1234.HEIC", TestPictures.Heic(), "iPhone" },
            { "programme.pdf", [.. "%PDF-1.7\n"u8, .. new byte[500]], "pas une photo" },
            { "lourde.jpg", [0xFF, 0xD8, 0xFF, .. new byte[15 * 1024 * 1024]], "trop lourde" },
        };

    [Fact]
    public async Task An_error_goes_as_its_field_is_put_right_and_the_summary_with_the_last()
    {
        await using var context = await chromium.NewAsync(shared.Site);
        var page = await OpenAsync(context);
        await page.CheckAsync("[value=pseudonym]", new() { Force = true });
        await page.ClickAsync("button[type=submit]");
        await Assertions.Expect(page.Locator(".notice__title")).ToHaveTextAsync("Il reste 2 choses à corriger");

        await page.FillAsync("#text", "Cette fois, une question ?");
        await Assertions.Expect(page.Locator("#text-error")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#text")).Not.ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(page.Locator(".notice__title")).ToHaveTextAsync("Il reste une chose à corriger");
        await Assertions.Expect(page.Locator("#signature-error")).ToBeVisibleAsync();

        await page.CheckAsync("[value=none]", new() { Force = true });
        await Assertions.Expect(page.Locator("[data-error-summary]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_is_still_wrong_is_still_said()
    {
        await using var context = await chromium.NewAsync(shared.Site);
        var page = await OpenAsync(context);
        await page.FillAsync("#text", new string('a', 2_005));
        await page.ClickAsync("button[type=submit]");
        await page.FillAsync("#text", new string('a', 2_001));
        await Assertions.Expect(page.Locator("#text-error")).ToBeVisibleAsync();
        await page.FillAsync("#text", new string('a', 2_000));
        await Assertions.Expect(page.Locator("#text-error")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_text_that_another_kind_does_not_need_is_no_longer_asked_for()
    {
        await using var context = await chromium.NewAsync(shared.Site);
        var page = await OpenAsync(context);
        await page.ClickAsync("button[type=submit]");
        await Assertions.Expect(page.Locator("#text-error")).ToBeVisibleAsync();
        await page.CheckAsync("[name=kind][value=photo]", new() { Force = true });
        await Assertions.Expect(page.Locator("#text-error")).ToHaveCountAsync(0);
    }

    [Theory, MemberData(nameof(WrongFiles))]
    public async Task A_wrong_file_is_told_when_it_is_chosen_and_does_not_travel(string name, byte[] file, string said)
    {
        await using var context = await chromium.NewAsync(shared.Site);
        var page = await OpenAsync(context);
        await page.CheckAsync("[name=kind][value=photo]", new() { Force = true });
        await ChooseAsync(page, name, file);
        await Assertions.Expect(page.Locator("#photo-error")).ToContainTextAsync(said);
        await Assertions.Expect(page.Locator("#photo")).ToHaveAttributeAsync("aria-describedby", "photo-error photo-about");
        Assert.Empty(await page.AxeAsync(name));

        await page.ClickAsync("button[type=submit]");
        await Assertions.Expect(page.Locator("#photo")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#photo-error")).ToHaveCountAsync(1);

        await ChooseAsync(page, "bonne.jpg", TestPictures.Jpeg(300, 200));
        await Assertions.Expect(page.Locator("#photo-error")).ToHaveCountAsync(0);
        await page.ClickAsync("button[type=submit]");
        await page.WaitForURLAsync("**/suivi/**");
    }

    [Fact]
    public async Task The_server_s_word_on_a_photo_goes_when_another_is_chosen()
    {
        await using var context = await chromium.NewAsync(shared.Site);
        var page = await OpenAsync(context);
        await page.CheckAsync("[name=kind][value=photo]", new() { Force = true });
        await ChooseAsync(page, "coupée.jpg", TestPictures.Cut(TestPictures.GrainyJpeg())[..200]);
        await page.ClickAsync("button[type=submit]");
        await Assertions.Expect(page.Locator("#photo-error")).ToContainTextAsync("abîmée");
        await ChooseAsync(page, "bonne.jpg", TestPictures.Jpeg(300, 200));
        await Assertions.Expect(page.Locator("[data-error-summary], #photo-error")).ToHaveCountAsync(0);
    }

    private static Task ChooseAsync(IPage page, string name, byte[] file) =>
        page.SetInputFilesAsync(
            "#photo",
            new FilePayload
            {
                Name = name,
                MimeType = "application/octet-stream",
                Buffer = file,
            }
        );

    private static async Task<IPage> OpenAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/murs/{Site.Wall}/contribuer");
        await page.IsReadyAsync();
        return page;
    }
}
