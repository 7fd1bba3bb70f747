namespace QSEC2.Web.Images;

/// <summary>
/// A file that can no longer be read once the work is to stop: not every decoder asks for itself whether it should go on.
/// </summary>
internal sealed class CancellableFile(string path, CancellationToken stop)
    : FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0)
{
    public override int Read(Span<byte> buffer)
    {
        stop.ThrowIfCancellationRequested();
        return base.Read(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        stop.ThrowIfCancellationRequested();
        return base.Read(buffer, offset, count);
    }
}
