using System.Net;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Debates;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Debates;

/// <summary>Voices without a phone, the moving debate, and what is told to the platform.</summary>
public sealed class VoiceTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("oral", "à voix haute, recueillie par l’équipe")]
    [InlineData("papier", "sur papier, recueillie par l’équipe")]
    public async Task A_voice_waits_for_a_moderator_once_and_says_on_its_card_who_took_it_down(string channel, string said)
    {
        var debate = await shared.Site.DebateAsync();
        using var phone = await shared.Site.PairedAsync(debate);
        var key = Guid.CreateVersion7().ToString();
        for (var press = 0; press < 2; press++)
            await phone.DoAsync(debate, "voix", ("id", key), ("texte", "Et les vélos ?"), ("canal", channel), ("genre", "question"));
        Assert.DoesNotContain("Et les vélos", await WallAsync(debate), StringComparison.Ordinal);
        var queue = await shared.Moderator.GetJsonAsync($"/api/v1/moderation/queue?wall={Site.Wall}&limit=100");
        var item = Assert.Single(
            queue["items"]!.AsArray(),
            one => (string?)one!["text"] == "Et les vélos ?" && (string?)one["channel"] == (channel == "oral" ? "oral" : "paper")
        );
        await shared.Moderator.ApproveAsync((Guid)item!["id"]!).IsAsync(HttpStatusCode.NoContent);
        Assert.Contains(said, await WallAsync(debate), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pause", true)]
    [InlineData("prepared", false)]
    public async Task The_team_copies_sheets_in_the_break_and_not_before_the_debate(string when, bool may)
    {
        var debate = await shared.Site.DebateAsync(open: when != "prepared");
        using var phone = await shared.Site.PairedAsync(debate);
        if (when == "pause")
            await phone.DoAsync(debate, "pause");
        using var answer = await phone.CommandAsync(
            $"{debate.Regie()}/voix",
            ("id", Guid.CreateVersion7().ToString()),
            ("texte", "Sur ma feuille ?"),
            ("canal", "papier")
        );
        await using var db = shared.Site.Database();
        Assert.Equal(may, await db.Contributions.AnyAsync(one => one.DebateWallId == debate.WallId, Now));
        Assert.Equal(may, answer.StatusCode is HttpStatusCode.SeeOther);
        await (await shared.Public.SubmitAsync(new { kind = "question", text = "Et moi ?" }, debate.Wall())).IsProblemAsync(
            HttpStatusCode.Conflict,
            "wall_closed"
        );
    }

    [Fact]
    public async Task The_code_of_a_voice_is_handed_over_and_opens_it_to_be_erased()
    {
        var debate = await shared.Site.DebateAsync();
        using var phone = await shared.Site.PairedAsync(debate);
        using var answer = await phone.CommandAsync(
            $"{debate.Regie()}/voix",
            ("id", Guid.CreateVersion7().ToString()),
            ("texte", "Et les piétons ?"),
            ("canal", "papier"),
            ("reemploi", "on")
        );
        var code = Forms
            .Page(await phone.GetStringAsync(answer.Headers.Location!.OriginalString, Now))
            .QuerySelector("#voix [data-code]")!
            .TextContent;
        Assert.Contains("Et les piétons", await phone.GetStringAsync($"/suivi/{code}", Now), StringComparison.Ordinal);
        await using (var db = shared.Site.Database())
            Assert.True((await db.Contributions.SingleAsync(one => one.Code == code, Now)).ReuseAllowed);
        using var next = await phone.CommandAsync($"{debate.Regie()}/fermer-rideau");
        Assert.DoesNotContain(code, await phone.GetStringAsync(next.Headers.Location!.OriginalString, Now), StringComparison.Ordinal);
        var elsewhere = await shared.Site.DebateAsync();
        using var other = await shared.Site.PairedAsync(elsewhere);
        Assert.DoesNotContain(
            code,
            await other.GetStringAsync(
                answer.Headers.Location.OriginalString.Replace(debate.Code, elsewhere.Code, StringComparison.Ordinal),
                Now
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_same_key_for_other_words_is_said_and_the_words_are_still_there()
    {
        var debate = await shared.Site.DebateAsync();
        using var phone = await shared.Site.PairedAsync(debate);
        var key = Guid.CreateVersion7().ToString();
        await phone.DoAsync(debate, "voix", ("id", key), ("texte", "Un ?"), ("canal", "oral"));
        using var refused = await phone.CommandAsync($"{debate.Regie()}/voix", ("id", key), ("texte", "Deux ?"), ("canal", "oral"));
        var page = await refused.TextAsync();
        Assert.Contains("déjà enregistrée", page, StringComparison.Ordinal);
        Assert.Contains("Deux ?", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_fills_the_platform_until_it_is_read_and_the_regie_has_the_receipt()
    {
        var debate = await shared.Site.DebateAsync();
        using var phone = await shared.Site.PairedAsync(debate);
        using var tablet = await shared.Site.PairedAsync(debate, PairingKind.Platform);
        var id = Guid.CreateVersion7().ToString();
        for (var press = 0; press < 2; press++)
            await phone.DoAsync(debate, "mot", ("id", id), ("mot", "Plus que dix minutes"));
        Assert.Single((await shared.Site.NowAsync(debate)).Notes);
        Assert.Contains("Plus que dix minutes", await tablet.GetStringAsync(debate.Platform(), Now), StringComparison.Ordinal);
        Assert.DoesNotContain("Maintenant", await tablet.GetStringAsync(debate.Platform(), Now), StringComparison.Ordinal);
        await tablet.CommandAsync($"{debate.Platform()}/lu", ("id", id)).IsAsync(HttpStatusCode.SeeOther);
        Assert.DoesNotContain("Plus que dix minutes", await tablet.GetStringAsync(debate.Platform(), Now), StringComparison.Ordinal);
        Assert.Contains("lu à ", WebUtility.HtmlDecode(await phone.GetStringAsync(debate.Regie(), Now)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_reads_the_platform_nor_says_read_but_who_is_paired_for_it()
    {
        var debate = await shared.Site.DebateAsync();
        await shared.Site.Stage().WriteNoteAsync(debate.Code, Guid.CreateVersion7(), "Entre nous", Now);
        var note = (await shared.Site.NowAsync(debate)).Notes[0].Id.ToString();
        using var regie = await shared.Site.PairedAsync(debate);
        using var elsewhere = await shared.Site.PairedAsync(await shared.Site.DebateAsync(), PairingKind.Platform);
        using var tablet = await shared.Site.PairedAsync(debate, PairingKind.Platform);
        using var stranger = shared.Site.Phone();
        foreach (
            var (someone, from) in new[]
            {
                (stranger, "same-origin"),
                (elsewhere, "same-origin"),
                (regie, "same-origin"),
                (tablet, "cross-site"),
            }
        )
            await someone.CommandAsync($"{debate.Platform()}/lu", from, ("id", note)).IsAsync(HttpStatusCode.NotFound);
        foreach (var someone in new[] { stranger, elsewhere, regie })
            Assert.DoesNotContain("Entre nous", await someone.GetStringAsync(debate.Platform(), Now), StringComparison.Ordinal);
        Assert.Null((await shared.Site.NowAsync(debate)).Notes[0].ReadAt);
    }

    [Fact]
    public async Task What_is_told_to_the_platform_never_travels_on_the_public_hub()
    {
        var debate = await shared.Site.DebateAsync();
        await using var screen = await LiveScreen.OpenAsync(shared.Site, debate.Wall());
        await shared.Site.Stage().WriteNoteAsync(debate.Code, Guid.CreateVersion7(), "Entre nous", Now);
        await Eventually.TrueAsync(
            () => Task.FromResult(screen.Frames.SelectMany(frame => frame.Events).Count(one => one.Stage is not null)),
            told => told > 0
        );
        Assert.DoesNotContain("Entre nous", System.Text.Json.JsonSerializer.Serialize(screen.Frames), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Entre nous",
            await shared.Public.GetStringAsync($"/api/v1/walls/{debate.Wall()}/events?limit=500", Now),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_moving_debate_is_counted_argued_and_shown()
    {
        var debate = await shared.Site.DebateAsync();
        using var phone = await shared.Site.PairedAsync(debate);
        for (var press = 0; press < 2; press++)
            await phone.DoAsync(debate, "affirmation", ("affirmation", "La voiture a sa place en ville."));
        var id = Assert.Single((await shared.Site.NowAsync(debate)).Statements).Id.ToString();
        await phone.DoAsync(debate, "exposer", ("id", id));
        await phone.DoAsync(debate, "compter", ("id", id), ("moment", "avant"), ("pour", "11"), ("contre", "23"), ("pas", "pour+"));
        for (var press = 0; press < 2; press++)
            await phone.DoAsync(debate, "argument", ("id", id), ("cote", "agree"), ("argument", "Tout le monde ne peut pas marcher."));
        await phone.DoAsync(debate, "compter", ("id", id), ("moment", "apres"), ("pour", "15"), ("contre", "20"));
        Assert.Contains("d’accord (12).", WebUtility.HtmlDecode(await phone.GetStringAsync(debate.Regie(), Now)), StringComparison.Ordinal);
        var told = (await shared.Public.GetJsonAsync($"/api/v1/walls/{debate.Wall()}/events?limit=500"))["events"]!.AsArray()[^1]![
            "stage"
        ]!;
        Assert.Equal(
            ("statement", 12, 20, 1),
            (
                (string?)told["layout"],
                (int)told["statement"]!["before"]!["agree"]!,
                (int)told["statement"]!["after"]!["disagree"]!,
                told["statement"]!["arguments"]!.AsArray().Count
            )
        );
        await phone.DoAsync(debate, "effacer", ("id", id), ("cote", "agree"), ("argument", "Tout le monde ne peut pas marcher."));
        Assert.Empty((await shared.Site.NowAsync(debate)).Statements[0].Arguments);
    }

    [Fact]
    public async Task Two_who_count_a_side_each_erase_nothing_of_each_other()
    {
        var debate = await shared.Site.DebateAsync();
        await shared.Site.Stage().ChangeDebateAsync(debate.Code, open => open.Add("On respire mieux."), Now);
        using var phone = await shared.Site.PairedAsync(debate);
        var form = Forms.Read(await phone.GetStringAsync(debate.Regie(), Now), $"form[action='{debate.Regie()}/compter']");
        (string, string)[] page = [.. new[] { "id", "moment", "vu-pour", "vu-contre" }.Select(name => (name, form[name]))];
        await phone.DoAsync(debate, "compter", [.. page, ("pour", "20"), ("contre", form["contre"])]);
        await phone.DoAsync(debate, "compter", [.. page, ("pour", form["pour"]), ("contre", "14"), ("pas", "contre+")]);
        Assert.Equal(new Sides(20, 15), (await shared.Site.NowAsync(debate)).Statements[0].Before);
        await phone.DoAsync(debate, "compter", ("id", form["id"]), ("moment", "avant"), ("contre", "16"));
        Assert.Equal(new Sides(20, 16), (await shared.Site.NowAsync(debate)).Statements[0].Before);
    }

    [Fact]
    public async Task A_question_is_no_statement()
    {
        var debate = await shared.Site.DebateAsync();
        using var phone = await shared.Site.PairedAsync(debate);
        using var refused = await phone.CommandAsync($"{debate.Regie()}/affirmation", ("affirmation", "Et la voiture ?"));
        Assert.Contains("Écrivez une affirmation, pas une question", await refused.TextAsync(), StringComparison.Ordinal);
    }

    private async Task<string> WallAsync(Debate debate) =>
        WebUtility.HtmlDecode(await shared.Public.GetStringAsync($"/murs/{debate.Wall()}", Now));
}
