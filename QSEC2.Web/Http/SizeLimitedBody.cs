using System.Buffers;
using Microsoft.AspNetCore.Http.Features;

namespace QSEC2.Web.Http;

/// <summary>
/// What a request brings along, up to the limit of its endpoint. What is beyond is refused as the server would, and can still be drained.
/// </summary>
internal sealed class SizeLimitedBody(Stream body, long? length, long? limit) : Stream, IHttpMaxRequestBodySizeFeature
{
    private long _read;

    /// <summary>Nothing more will come.</summary>
    public bool IsRead { get; private set; }

    /// <inheritdoc />
    public bool IsReadOnly => _read > 0;

    /// <inheritdoc />
    public long? MaxRequestBodySize { get; set; } = limit;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="BadHttpRequestException">More than the limit (413).</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        RefuseBeyond(Math.Max(length ?? 0, _read));
        var read = await body.ReadAsync(buffer, cancellationToken);
        Count(read, buffer.Length);
        RefuseBeyond(_read);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Requests are read without waiting.");

    /// <summary>Throws away what is left, up to so many bytes.</summary>
    public async Task DrainAsync(long most, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            for (var end = _read + most; !IsRead && _read < end; )
                Count(await body.ReadAsync(buffer, cancellation), buffer.Length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void RefuseBeyond(long bytes)
    {
        if (bytes > MaxRequestBodySize)
            throw new BadHttpRequestException("The body is larger than this endpoint takes.", StatusCodes.Status413PayloadTooLarge);
    }

    private void Count(int read, int asked)
    {
        _read += read;
        IsRead = (read == 0 && asked > 0) || _read == length;
    }
}
