using System.Net.WebSockets;
using System.Text;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Walls;

public sealed class SlowScreenTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_screen_that_stops_reading_delays_nobody()
    {
        foreach (var n in Enumerable.Range(1, 40))
            await shared.PublishAsync($"{n} : {new string('é', 1_900)}");
        await using var healthy = await LiveScreen.OpenAsync(shared.Site);
        using var stuck = await NeverReadsAsync(asks: 100);

        // The transport itself gives the stuck one up after half a minute: much sooner than that.
        for (var n = 41; n <= 50; n++)
        {
            await shared.PublishAsync($"{n} : {new string('é', 1_900)}");
            await healthy.ShowsAsync(wall => wall.Last == n, TimeSpan.FromSeconds(10));
        }
    }

    // Asks for the whole wall again and again, and takes nothing in.
    private async Task<ClientWebSocket> NeverReadsAsync(int asks)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(shared.Site.Address) { Scheme = "ws", Path = "/hubs/wall" }.Uri, Now);
        await SendAsync(socket, """{"protocol":"json","version":1}""");
        for (var ask = 0; ask < asks; ask++)
            await SendAsync(socket, $$"""{"type":1,"invocationId":"{{ask}}","target":"Join","arguments":["{{Site.Wall}}",0]}""");
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + "\u001e"), WebSocketMessageType.Text, endOfMessage: true, Now);
}
