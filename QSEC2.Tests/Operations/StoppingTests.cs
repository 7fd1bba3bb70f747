using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Operations;

public sealed class StoppingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Asked_to_stop_it_finishes_what_it_does_tells_the_screens_to_come_back_and_ends_well()
    {
        using var folder = new TestFolder();
        await using var site = await SiteProcess.StartAsync(folder.Path);
        var screens = Enumerable.Range(0, 50).Select(_ => site.Hub()).ToList();
        await Task.WhenAll(screens.Select(screen => screen.StartAsync(Cancellation)));
        await Task.WhenAll(screens.Select(screen => screen.InvokeAsync<object>("Join", Site.Wall, null, Cancellation)));
        using var wall = await OpenAsync(site.Address, "/hubs/wall", "json");
        using var desk = await OpenAsync(site.Address, "/_blazor", "blazorpack");
        using var client = site.Client();
        using var slow = new SlowBody("""{"kind":"question","text":"Qui répare ce qui est en cours ?"}""");
        var sending = client.SendAsync(Submission(slow), Cancellation);
        await slow.HalfSent;

        var asked = Stopwatch.StartNew();
        site.Terminate();
        var told = await ReadToEndAsync(wall);
        slow.SendTheRest();

        using var answer = await sending;
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Contains("\"type\":7", told, StringComparison.Ordinal);
        Assert.Contains("\"allowReconnect\":true", told, StringComparison.Ordinal);
        Assert.Equal(0, await site.EndAsync(TimeSpan.FromSeconds(10) - asked.Elapsed));
        Assert.Equal("", site.Errors.Trim());
        foreach (var screen in screens)
            await screen.DisposeAsync();
    }

    [Fact]
    public async Task While_it_stops_it_is_not_ready_and_lets_no_new_screen_in()
    {
        await using var site = Site.Start();
        using var client = site.Public();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready", Cancellation)).StatusCode);

        var lifetime = site.Services.GetRequiredService<IHostApplicationLifetime>();
        var (ready, live, socket) = (default(HttpStatusCode), default(HttpStatusCode), default(HttpStatusCode));
        await using var stopping = lifetime.ApplicationStopping.Register(() =>
        {
            ready = client.GetAsync("/health/ready").Result.StatusCode;
            live = client.GetAsync("/health/live").Result.StatusCode;
            socket = client.PostAsync("/hubs/wall/negotiate", null).Result.StatusCode;
        });
        lifetime.StopApplication();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready);
        Assert.Equal(HttpStatusCode.OK, live);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, socket);
    }

    private static HttpRequestMessage Submission(HttpContent body)
    {
        body.Headers.ContentType = new("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/walls/{Site.Wall}/contributions") { Content = body };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return request;
    }

    private static async Task<ClientWebSocket> OpenAsync(Uri site, string address, string protocol)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(new Uri(site, address)) { Scheme = "ws" }.Uri, Cancellation);
        await socket.SendAsync(
            Encoding.UTF8.GetBytes($$"""{"protocol":"{{protocol}}","version":1}""" + "\u001e"),
            WebSocketMessageType.Text,
            true,
            Cancellation
        );
        var handshake = new byte[100];
        await socket.ReceiveAsync(handshake, Cancellation);
        return socket;
    }

    private static async Task<string> ReadToEndAsync(ClientWebSocket socket)
    {
        var (text, buffer) = (new StringBuilder(), new byte[4096]);
        try
        {
            for (
                var got = await socket.ReceiveAsync(buffer, Cancellation);
                got.MessageType != WebSocketMessageType.Close;
                got = await socket.ReceiveAsync(buffer, Cancellation)
            )
                text.Append(Encoding.UTF8.GetString(buffer, 0, got.Count));
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Cancellation);
        }
        catch (WebSocketException gone)
        {
            text.Append(" and then ").Append(gone.WebSocketErrorCode);
        }

        return text.ToString();
    }

    /// <summary>A body that arrives in two halves, as from a telephone in a tunnel.</summary>
    private sealed class SlowBody(string text) : HttpContent
    {
        private readonly byte[] _bytes = Encoding.UTF8.GetBytes(text);
        private readonly TaskCompletionSource _half = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _rest = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task HalfSent => _half.Task;

        public void SendTheRest() => _rest.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(_bytes.AsMemory(0, 20));
            await stream.FlushAsync();
            _half.SetResult();
            await _rest.Task;
            await stream.WriteAsync(_bytes.AsMemory(20));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _bytes.Length;
            return true;
        }
    }
}
