using System.Net;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Supports;

public sealed class SupportsTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_device_says_me_too_once()
    {
        var id = await PublishAsync("Moi aussi ?");
        using var device = shared.Site.Browser();
        Assert.Equal(1, await SupportAsync(device, id));
        Assert.Equal(1, await SupportAsync(device, id));
        using var other = shared.Site.Browser();
        Assert.Equal(2, await SupportAsync(other, id));
    }

    [Fact]
    public async Task A_device_that_insists_at_once_is_counted_once()
    {
        var id = await PublishAsync("Moi aussi, moi aussi ?");
        using var device = shared.Site.Browser();
        await SupportAsync(device, await PublishAsync("Pour recevoir un témoin ?"));
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SupportAsync(device, id)));
        Assert.Equal(1, (int)(await shared.Public.GetJsonAsync($"/api/v1/contributions/{id}"))["supports"]!);
    }

    [Fact]
    public async Task A_forged_cookie_is_not_the_device_it_pretends_to_be()
    {
        var id = await PublishAsync("Forgée ?");
        using var forger = shared.Site.Public();
        forger.DefaultRequestHeaders.Add("Cookie", "qsec2-device=" + Convert.ToBase64String(new byte[60]));
        using var response = await forger.PostAsync($"/api/v1/contributions/{id}/supports", null, Now);
        Assert.Contains(
            response.Headers.GetValues("Set-Cookie"),
            cookie =>
                cookie.StartsWith("qsec2-device=", StringComparison.Ordinal)
                && cookie.Contains("httponly", StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task The_wall_is_told_the_count_a_few_times_a_second_and_not_one_by_one()
    {
        var id = await PublishAsync("Une salle entière ?", "mobilites-ensemble");
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => SupportAsync(shared.Public, id)));
        var told = await Eventually.TrueAsync(
            async () => (await EventsAsync("mobilites-ensemble")).Where(one => (string?)one!["type"] == "supported").ToList(),
            some => some.Count > 0 && (int)some[^1]!["supports"]! == 40
        );
        Assert.InRange(told.Count, 1, 20);
        Assert.All(told, one => Assert.Null(one!["contribution"]));
    }

    [Fact]
    public async Task What_is_not_on_a_wall_is_supported_by_nobody()
    {
        var (waiting, _) = await shared.Public.AskAsync("Pas encore ?");
        var removed = await PublishAsync("Plus maintenant ?");
        (await shared.Moderator.RemoveAsync(removed)).EnsureSuccessStatusCode();
        foreach (var id in new[] { waiting, removed, Guid.CreateVersion7() })
            await (await shared.Public.PostAsync($"/api/v1/contributions/{id}/supports", null, Now)).IsProblemAsync(
                HttpStatusCode.NotFound,
                "not_found"
            );
        await (await shared.Public.PostAsync("/api/v1/contributions/pas-un-uuid/supports", null, Now)).IsProblemAsync(
            HttpStatusCode.NotFound,
            "not_found"
        );
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin", 1)]
    [InlineData("Sec-Fetch-Site", "cross-site", 0)]
    [InlineData("Sec-Fetch-Site", "same-site", 0)]
    [InlineData("Origin", "", 1)]
    [InlineData("Origin", "http://ailleurs.example", 0)]
    [InlineData("Origin", "null", 0)]
    [InlineData("X-Nothing", "1", 0)]
    public async Task The_button_of_the_page_works_without_javascript_and_only_from_our_page(string header, string value, int supports)
    {
        var id = await PublishAsync($"Au bouton, {header} {value} ?");
        using var browser = shared.Site.Browser();
        var form = Forms.Read(await browser.GetStringAsync($"/contributions/{id}", Now), $"form[action='/contributions/{id}']");
        using var pressed = new HttpRequestMessage(HttpMethod.Post, $"/contributions/{id}") { Content = form.Content() };
        pressed.Headers.Add(header, value.Length > 0 ? value : shared.Site.Address.GetLeftPart(UriPartial.Authority));
        using var answer = await browser.SendAsync(pressed, Now);
        var page = await answer.Content.ReadAsStringAsync(Now);
        Assert.Equal((HttpStatusCode.OK, supports > 0), (answer.StatusCode, page.Contains("Moi aussi · 1", StringComparison.Ordinal)));
        Assert.Equal(supports, (int)(await shared.Public.GetJsonAsync($"/api/v1/contributions/{id}"))["supports"]!);
    }

    private async Task<System.Text.Json.Nodes.JsonArray> EventsAsync(string wall) =>
        (await shared.Public.GetJsonAsync($"/api/v1/walls/{wall}/events"))["events"]!.AsArray();

    private static async Task<int> SupportAsync(HttpClient device, Guid id)
    {
        using var response = await device.PostAsync($"/api/v1/contributions/{id}/supports", null, Now);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (int)(await response.JsonAsync())["supports"]!;
    }

    private async Task<Guid> PublishAsync(string text, string wall = Site.Wall)
    {
        var (id, _) = await shared.Public.AskAsync(text, wall);
        (await shared.Moderator.ApproveAsync(id)).EnsureSuccessStatusCode();
        return id;
    }
}
