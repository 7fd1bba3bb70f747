using QSEC2.Web.Data;

namespace QSEC2.Web.Images;

/// <summary>A picture on its way in: what was received, and beside it the versions being made. Both go when it is disposed.</summary>
public sealed class IncomingPhoto : IDisposable
{
    public const int MostBytes = 15 * 1024 * 1024;

    /// <summary>Of a whole form: larger than any picture we take, so that a heavy one is answered and not cut off.</summary>
    public const long MostFormBytes = 40 * 1024 * 1024;

    public IncomingPhoto(DataFolder site)
    {
        Versions = Path.Combine(Folder(site), Guid.CreateVersion7().ToString("N"));
        Received = Versions + ".part";
        Directory.CreateDirectory(Folder(site));
    }

    /// <summary>The file with the bytes of the sender.</summary>
    public string Received { get; }

    /// <summary>The folder where versions are made, on the same disk as the one where they are kept: a rename moves them.</summary>
    public string Versions { get; }

    public static string Folder(DataFolder site) => Path.Combine(site.Root, "incoming");

    /// <exception cref="PhotoRefused">Too heavy: nothing is read beyond the limit.</exception>
    public async Task ReceiveAsync(Stream upload, CancellationToken cancellation)
    {
        var buffer = new byte[64 * 1024];
        var total = 0;
        await using var file = new FileStream(Received, ForUsOnly());
        for (var read = await upload.ReadAsync(buffer, cancellation); read > 0; read = await upload.ReadAsync(buffer, cancellation))
        {
            total += read;
            if (total > MostBytes)
                throw new PhotoRefused(PhotoProblem.TooHeavy);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }
    }

    /// <summary>What it says of itself; nothing is decoded.</summary>
    /// <exception cref="PhotoRefused">It is not worth, or not safe, to be decoded.</exception>
    internal PhotoContents Examine()
    {
        using var file = new FileStream(Received, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 64 * 1024);
        return PhotoContents.Read(file);
    }

    public void Dispose()
    {
        File.Delete(Received);
        if (Directory.Exists(Versions))
            Directory.Delete(Versions, recursive: true);
    }

    // It still says where it was taken.
    private static FileStreamOptions ForUsOnly()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
