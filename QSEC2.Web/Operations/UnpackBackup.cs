using System.IO.Compression;
using QSEC2.Web.Operations.Verbs;

namespace QSEC2.Web.Operations;

/// <summary>How much a backup may unpack to.</summary>
/// <param name="Entries">Files and folders.</param>
/// <param name="Bytes">Of all of them together.</param>
public sealed record UnpackBounds(int Entries, long Bytes)
{
    // A photo is six files: years of a whole region.
    private const int MostEntries = 1_000_000;

    // Photos are stored as they are, and a database shrinks ten times at most; a small one that is nearly empty shrinks more.
    private const int MostTimes = 50;
    private const long AnySize = 1L << 30;

    // So that the site can start afterwards, and say what is wrong.
    private const long StaysFree = 256L << 20;

    /// <summary>What a backup of that size may hold, and what the disk that is to take it has room for.</summary>
    public static UnpackBounds For(string file, string folder)
    {
        var credible = AnySize + (MostTimes * new FileInfo(file).Length);
        var free = new DriveInfo(folder).AvailableFreeSpace - StaysFree;
        return new UnpackBounds(MostEntries, Math.Max(0, Math.Min(credible, free)));
    }
}

/// <summary>
/// Unpacks a backup. The file may come from anywhere: nothing is written before everything that it declares was looked at, and what it
/// really holds is counted again while it is written.
/// </summary>
public static class UnpackBackup
{
    private const int Chunk = 128 * 1024;

    /// <param name="into">A folder that exists and is empty.</param>
    /// <exception cref="CannotBeDone">It is no backup of this site, or more than the bounds allow.</exception>
    public static async Task RunAsync(string file, string into, UnpackBounds bounds, CancellationToken cancellation)
    {
        await using var zip = await ZipFile.OpenReadAsync(file, cancellation);
        MustFit(zip, file, bounds);
        foreach (var entry in zip.Entries)
            await UnpackAsync(entry, into, file, cancellation);
    }

    private static void MustFit(ZipArchive zip, string file, UnpackBounds bounds)
    {
        if (zip.Entries.Count > bounds.Entries)
            throw new CannotBeDone($"{file} holds {zip.Entries.Count} files, more than a backup of this site can ({bounds.Entries}).");
        var left = bounds.Bytes;
        foreach (var entry in zip.Entries)
        {
            if (!IsOurs(entry.FullName))
                throw new CannotBeDone($"{file} is not a backup of this site: it holds '{entry.FullName}'.");
            left -= Math.Clamp(entry.Length, 0, bounds.Bytes + 1);
            if (left < 0)
                throw new CannotBeDone(TooMuch(file, bounds));
        }
    }

    private static string TooMuch(string file, UnpackBounds bounds) =>
        $"{file} unpacks to more than {bounds.Bytes / 1_000_000} MB: more than a backup of its size holds, or than the disk has room for.";

    // The database, and what is under the folders that go with it: a name that leads anywhere else is none of ours.
    private static bool IsOurs(string name)
    {
        if (name == DataFolderSwap.Database)
            return true;
        var parts = name.TrimEnd('/').Split('/');
        return DataFolderSwap.Folders.Contains(parts[0]) && Array.TrueForAll(parts, IsPlain);
    }

    private static bool IsPlain(string part) =>
        part is not ("" or "." or "..") && !part.AsSpan().ContainsAny('\\', ':') && !part.Any(char.IsControl);

    private static async Task UnpackAsync(ZipArchiveEntry entry, string into, string file, CancellationToken cancellation)
    {
        var path = Path.Combine(into, entry.FullName);
        if (entry.FullName.EndsWith('/'))
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using (var packed = await entry.OpenAsync(cancellation))
        await using (var unpacked = new FileStream(path, Backup.ForItsOwnerAlone(FileMode.CreateNew)))
        {
            var chunk = new byte[Chunk];
            var left = entry.Length;
            for (var read = await packed.ReadAsync(chunk, cancellation); read > 0; read = await packed.ReadAsync(chunk, cancellation))
            {
                left -= read;
                if (left < 0)
                    throw new CannotBeDone($"{file} is not a backup of this site: '{entry.FullName}' is longer than it says.");
                await unpacked.WriteAsync(chunk.AsMemory(0, read), cancellation);
            }
        }

        File.SetLastWriteTime(path, entry.LastWriteTime.LocalDateTime);
    }
}
