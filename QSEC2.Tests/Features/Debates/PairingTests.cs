using System.Net;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.Debates;
using QSEC2.Domain.People;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Features.Manage;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Debates;
using QSEC2.Web.Features.Debates.Access;

namespace QSEC2.Tests.Features.Debates;

/// <summary>A phone directs a debate without an account: one key, one phone, one debate, until it ends.</summary>
public sealed class PairingTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private PairingDesk Desk => shared.Site.Services.GetRequiredService<PairingDesk>();

    [Fact]
    public async Task Looking_at_the_address_in_the_code_uses_nothing_up()
    {
        var debate = await shared.Site.DebateAsync();
        var key = await shared.Site.KeyAsync(debate);
        using var phone = shared.Site.Phone();
        for (var look = 0; look < 3; look++)
            Assert.Contains($"value=\"{key}\"", await phone.GetStringAsync($"{debate.Regie()}?cle={key}", Now), StringComparison.Ordinal);
        using var paired = await phone.PairAsync(debate.Regie(), key);
        Assert.Equal(debate.Regie(), paired.Headers.Location?.OriginalString);
        Assert.Contains("data-regie", await phone.GetStringAsync(debate.Regie(), Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_of_other_sites()
    {
        var debate = await shared.Site.DebateAsync();
        using var phone = shared.Site.Public();
        using var paired = await phone.PairAsync(debate.Regie(), await shared.Site.KeyAsync(debate));
        var cookie = Assert.Single(paired.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith($"qsec2-regie-{debate.Code}=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(PairingKind.Regie)]
    [InlineData(PairingKind.Platform)]
    public async Task A_device_that_comes_back_stays_paired_for_as_long_again(PairingKind kind)
    {
        var debate = await shared.Site.DebateAsync();
        using var phone = await shared.Site.PairedAsync(debate, kind);
        using var answer = await phone.GetAsync(kind is PairingKind.Regie ? debate.Regie() : debate.Platform(), Now);
        Assert.Contains("max-age=129600", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
        using var stranger = shared.Site.Phone();
        Assert.False((await stranger.GetAsync(debate.Regie(), Now)).Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_key_is_used_once_even_by_two_at_once()
    {
        var debate = await shared.Site.DebateAsync();
        var key = await shared.Site.KeyAsync(debate);
        using var phone = shared.Site.Public();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => phone.PairAsync(debate.Regie(), key)));
        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.SeeOther);
        foreach (var late in answers.Where(answer => answer.StatusCode is not HttpStatusCode.SeeOther))
            Assert.Contains("Ce code ne sert plus", await late.TextAsync(), StringComparison.Ordinal);
        Assert.Single(await Desk.ListAsync(debate.Id, Now));
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("other debate")]
    [InlineData("platform")]
    [InlineData("")]
    public async Task Any_other_key_pairs_nothing_and_is_told_kindly(string which)
    {
        var (debate, other) = (await shared.Site.DebateAsync(), await shared.Site.DebateAsync());
        var key = which switch
        {
            "other debate" => await shared.Site.KeyAsync(other),
            "platform" => await shared.Site.KeyAsync(debate, PairingKind.Platform),
            _ => which,
        };
        using var phone = shared.Site.Phone();
        using var refused = await phone.PairAsync(debate.Regie(), key);
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Contains("Ce code ne sert plus", await refused.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(await Desk.ListAsync(debate.Id, Now));
    }

    [Fact]
    public async Task Without_pairing_a_page_says_how_to_pair()
    {
        var debate = await shared.Site.DebateAsync();
        using var stranger = shared.Site.Phone();
        foreach (var address in new[] { debate.Regie(), debate.Platform() })
            Assert.Contains(
                "Associer cet appareil",
                WebUtility.HtmlDecode(await stranger.GetStringAsync(address, Now)),
                StringComparison.Ordinal
            );
        await stranger.GetAsync("/debats/AAAAA/regie", Now).IsAsync(HttpStatusCode.NotFound);
        await stranger.GetAsync("/debats/AAAAA/tribune", Now).IsAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(Role.Mediator, true)]
    [InlineData(Role.Admin, true)]
    [InlineData(Role.Moderator, false)]
    [InlineData(Role.Guarantor, false)]
    public async Task Whoever_holds_debates_needs_no_pairing(string role, bool may)
    {
        var debate = await shared.Site.DebateAsync();
        using var person = await shared.Site.SignedInAsync(role);
        Assert.Equal(may, (await person.GetStringAsync(debate.Regie(), Now)).Contains("data-regie", StringComparison.Ordinal));
        using var answer = await person.CommandAsync($"{debate.Regie()}/fermer-rideau");
        Assert.Equal(may ? HttpStatusCode.SeeOther : HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(may, (await shared.Site.StageNowAsync(debate)).Curtain);
    }

    [Fact]
    public async Task An_operator_of_93_does_not_direct_a_debate_of_94()
    {
        var debate = await shared.Site.DebateAsync(department: "94");
        using var browser = await shared.Site.OperatorAsync("93");
        Assert.DoesNotContain("data-regie", await browser.GetStringAsync(debate.Regie(), Now), StringComparison.Ordinal);
        await browser.CommandAsync($"{debate.Regie()}/fermer-rideau").IsAsync(HttpStatusCode.NotFound);
        Assert.False((await shared.Site.StageNowAsync(debate)).Curtain);
    }

    [Fact]
    public async Task What_was_taken_back_directs_nothing_and_says_so_calmly()
    {
        var debate = await shared.Site.DebateAsync();
        using var phone = await shared.Site.PairedAsync(debate);
        await Desk.RevokeAsync(debate.Id, (await Desk.ListAsync(debate.Id, Now))[0].Id, Now);
        using var answer = await phone.CommandAsync($"{debate.Regie()}/fermer-rideau");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("ne l’est plus", await answer.TextAsync(), StringComparison.Ordinal);
        Assert.False((await shared.Site.StageNowAsync(debate)).Curtain);
    }

    [Fact]
    public async Task A_closed_debate_is_directed_by_nobody_and_every_screen_says_so_calmly()
    {
        var debate = await shared.Site.DebateAsync();
        using var phone = await shared.Site.PairedAsync(debate);
        using var tablet = await shared.Site.PairedAsync(debate, PairingKind.Platform);
        using var person = await shared.Site.SignedInAsync(Role.Admin);
        await shared
            .Site.Services.GetRequiredService<DebateDesk>()
            .CloseAsync(
                debate.Code,
                new DebateReport("L’équipe", "Salle des fêtes", new DateOnly(2026, 11, 25), true, 12, "Beaucoup.", false),
                Now
            );
        foreach (var someone in new[] { phone, person })
        {
            using var answer = await someone.CommandAsync($"{debate.Regie()}/fermer-rideau");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("Ce débat est clos", await answer.TextAsync(), StringComparison.Ordinal);
            Assert.Contains(
                "Ce débat est clos",
                WebUtility.HtmlDecode(await someone.GetStringAsync(debate.Regie(), Now)),
                StringComparison.Ordinal
            );
        }

        Assert.Contains(
            "Ce débat est clos",
            WebUtility.HtmlDecode(await tablet.GetStringAsync(debate.Platform(), Now)),
            StringComparison.Ordinal
        );
    }
}
