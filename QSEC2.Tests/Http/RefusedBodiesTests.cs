using System.Net.Sockets;
using System.Text;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Http;

/// <summary>
/// As browsers do: all is sent first, and only then is the answer read. Whatever does not fit into the buffers in between
/// waits for somebody to read it.
/// </summary>
public sealed class RefusedBodiesTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private const string Api = $"/api/v1/walls/{Site.Wall}/contributions";

    // Spaces, which JSON may begin with for ever.
    private static readonly byte[] Megabyte = [.. Enumerable.Repeat((byte)' ', 1024 * 1024)];

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Api, "application/json", "413", "too_large")]
    [InlineData(Api, "multipart/form-data; boundary=abc", "413", "too_large")]
    [InlineData($"/murs/{Site.Wall}/contribuer", "multipart/form-data; boundary=abc", "413", "<form")]
    [InlineData("/murs/rien/contribuer", "multipart/form-data; boundary=abc", "404", "</html>")]
    [InlineData(Api, "text/plain", "415", "unsupported_media_type")]
    public async Task Who_sends_far_too_much_reads_why_it_was_refused(string address, string type, string status, string said)
    {
        using var sender = await ConnectAsync(address, type, "Content-Length: 52428800");
        for (var megabyte = 0; megabyte < 50; megabyte++)
            await sender.GetStream().WriteAsync(Megabyte, Now);

        var answer = await new StreamReader(sender.GetStream()).ReadToEndAsync(Now);
        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.Contains(said, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_say_how_much_it_will_be_reads_it_too()
    {
        using var sender = await ConnectAsync(Api, "application/json", "Transfer-Encoding: chunked");
        for (var megabyte = 0; megabyte < 50; megabyte++)
            await sender.GetStream().WriteAsync((byte[])[.. "100000\r\n"u8, .. Megabyte, .. "\r\n"u8], Now);
        await sender.GetStream().WriteAsync("0\r\n\r\n"u8.ToArray(), Now);

        var answer = await new StreamReader(sender.GetStream()).ReadToEndAsync(Now);
        Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_never_ends_is_cut_off()
    {
        using var sender = await ConnectAsync(Api, "application/json", "Content-Length: 9000000000000");

        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            while (true)
                await sender.GetStream().WriteAsync(Megabyte, Now);
        });
    }

    private async Task<TcpClient> ConnectAsync(string address, string type, string length)
    {
        var sender = new TcpClient();
        await sender.ConnectAsync(shared.Site.Address.Host, shared.Site.Address.Port, Now);
        var head =
            $"POST {address} HTTP/1.1\r\nHost: {shared.Site.Address.Authority}\r\nConnection: close\r\n"
            + $"Idempotency-Key: {Guid.CreateVersion7()}\r\nContent-Type: {type}\r\n{length}\r\n\r\n";
        await sender.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), Now);
        return sender;
    }
}
