using Microsoft.Playwright;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

public sealed class JourneyTests(Chromium chromium)
{
    [Fact]
    public async Task A_question_written_on_a_phone_and_approved_on_a_desk_arrives_on_the_projection()
    {
        await using var site = Site.Start();
        await using var hall = await chromium.NewAsync(site, new() { ViewportSize = new() { Width = 1920, Height = 1080 } });
        var projection = await hall.NewPageAsync();
        var complaints = projection.Complaints();
        await projection.GotoAsync($"/murs/{Site.Wall}/projection");
        await projection.IsReadyAsync();

        await using var pocket = await chromium.NewAsync(site, new() { ViewportSize = new() { Width = 360, Height = 740 }, IsMobile = true, HasTouch = true });
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
        await Assertions.Expect(desk.Locator(".desk-item .contribution-card__text")).ToContainTextAsync("Respirait");
        await desk.Keyboard.PressAsync("a");

        await Assertions.Expect(projection.Locator(".wall__slot .contribution-card__text")).ToContainTextAsync("avant les usines");
        await Assertions.Expect(phone.Locator("[data-status-text]")).ToContainTextAsync("sur le mur");
        Assert.Empty(complaints.Concat(phoneComplaints).Concat(deskComplaints));
    }
}
