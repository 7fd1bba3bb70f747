using Microsoft.Playwright;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

public sealed class JourneyTests(Chromium chromium)
{
    [Fact]
    public async Task A_question_written_on_a_phone_and_approved_on_a_desk_arrives_on_the_projection()
    {
        await using var site = Site.Start();
        await using var hall = await chromium.NewAsync(
            site,
            new()
            {
                ViewportSize = new() { Width = 1920, Height = 1080 },
            }
        );
        var projection = await hall.NewPageAsync();
        var complaints = projection.Complaints();
        await projection.GotoAsync($"/murs/{Site.Wall}/projection");
        await projection.IsReadyAsync();

        await using var pocket = await chromium.NewAsync(
            site,
            new()
            {
                ViewportSize = new() { Width = 360, Height = 740 },
                IsMobile = true,
                HasTouch = true,
            }
        );
        var phone = await pocket.NewPageAsync();
        var phoneComplaints = phone.Complaints();
        await phone.GotoAsync($"/c/{Site.Wall}");
        await phone.IsReadyAsync();
        await phone.FillAsync("#text", "Respirait-on mieux avant les usines ?");
        await phone.ClickAsync("text=Envoyer sur le mur");
        await phone.WaitForURLAsync("**/suivi/**");

        await using var office = await chromium.NewAsync(site);
        var desk = await office.NewPageAsync();
        var deskComplaints = desk.Complaints();
        await desk.SignInAsync();
        await desk.OpenDeskAsync();
        await Assertions.Expect(desk.Locator(".desk-item .contribution-card__text")).ToContainTextAsync("avant les usines");
        await desk.Keyboard.PressAsync("a");

        await Assertions.Expect(projection.Locator(".wall__slot .contribution-card__text")).ToContainTextAsync("avant les usines");
        await Assertions.Expect(phone.Locator("[data-status-text]")).ToContainTextAsync("sur le mur");
        Assert.Empty(complaints.Concat(phoneComplaints).Concat(deskComplaints));
    }

    [Fact]
    public async Task A_projection_that_lost_the_network_catches_up_in_order_once_and_without_reloading()
    {
        await using var site = Site.Start();
        await using var cable = new BreakableNetwork(site);
        await using var hall = await chromium.NewAsync(
            site,
            new()
            {
                BaseURL = cable.Address,
                ViewportSize = new() { Width = 1920, Height = 1080 },
            }
        );
        var (citizen, team) = (site.Public(), await site.WithTokenAsync());
        var projection = await hall.NewPageAsync();
        await projection.GotoAsync($"/murs/{Site.Wall}/projection");
        await projection.IsReadyAsync();
        await projection.EvaluateAsync("() => { window.neverReloaded = true; }");

        await cable.CutAsync();
        await projection.IsAsync("lost");
        var texts = new[] { "Une ?", "Deux ?", "Trois ?" };
        foreach (var text in texts)
            await team.ApproveAsync((await citizen.AskAsync(text)).Id);
        await Assertions.Expect(projection.Locator("[data-connection]")).ToBeVisibleAsync();
        await Assertions.Expect(projection.Locator(".wall__slot")).ToHaveCountAsync(0);

        cable.Mend();
        await projection.IsAsync("live");
        await Assertions.Expect(projection.Locator(".wall__slot .contribution-card__text")).ToContainTextAsync(["Trois", "Deux", "Une"]);
        await Assertions.Expect(projection.Locator("[data-connection]")).ToBeHiddenAsync();
        Assert.True(await projection.EvaluateAsync<bool>("() => window.neverReloaded === true"));
    }

    [Fact]
    public async Task Who_was_refused_reads_why_and_may_reword_and_send_again()
    {
        await using var site = Site.Start();
        await using var pocket = await chromium.NewAsync(
            site,
            new()
            {
                ViewportSize = new() { Width = 360, Height = 740 },
            }
        );
        var (id, code) = await site.Public().AskAsync("Appelez-moi au 06 12 34 56 78 ?", signature: "Sami");
        var phone = await pocket.NewPageAsync();
        await phone.GotoAsync($"/suivi/{code}");
        await phone.IsReadyAsync();
        await (await site.WithTokenAsync()).RefuseAsync(id, "personal_data", "Sans le numéro, volontiers.");

        await Assertions.Expect(phone.Locator("[data-status-text]")).ToContainTextAsync("n’a pas rejoint le mur");
        await Assertions.Expect(phone.Locator(".receipt__why")).ToContainTextAsync("Sans le numéro, volontiers.");
        await phone.ClickAsync("text=Reformuler et renvoyer");
        await Assertions.Expect(phone.Locator("#text")).ToHaveValueAsync("Appelez-moi au 06 12 34 56 78 ?");
        await Assertions.Expect(phone.Locator("#signature")).ToHaveValueAsync("Sami");
        await phone.FillAsync("#text", "Qui puis-je appeler ?");
        await phone.ClickAsync("button[type=submit]");
        await phone.WaitForURLAsync(address =>
            address.Contains("/suivi/", StringComparison.Ordinal) && !address.Contains(code, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_photo_is_made_smaller_on_the_phone_described_approved_and_seen()
    {
        await using var site = Site.Start();
        await using var cable = new BreakableNetwork(site);
        await using var pocket = await chromium.NewAsync(
            site,
            new()
            {
                BaseURL = cable.Address,
                ViewportSize = new() { Width = 360, Height = 740 },
            }
        );
        var phone = await pocket.NewPageAsync();
        var complaints = phone.Complaints();
        await phone.GotoAsync($"/murs/{Site.Wall}/contribuer");
        await phone.IsReadyAsync();
        await phone.CheckAsync("[name=kind][value=photo]", new() { Force = true });
        var picture = TestPictures.Jpeg(4000, 3000, withGps: true);
        await phone.SetInputFilesAsync(
            "#photo",
            new FilePayload
            {
                Name = "IMG_1234.JPG",
                MimeType = "image/jpeg",
                Buffer = picture,
            }
        );
        await Assertions.Expect(phone.Locator("[data-preview]")).ToBeVisibleAsync();
        var before = cable.Sent;
        await phone.ClickAsync("button[type=submit]");
        await phone.WaitForURLAsync("**/suivi/**");
        Assert.InRange(cable.Sent - before, 5_000, picture.Length / 2);

        await using var office = await chromium.NewAsync(site);
        var desk = await office.NewPageAsync();
        await desk.SignInAsync();
        await desk.OpenDeskAsync();
        await Assertions.Expect(desk.Locator("#manque")).ToBeVisibleAsync();
        await desk.Keyboard.PressAsync("1");
        await Assertions.Expect(desk.Locator("[value=nobody_recognisable]")).ToBeCheckedAsync();
        await desk.FillAsync("#description", "Un damier rouge et vert");
        await Assertions.Expect(desk.Locator("#manque")).ToBeHiddenAsync();
        await desk.ClickAsync("[data-key=a]");

        await phone.GotoAsync($"/murs/{Site.Wall}");
        var image = phone.Locator(".wall__slot img");
        await Assertions.Expect(image).ToHaveAttributeAsync("alt", "Un damier rouge et vert");
        await Assertions.Expect(image).ToHaveJSPropertyAsync("complete", true);
        Assert.Equal(
            (1600, 1200),
            (
                await image.EvaluateAsync<int>("image => +image.getAttribute('width')"),
                await image.EvaluateAsync<int>("image => +image.getAttribute('height')")
            )
        );
        Assert.Empty(complaints);
    }
}
