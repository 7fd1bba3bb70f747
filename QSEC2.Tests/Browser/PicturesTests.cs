using Microsoft.Playwright;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

public sealed class PicturesTests(Chromium chromium)
{
    private const string Stop = "/gestion/etapes/etape-en-images";

    [Fact]
    public async Task A_picture_is_sent_in_with_a_stop_and_seen_on_its_page_without_any_script()
    {
        await using var site = Site.Start();
        await using var writing = await chromium.NewAsync(site, new() { JavaScriptEnabled = false });
        var desk = await writing.NewPageAsync();
        await desk.SignInAsync();
        await desk.GotoAsync("/gestion/etapes/nouveau");
        await desk.FillAsync("[id='title.fr']", "Étape en images");
        await desk.SelectOptionAsync("#exhibition", "air");
        await desk.SelectOptionAsync("#department", "93");
        await desk.FillAsync("#venue", "Mairie");
        await ChooseAsync(desk, 0, "La mairie, le matin", TestPictures.Jpeg(1_800, 700));
        await desk.ClickAsync(".picture-fields__next .button");
        await Assertions.Expect(desk.Locator(".picture-fields__one")).ToHaveCountAsync(1);
        await ChooseAsync(desk, 1, "L’escalier", TestPictures.Jpeg(600, 1_200));
        await desk.ClickAsync(".manage__bar .button");
        await desk.ClickAsync("button[value='up:1']");
        await desk.ClickAsync(".manage__bar .button");
        await desk.ClickAsync("form[action$='/publier'] .button");
        await Assertions.Expect(desk.Locator(".notice--success")).ToBeVisibleAsync();

        await using var reading = await chromium.NewAsync(
            site,
            new()
            {
                ViewportSize = new() { Width = 320, Height = 640 },
            }
        );
        var page = await reading.NewPageAsync();
        var complaints = page.Complaints();
        await page.GotoAsync("/expositions/etape-en-images");
        Assert.True(await ShownAsync(page, ".lead-picture img[alt='L’escalier']") > 0);
        Assert.Equal(0, await page.OverflowAsync());
        complaints.AddRange(await page.AxeAsync("a stop with pictures"));
        await page.Locator(".gallery img").ScrollIntoViewIfNeededAsync();
        Assert.True(await ShownAsync(page, ".gallery img[alt='La mairie, le matin']") > 0);
        await page.ClickAsync(".gallery a");
        await page.WaitForURLAsync("**/1600.webp");
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task The_form_of_pictures_has_no_barrier_in_any_state_and_fits_a_narrow_phone()
    {
        await using var site = Site.Start();
        await using var context = await chromium.NewAsync(
            site,
            new()
            {
                ViewportSize = new() { Width = 320, Height = 640 },
            }
        );
        var page = await context.NewPageAsync();
        var complaints = page.Complaints();
        await page.SignInAsync();
        await site.SeedAsync(
            "etape-en-images",
            new QSEC2.Domain.Programme.TourStop
            {
                Title = new("Étape en images", ""),
                Exhibition = "air",
                Department = "93",
                Venue = "Mairie",
            }
        );
        await page.GotoAsync(Stop);
        complaints.AddRange(await page.AxeAsync("no picture"));
        for (var number = 0; number < 3; number++)
        {
            await ChooseAsync(page, number, "", TestPictures.Jpeg(number == 1 ? 300 : 1_500, 500));
            await page.ClickAsync(".picture-fields__next .button");
            await Assertions.Expect(page.Locator(".picture-fields__one")).ToHaveCountAsync(number + 1);
        }

        complaints.AddRange(await page.AxeAsync("three pictures"));
        Assert.Equal(0, await page.OverflowAsync());
        await page.Locator("[id='pictures[3].file']")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "photo.heic",
                    MimeType = "image/heic",
                    Buffer = TestPictures.Heic(),
                }
            );
        await page.ClickAsync(".manage__bar .button");
        await Assertions.Expect(page.Locator("[id='pictures[3].file-error']")).ToBeVisibleAsync();
        complaints.AddRange(await page.AxeAsync("a picture that is refused"));
        Assert.Equal(0, await page.OverflowAsync());
        await page.ClickAsync(".notice--error a");
        await Assertions.Expect(page.Locator("[id='pictures[3].file']")).ToBeFocusedAsync();
        Assert.Empty(complaints);
    }

    private static async Task ChooseAsync(IPage page, int number, string description, byte[] picture)
    {
        await page.Locator($"[id='pictures[{number}].file']")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "photo.jpg",
                    MimeType = "image/jpeg",
                    Buffer = picture,
                }
            );
        await page.FillAsync($"[id='pictures[{number}].description.fr']", description);
    }

    // How wide the version is that the browser chose.
    private static Task<int> ShownAsync(IPage page, string image) =>
        page.Locator(image).EvaluateAsync<int>("async (image) => { await image.decode(); return image.naturalWidth; }");
}
