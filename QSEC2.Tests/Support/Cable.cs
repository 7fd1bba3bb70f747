using System.Net;
using System.Net.Sockets;

namespace QSEC2.Tests.Support;

/// <summary>The network between a screen and the site: it can be cut, and mended.</summary>
public sealed class Cable : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Uri _site;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;
    private CancellationTokenSource _cut = new();
    private bool _isCut;
    private long _sent;

    public Cable(Site site)
    {
        _site = site.Address;
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Where a browser finds the site through this cable.</summary>
    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

    /// <summary>How many bytes the screen has sent to the site.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    public async Task CutAsync()
    {
        _isCut = true;
        await _cut.CancelAsync();
    }

    public void Mend()
    {
        _cut = new CancellationTokenSource();
        _isCut = false;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _cut.CancelAsync();
        _listener.Dispose();
        await _serving;
        _end.Dispose();
        _cut.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var screen = await _listener.AcceptTcpClientAsync(_end.Token);
                if (_isCut)
                    screen.Close();
                else
                    _ = CarryAsync(screen, _cut.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task CarryAsync(TcpClient screen, CancellationToken cut)
    {
        using var here = screen;
        using var there = new TcpClient();
        try
        {
            await there.ConnectAsync(_site.Host, _site.Port, cut);
            var (from, to) = (here.GetStream(), there.GetStream());
            await Task.WhenAny(SendAsync(from, to, cut), to.CopyToAsync(from, cut));
        }
        catch (Exception broken) when (broken is OperationCanceledException or IOException or SocketException)
        {
            // That is what a cut looks like.
        }
    }

    private async Task SendAsync(NetworkStream screen, NetworkStream site, CancellationToken cut)
    {
        var buffer = new byte[16_384];
        while (await screen.ReadAsync(buffer, cut) is > 0 and var read)
        {
            Interlocked.Add(ref _sent, read);
            await site.WriteAsync(buffer.AsMemory(0, read), cut);
        }
    }
}
