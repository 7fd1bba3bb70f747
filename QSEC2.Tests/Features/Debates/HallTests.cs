using System.Net;
using Microsoft.AspNetCore.SignalR.Client;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Walls;

namespace QSEC2.Tests.Features.Debates;

/// <summary>A hall: everybody comes at once, behind one address.</summary>
public sealed class HallTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_hundred_phones_that_come_within_five_seconds_are_all_in()
    {
        await using var site = Site.Start();
        using var moderator = await site.WithTokenAsync();
        var debate = await site.DebateAsync();
        using var first = site.Public();
        var (question, _) = await first.AskAsync("La première ?", debate.Wall());
        (await moderator.ApproveAsync(question)).EnsureSuccessStatusCode();

        var arriving = Enumerable.Range(0, 200).Select(phone => ArriveAsync(site, debate.Code, debate.Wall(), question, phone));
        var phones = await Task.WhenAll(arriving);

        var page = await first.GetJsonAsync($"/api/v1/contributions/{question}");
        Assert.Equal(200, (int)page["supports"]!);
        Assert.Equal(201, site.Database().Contributions.Count(contribution => contribution.DebateWallId == debate.WallId));
        await Task.WhenAll(phones.Select(phone => phone.DisposeAsync().AsTask()));
    }

    // The page, the live wall, a contribution and a support; and it stays.
    private static async Task<HubConnection> ArriveAsync(Site site, string code, string wall, Guid question, int phone)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(phone * 25), Now);
        using var browser = site.Browser();
        var form = Forms.Read(await browser.GetStringAsync($"/debats/{code}", Now), "form[data-contribute]");
        var live = site.Hub();
        await live.StartAsync(Now);
        Assert.NotNull((await live.InvokeAsync<WallJoined>("Join", wall, 0L, Now)).Events);
        using var sent = await browser.PostAsync(
            $"/murs/{wall}/contribuer",
            form.With("kind", "question").With("text", $"Du téléphone {phone} ?").Multipart(),
            Now
        );
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.StartsWith("/suivi/", sent.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        await browser.PostAsync($"/api/v1/contributions/{question}/supports", null, Now).IsAsync(HttpStatusCode.OK);
        return live;
    }
}
