using System.Net;
using Microsoft.EntityFrameworkCore;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Features.Answers;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Supports;

/// <summary>What a device said "moi aussi" to, at <c>/suivi</c>: without account, and for that device alone.</summary>
public sealed class FollowingSupportsTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_device_finds_what_it_supported_and_is_told_once_of_a_new_answer()
    {
        using var device = shared.Site.Browser();
        var (waits, _) = await shared.PublishAsync("Qui attend ?");
        var (answered, _) = await shared.PublishAsync("Qui répond ?");
        await SupportAsync(device, answered);
        await SupportAsync(device, waits);
        Assert.Equal(["Qui attend ?", "Qui répond ?"], await ShownAsync(device));
        Assert.Contains("sans réponse depuis aujourd’hui", await TextAsync(device, "/suivi"), StringComparison.Ordinal);

        await shared.Site.AnswerAsync(answered, "Moi.");
        Assert.Contains("a une nouvelle réponse", await TextAsync(device, $"/contributions/{waits}?merci=1"), StringComparison.Ordinal);
        using var head = await device.SendAsync(new(HttpMethod.Head, "/suivi"), Now);
        Assert.Single(Forms.Page(await device.GetStringAsync("/suivi", Now)).QuerySelectorAll(".supported__one--new"));
        Assert.Empty(Forms.Page(await device.GetStringAsync("/suivi", Now)).QuerySelectorAll(".supported__one--new"));
        Assert.Equal(["Qui répond ?", "Qui attend ?"], await ShownAsync(device));
        Assert.DoesNotContain(
            "a une nouvelle réponse",
            await TextAsync(device, $"/contributions/{waits}?merci=1"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_page_of_a_question_is_the_same_for_every_device_but_just_after_the_button()
    {
        using var device = shared.Site.Browser();
        var (id, _) = await shared.PublishAsync("La même pour tous ?");
        await SupportAsync(device, id);
        Assert.DoesNotContain("Retirer mon", await TextAsync(device, $"/contributions/{id}"), StringComparison.Ordinal);
        Assert.Contains("Retirer mon", await TextAsync(device, $"/contributions/{id}?merci=1"), StringComparison.Ordinal);
        Assert.DoesNotContain("Retirer mon", await TextAsync(shared.Public, $"/contributions/{id}?merci=1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_me_too_is_taken_back_and_nothing_of_it_is_kept()
    {
        using var device = shared.Site.Browser();
        var (id, _) = await shared.PublishAsync("Finalement non ?");
        await SupportAsync(device, id);
        using var other = shared.Site.Browser();
        await SupportAsync(other, id);
        using var withdrawn = await device.PostAsync(
            $"/suivi/moi-aussi/{id}",
            Forms.Read(await device.GetStringAsync($"/contributions/{id}?merci=1", Now), $"form[action='/suivi/moi-aussi/{id}']").Content(),
            Now
        );

        Assert.Contains("est retiré", await withdrawn.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
        Assert.Empty(await ShownAsync(device));
        Assert.Equal(1, (int)(await shared.Public.GetJsonAsync($"/api/v1/contributions/{id}"))["supports"]!);
        await Eventually.TrueAsync(
            async () => (string)(await shared.Public.GetJsonAsync($"/api/v1/walls/{Site.Wall}/events"))["events"]!.AsArray()[^1]!["type"]!,
            type => type == "supported"
        );
        await using var db = shared.Site.Database();
        Assert.Equal(1, await db.Supports.CountAsync(support => support.ContributionId == id, Now));
    }

    [Fact]
    public async Task Nobody_takes_back_what_another_device_said()
    {
        using var device = shared.Site.Browser();
        var (id, _) = await shared.PublishAsync("Celle des autres ?");
        await SupportAsync(device, id);
        using var stranger = shared.Site.Browser();
        await SupportAsync(stranger, (await shared.PublishAsync("Une autre ?")).Id);
        var form = Forms.Read(await stranger.GetStringAsync("/suivi", Now), ".supported form");
        await stranger.PostAsync($"/suivi/moi-aussi/{id}", form.Content(), Now).IsAsync(HttpStatusCode.OK);

        // Nor does a page of another site press the button for them.
        await device.PostAsync($"/suivi/moi-aussi/{id}", new FormUrlEncodedContent([]), Now).IsAsync(HttpStatusCode.OK);
        Assert.Equal(1, (int)(await shared.Public.GetJsonAsync($"/api/v1/contributions/{id}"))["supports"]!);
        Assert.Equal(["Une autre ?"], await ShownAsync(stranger));
    }

    [Fact]
    public async Task What_has_left_its_wall_is_not_shown_and_what_is_erased_forgets_who_supported_it()
    {
        using var device = shared.Site.Browser();
        var (removed, _) = await shared.PublishAsync("Retirée ?");
        var (erased, code) = await shared.PublishAsync("Effacée ?");
        await SupportAsync(device, removed);
        await SupportAsync(device, erased);
        (await shared.Moderator.RemoveAsync(removed)).EnsureSuccessStatusCode();
        (await shared.Public.DeleteAsync($"/api/v1/receipts/{code}?erase=true", Now)).EnsureSuccessStatusCode();
        Assert.Empty(await ShownAsync(device));
        await using var db = shared.Site.Database();
        Assert.False(await db.Supports.AnyAsync(support => support.ContributionId == erased, Now));
    }

    [Fact]
    public async Task Whoever_supported_nothing_gets_no_cookie_and_the_page_stays_in_no_cache()
    {
        using var answer = await shared.Public.GetAsync("/suivi", Now);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Contains("Dites «\u00a0moi aussi\u00a0»", await answer.TextAsync(), StringComparison.Ordinal);
    }

    private static async Task SupportAsync(HttpClient device, Guid id) =>
        (await device.PostAsync($"/api/v1/contributions/{id}/supports", null, Now)).EnsureSuccessStatusCode();

    private static async Task<IEnumerable<string>> ShownAsync(HttpClient device) =>
        Forms
            .Page(await device.GetStringAsync("/suivi", Now))
            .QuerySelectorAll(".supported .contribution-card__text")
            .Select(text => text.TextContent.Replace("\u202f", " ", StringComparison.Ordinal).Trim());

    private static async Task<string> TextAsync(HttpClient device, string page) =>
        WebUtility.HtmlDecode(await device.GetStringAsync(page, Now));
}
