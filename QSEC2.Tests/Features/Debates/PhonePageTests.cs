using System.Net;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.Debates;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Debates;

namespace QSEC2.Tests.Features.Debates;

/// <summary>The page of a debate, as a phone without JavaScript reads it.</summary>
public sealed class PhonePageTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_code_opens_its_debate_however_it_is_typed()
    {
        var debate = await shared.Site.DebateAsync();
        var lower = debate.Code.ToLowerInvariant();
        foreach (var address in new[] { $"/d/{lower}", $"/d/{debate.Code}", $"/debats/{lower}", $"/debats?code={lower[..3]}+{lower[3..]}" })
        {
            using var answer = await shared.Public.GetAsync(address, Now);
            Assert.Equal($"/debats/{debate.Code}", answer.Headers.Location?.OriginalString);
        }
    }

    [Theory]
    [InlineData("/debats/ACDEF")]
    [InlineData("/debats/pas-un-code")]
    [InlineData("/debats?code=0O1I5")]
    [InlineData("/en/debats/ACDEF")]
    public async Task A_code_that_opens_nothing_is_asked_again_kindly(string address)
    {
        using var answer = await shared.Public.GetAsync(address, Now);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = Forms.Page(await answer.Content.ReadAsStringAsync(Now));
        Assert.NotNull(page.QuerySelector("form input[name=code]"));
        Assert.NotNull(page.QuerySelector("#code-error"));
    }

    [Fact]
    public async Task Before_it_begins_and_during_a_pause_nobody_writes_and_the_page_says_why()
    {
        var debate = await shared.Site.DebateAsync(open: false);
        await SaysAsync(debate, "n’a pas encore commencé", writes: false);
        using var early = await shared.Public.SubmitAsync(new { kind = "question", text = "Trop tôt ?" }, debate.Wall());
        await early.IsProblemAsync(HttpStatusCode.Conflict, "wall_closed");
        await Desk.OpenAsync(debate.Code, Now);
        await SaysAsync(debate, "Le débat est ouvert", writes: true);
        await Desk.PauseAsync(debate.Code, Now);
        await SaysAsync(debate, "Petite pause", writes: false);
    }

    [Fact]
    public async Task One_writes_from_the_page_and_gets_a_receipt()
    {
        var debate = await shared.Site.DebateAsync();
        using var phone = shared.Site.Browser();
        var form = Forms.Read(await phone.GetStringAsync($"/debats/{debate.Code}", Now), "form[data-contribute]");
        using var sent = await phone.PostAsync(
            $"/murs/{debate.Wall()}/contribuer",
            form.With("kind", "question").With("text", "Depuis ma chaise ?").Multipart(),
            Now
        );
        Assert.StartsWith("/suivi/", sent.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        await using var db = shared.Site.Database();
        Assert.Equal(
            QSEC2.Domain.Contributions.Channel.Phone,
            db.Contributions.Single(contribution => contribution.Text == "Depuis ma chaise ?").Channel
        );
    }

    [Fact]
    public async Task The_button_brings_back_to_the_debate_and_stays_pressed_on_this_device_alone()
    {
        var debate = await shared.Site.DebateAsync();
        var (id, _) = await shared.PublishAsync("Moi aussi ?", debate.Wall());
        using var phone = shared.Site.Browser();
        var form = Forms.Read(await phone.GetStringAsync($"/debats/{debate.Code}", Now), "form#moi-aussi");
        phone.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var back = await phone.PostAsync($"/contributions/{id}", form.Content(), Now);
        Assert.Equal($"/debats/{debate.Code}", back.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal("true", Button(await back.Content.ReadAsStringAsync(Now), id));
        using var other = shared.Site.Browser();
        Assert.Equal("false", Button(await other.GetStringAsync($"/debats/{debate.Code}", Now), id));
    }

    [Fact]
    public async Task The_twin_says_what_the_room_sees()
    {
        var debate = await shared.Site.DebateAsync();
        var (first, _) = await shared.PublishAsync("La première ?", debate.Wall());
        var (second, _) = await shared.PublishAsync("La seconde ?", debate.Wall());
        var stage = shared.Site.Stage();
        await stage.DirectAsync(debate.Code, second, (seen, id) => seen.Queue(id), Now);
        await stage.DirectAsync(debate.Code, first, (seen, id) => seen.PutUp(id), Now);
        var room = await RoomAsync(debate);
        Assert.Matches("À la tribune maintenant.*La première.*Ensuite.*La seconde", room);
        await stage.DirectAsync(debate.Code, seen => seen.SetCurtain(true), Now);
        room = await RoomAsync(debate);
        Assert.Contains("caché pour un moment", room, StringComparison.Ordinal);
        Assert.DoesNotContain("La première", room, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_twin_says_a_message_and_the_figures_of_a_statement()
    {
        var debate = await shared.Site.DebateAsync();
        var stage = shared.Site.Stage();
        await stage.DirectAsync(debate.Code, seen => seen.ShowMessage("Cinq minutes de pause."), Now);
        Assert.Contains("Cinq minutes de pause.", await RoomAsync(debate), StringComparison.Ordinal);
        Guid statement = default;
        await stage.ChangeDebateAsync(debate.Code, moving => statement = moving.Add("La ville doit être à 30 km/h.").Id, Now);
        await stage.ChangeDebateAsync(
            debate.Code,
            moving => moving.Change(statement, said => said.Count(new Sides(12, 30), after: false).Note(Side.Agree, "Le bruit.")),
            Now
        );
        await stage.DirectAsync(debate.Code, seen => seen.ShowStatement(statement), Now);
        Assert.Matches("à 30 km/h.*12 d’accord, 30 pas d’accord.*parle d’abord : d’accord.*Le bruit", await RoomAsync(debate));
    }

    [Fact]
    public async Task What_the_mediator_hides_or_holds_back_is_not_seen_on_phones_either()
    {
        var debate = await shared.Site.DebateAsync();
        var (hidden, _) = await shared.PublishAsync("Cachée ?", debate.Wall());
        var (seen, _) = await shared.PublishAsync("Vue ?", debate.Wall());
        await shared.Site.Stage().DirectAsync(debate.Code, hidden, (stage, id) => stage.Hide(id), Now);
        await shared.Site.Stage().FreezeAsync(debate.Code, Now);
        var (later, _) = await shared.PublishAsync("Plus tard ?", debate.Wall());
        var page = Forms.Page(await shared.Public.GetStringAsync($"/debats/{debate.Code}", Now));
        Assert.Equal(
            new[] { true, false, true },
            new[] { hidden, seen, later }.Select(id => page.QuerySelector($".wall__slot[data-id='{id}']")!.HasAttribute("hidden"))
        );
    }

    [Fact]
    public async Task What_waits_to_be_read_is_nowhere_on_the_page_and_no_theme_has_a_room()
    {
        var debate = await shared.Site.DebateAsync();
        await shared.Public.AskAsync("Pas encore lue ?", debate.Wall());
        Assert.DoesNotContain(
            "Pas encore lue",
            await shared.Public.GetStringAsync($"/debats/{debate.Code}", Now),
            StringComparison.Ordinal
        );
        await shared.Public.GetAsync($"/murs/{Site.Wall}/salle", Now).IsAsync(HttpStatusCode.NotFound);
        await shared.Public.GetAsync("/murs/debat-acdef/salle", Now).IsAsync(HttpStatusCode.NotFound);
    }

    private DebateDesk Desk => shared.Site.Services.GetRequiredService<DebateDesk>();

    private static string? Button(string html, Guid id) =>
        Forms.Page(html).QuerySelector($"[data-support='{id}']")!.GetAttribute("aria-pressed");

    private async Task SaysAsync(Debate debate, string said, bool writes)
    {
        var page = Forms.Page(await shared.Public.GetStringAsync($"/debats/{debate.Code}", Now));
        Assert.Contains(said, page.QuerySelector("#etat")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(writes, !page.QuerySelector("[data-write]")!.HasAttribute("hidden"));
    }

    private async Task<string> RoomAsync(Debate debate)
    {
        var page = await shared.Public.GetStringAsync($"/debats/{debate.Code}", Now);
        var alone = await shared.Public.GetStringAsync($"/murs/{debate.Wall()}/salle", Now);
        var texts = new[] { page, alone }
            .Select(html =>
                string.Join(
                    ' ',
                    Forms.Page(html).QuerySelector("#salle")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                )
            )
            .ToList();
        Assert.Equal(texts[0], texts[1]);
        return texts[0];
    }
}
