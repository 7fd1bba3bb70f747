using System.Buffers.Text;
using System.Net.WebSockets;
using System.Text;

namespace QSEC2.Tests.Benchmarks;

/// <summary>A screen on the wall, as light as can be: a WebSocket that speaks as much SignalR as it must.</summary>
internal sealed class Viewer : IAsyncDisposable
{
    private static readonly byte[] Handshake = Encoding.UTF8.GetBytes("{\"protocol\":\"json\",\"version\":1}\u001e");
    private static readonly byte[] Ping = Encoding.UTF8.GetBytes("{\"type\":6}\u001e");

    private readonly ClientWebSocket _socket = new();
    private readonly Action<long> _arrived;
    private byte[] _buffer = new byte[4 * 1024];
    private Task _listening = Task.CompletedTask;

    private Viewer(Action<long> arrived) => _arrived = arrived;

    /// <summary>The last message with events, as it came.</summary>
    public byte[]? LastFrame { get; private set; }

    public bool IsOpen => _socket.State is WebSocketState.Open && !_listening.IsCompleted;

    /// <param name="arrived">Called with the number of the last event of each frame.</param>
    public static async Task<Viewer> JoinAsync(Uri address, string wall, long after, Action<long> arrived, CancellationToken cancellation)
    {
        var viewer = new Viewer(arrived);
        await viewer._socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/hubs/wall" }.Uri, cancellation);
        await viewer.SendAsync(Handshake, cancellation);
        await viewer.ReceiveAsync(cancellation);
        await viewer.SendAsync(
            Encoding.UTF8.GetBytes($"{{\"type\":1,\"invocationId\":\"1\",\"target\":\"Join\",\"arguments\":[\"{wall}\",{after}]}}\u001e"),
            cancellation
        );
        while (!(await viewer.ReceiveAsync(cancellation)).Span.StartsWith("{\"type\":3"u8)) { }

        viewer._listening = viewer.ListenAsync();
        return viewer;
    }

    public Task PingAsync(CancellationToken cancellation) => SendAsync(Ping, cancellation);

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _listening;
        _socket.Dispose();
    }

    private Task SendAsync(byte[] message, CancellationToken cancellation) =>
        _socket.SendAsync(message, WebSocketMessageType.Text, true, cancellation);

    private async Task ListenAsync()
    {
        try
        {
            while (_socket.State is WebSocketState.Open)
                Read(await ReceiveAsync(CancellationToken.None));
        }
        catch (Exception ended) when (ended is WebSocketException or OperationCanceledException or IOException) { }
    }

    private void Read(ReadOnlyMemory<byte> message)
    {
        var at = message.Span.LastIndexOf("\"to\":"u8);
        if (at < 0 || !Utf8Parser.TryParse(message.Span[(at + 5)..], out long to, out _))
            return;
        LastFrame ??= message.ToArray();
        _arrived(to);
    }

    private async ValueTask<ReadOnlyMemory<byte>> ReceiveAsync(CancellationToken cancellation)
    {
        var length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(_buffer.AsMemory(length), cancellation);
            length += part.Count;
            if (part.EndOfMessage)
                return _buffer.AsMemory(0, length);
            if (length == _buffer.Length)
                Array.Resize(ref _buffer, length * 2);
        }
    }
}
