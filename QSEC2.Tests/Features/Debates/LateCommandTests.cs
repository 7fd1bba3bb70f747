using System.Globalization;
using System.Net;
using QSEC2.Domain.Debates;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Debates;

/// <summary>Commands that a network gives back when nobody waits for them any more.</summary>
public sealed class LateCommandTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    [Theory]
    [InlineData("-1", HttpStatusCode.Gone)]
    [InlineData("60", HttpStatusCode.SeeOther)]
    [InlineData(null, HttpStatusCode.SeeOther)]
    public async Task A_command_is_done_until_its_deadline_and_not_afterwards(string? seconds, HttpStatusCode answered)
    {
        var debate = await shared.Site.DebateAsync();
        using var phone = await shared.Site.PairedAsync(debate);
        await phone.CommandAsync($"{debate.Regie()}/fermer-rideau", ("avant", In(seconds))).IsAsync(answered);
        Assert.Equal(answered is HttpStatusCode.SeeOther, (await shared.Site.StageNowAsync(debate)).Curtain);
    }

    [Fact]
    public async Task A_note_is_not_read_late_either()
    {
        var debate = await shared.Site.DebateAsync();
        using var platform = await shared.Site.PairedAsync(debate, PairingKind.Platform);
        await platform.CommandAsync($"{debate.Platform()}/lu", ("avant", In("-1"))).IsAsync(HttpStatusCode.Gone);
    }

    private static string In(string? seconds) =>
        seconds is null
            ? ""
            : TimeProvider
                .System.GetUtcNow()
                .AddSeconds(int.Parse(seconds, CultureInfo.InvariantCulture))
                .ToUnixTimeMilliseconds()
                .ToString(CultureInfo.InvariantCulture);
}
