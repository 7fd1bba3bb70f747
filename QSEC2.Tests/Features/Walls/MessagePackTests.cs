using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Walls;

public sealed class MessagePackTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_screen_that_speaks_messagepack_reads_the_same_names_and_values_as_in_json()
    {
        var (id, _) = await shared.PublishAsync("En binaire ?", signature: "Zoé");
        var joined = await JoinAsync(after: 0);
        Assert.Equal((Site.Wall, 1L, null), ((string)joined["wall"]!, Convert.ToInt64(joined["sequence"], null), joined["snapshot"]));
        var published = (Dictionary<object, object?>)((object[])joined["events"]!)[0];
        Assert.Equal(("published", id.ToString()), ((string)published["type"]!, (string)published["id"]!));
        var contribution = (Dictionary<object, object?>)published["contribution"]!;
        Assert.Equal(
            ("question", "online", "Zoé"),
            ((string)contribution["kind"]!, (string)contribution["channel"]!, (string)contribution["signature"]!)
        );
        Assert.Equal(TimeSpan.Zero, DateTimeOffset.Parse((string)contribution["publishedAt"]!, null).Offset);
        Assert.StartsWith("<article", (string)published["html"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_sent_frames_too()
    {
        await using var connection = Connection();
        var arrived = new TaskCompletionSource<Dictionary<object, object?>>();
        connection.On<object>("events", frame => arrived.TrySetResult((Dictionary<object, object?>)frame));
        await connection.StartAsync(Now);
        await connection.InvokeAsync<object>("Join", "air-agir", null, Now);
        await shared.PublishAsync("En direct ?", "air-agir");
        var frame = await arrived.Task.WaitAsync(TimeSpan.FromSeconds(40), Now);
        Assert.Equal(
            ("air-agir", 1L, 1L),
            ((string)frame["wall"]!, Convert.ToInt64(frame["from"], null), Convert.ToInt64(frame["to"], null))
        );
    }

    private async Task<Dictionary<object, object?>> JoinAsync(long? after)
    {
        await using var connection = Connection();
        await connection.StartAsync(Now);
        return (Dictionary<object, object?>)await connection.InvokeAsync<object>("Join", Site.Wall, after, Now);
    }

    private HubConnection Connection() =>
        new HubConnectionBuilder()
            .WithUrl(
                new Uri(shared.Site.Address, "hubs/wall"),
                options =>
                {
                    options.SkipNegotiation = true;
                    options.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets;
                }
            )
            .AddMessagePackProtocol()
            .Build();
}
