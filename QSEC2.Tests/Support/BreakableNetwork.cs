using System.Net;
using System.Net.Sockets;

namespace QSEC2.Tests.Support;

/// <summary>
/// How the network goes: what was open is closed, or nothing is heard any more and what was open goes on afterwards, or is forgotten.
/// </summary>
public enum Loss
{
    Cut,
    Silence,
    SilenceForgotten,
}

/// <summary>The network between a screen and the site: it can be cut, it can fall silent, and it can be mended.</summary>
public sealed class BreakableNetwork : IAsyncDisposable
{
    private const int Waiting = 512;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Uri _site;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;
    private volatile Line _line;
    private volatile TaskCompletionSource _answers = Line.Open();
    private volatile bool _isCut;
    private long _sent;

    public BreakableNetwork(Site site)
        : this(site.Address) { }

    public BreakableNetwork(Uri site)
    {
        _site = site;
        _line = new Line(_end.Token);
        _listener.Start(Waiting);
        _serving = ServeAsync();
    }

    /// <summary>Where a browser finds the site through this cable.</summary>
    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

    /// <summary>How many bytes the screen has sent to the site.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>What was open is closed, and who calls is refused: a plug that was pulled.</summary>
    public Task CutAsync()
    {
        _isCut = true;
        return _line.CutAsync();
    }

    /// <summary>Nothing passes and nobody is told, as in the air of a full room: who calls is not even refused.</summary>
    public void Silence()
    {
        _answers = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _line.Silence();
        // The system drops whoever calls once one is waiting.
        _listener.Server.Listen(0);
    }

    public Task LoseAsync(Loss loss)
    {
        if (loss is Loss.Cut)
            return CutAsync();
        Silence();
        return Task.CompletedTask;
    }

    public void Mend(Loss loss) => Mend(remembers: loss is not Loss.SilenceForgotten);

    /// <param name="remembers">
    /// Whether what was open before a silence goes on, with all that was said into it; else it stays silent for ever.
    /// </param>
    public void Mend(bool remembers = true)
    {
        if (_isCut || !remembers)
            _line = new Line(_end.Token);
        _isCut = false;
        _line.Resume();
        _listener.Server.Listen(Waiting);
        _answers.TrySetResult();
    }

    public async ValueTask DisposeAsync()
    {
        // Heard by whoever waits for the next to call; one that is no longer listening could not even be asked.
        await _end.CancelAsync();
        await _serving;
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                await _answers.Task.WaitAsync(_end.Token);
                var screen = await _listener.AcceptTcpClientAsync(_end.Token);
                if (_isCut)
                    screen.Close();
                else
                    _ = CarryAsync(screen, _line);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task CarryAsync(TcpClient screen, Line line)
    {
        using var here = screen;
        using var there = new TcpClient();
        try
        {
            await line.PassesAsync();
            await there.ConnectAsync(_site.Host, _site.Port, line.Ends);
            var (from, to) = (here.GetStream(), there.GetStream());
            await Task.WhenAny(PassAsync(from, to, line, read => Interlocked.Add(ref _sent, read)), PassAsync(to, from, line, _ => { }));
            // In a silence nobody hears who hangs up.
            await line.PassesAsync();
        }
        catch (Exception broken) when (broken is OperationCanceledException or IOException or SocketException)
        {
            // That is what a cut looks like.
        }
    }

    private static async Task PassAsync(NetworkStream from, NetworkStream to, Line line, Action<int> count)
    {
        var buffer = new byte[16_384];
        while (await from.ReadAsync(buffer, line.Ends) is > 0 and var read)
        {
            count(read);
            await line.PassesAsync();
            await to.WriteAsync(buffer.AsMemory(0, read), line.Ends);
        }
    }

    /// <summary>The connections that share a fate.</summary>
    private sealed class Line(CancellationToken end)
    {
        private readonly CancellationTokenSource _ends = CancellationTokenSource.CreateLinkedTokenSource(end);
        private volatile TaskCompletionSource _passes = Open();

        public CancellationToken Ends => _ends.Token;

        public static TaskCompletionSource Open()
        {
            var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            open.SetResult();
            return open;
        }

        public Task CutAsync() => _ends.CancelAsync();

        public void Silence() => _passes = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Resume() => _passes.TrySetResult();

        public Task PassesAsync() => _passes.Task.WaitAsync(Ends);
    }
}
