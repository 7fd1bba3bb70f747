using System.Net;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Debates;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Debates.Regie;

namespace QSEC2.Tests.Features.Debates;

/// <summary>Whoever is not paired for a debate commands nothing of it, and nonsense breaks nothing.</summary>
public sealed class WhoDirectsTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static TheoryData<string> Commands => [.. RegieCommands.All.Keys];

    [Theory, MemberData(nameof(Commands))]
    public async Task Nobody_commands_but_who_is_paired_for_this_debate(string command)
    {
        var (debate, other) = (await shared.Site.DebateAsync(), await shared.Site.DebateAsync());
        var (id, _) = await shared.PublishAsync("À montrer ?", debate.Wall());
        var (before, stage) = (await shared.Site.NowAsync(debate), await shared.Site.StageNowAsync(debate));
        using var stranger = shared.Site.Phone();
        using var elsewhere = await shared.Site.PairedAsync(other);
        using var platform = await shared.Site.PairedAsync(debate, PairingKind.Platform);
        using var paired = await shared.Site.PairedAsync(debate);
        foreach (
            var (someone, from) in new[]
            {
                (stranger, "same-origin"),
                (elsewhere, "same-origin"),
                (platform, "same-origin"),
                (paired, "cross-site"),
                (paired, "same-site"),
                (paired, null),
            }
        )
            await someone.CommandAsync($"{debate.Regie()}/{command}", from, Everything(id)).IsAsync(HttpStatusCode.NotFound);
        Assert.Equal(before.Version, (await shared.Site.NowAsync(debate)).Version);
        Assert.True(stage.ShowsSameAs(await shared.Site.StageNowAsync(debate)));
        await using var db = shared.Site.Database();
        Assert.Equal(1, await db.Contributions.CountAsync(one => one.DebateWallId == debate.WallId && one.Hands == 0, Now));
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task A_command_with_nothing_in_it_or_with_nonsense_breaks_nothing(string command)
    {
        var debate = await shared.Site.DebateAsync();
        using var phone = await shared.Site.PairedAsync(debate);
        foreach (
            var fields in new (string, string)[][] { [], [.. Everything(Guid.CreateVersion7()).Select(field => (field.Name, "¿\u0007?"))] }
        )
        {
            using var answer = await phone.CommandAsync($"{debate.Regie()}/{command}", fields);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.SeeOther, $"{command}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task A_word_that_is_no_command_and_what_is_no_form_are_refused()
    {
        var debate = await shared.Site.DebateAsync();
        using var phone = await shared.Site.PairedAsync(debate);
        await phone.CommandAsync($"{debate.Regie()}/danser").IsAsync(HttpStatusCode.NotFound);
        await phone.CommandAsync($"{debate.Regie()}/message", ("message", "\0")).IsAsync(HttpStatusCode.BadRequest);
        using var json = new StringContent("{}", null, "application/json");
        await phone.PostAsync($"{debate.Regie()}/message", json, Now).IsAsync(HttpStatusCode.UnsupportedMediaType);
    }

    private static (string Name, string Value)[] Everything(Guid id) =>
        [
            ("id", id.ToString()),
            ("vu", id.ToString()),
            ("place", "0"),
            ("page", "1"),
            ("disposition", "one"),
            ("message", "Bonsoir"),
            ("profondeur", "12"),
            ("mot", "Bonsoir"),
            ("texte", "Bonsoir ?"),
            ("genre", "question"),
            ("canal", "oral"),
            ("signature", ""),
            ("mains", "3"),
            ("affirmation", "On respire mieux."),
            ("pour", "1"),
            ("contre", "2"),
            ("moment", "avant"),
            ("cote", "agree"),
            ("argument", "Oui."),
        ];
}
