using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using QSEC2.Web.Data;
using QSEC2.Web.Operations.Verbs;

namespace QSEC2.Web.Operations;

/// <summary>
/// A backup is one file with the database, the photos and the keys. It is made while the site runs, and brought back while it does not.
/// </summary>
public sealed class Backup(
    DataFolder folder,
    IDbContextFactory<QsecDb> databases,
    DatabaseEngine engine,
    RestoreReconciliation reconciliation,
    TimeProvider time
)
{
    private const string Database = DataFolderSwap.Database;

    /// <returns>The file that was written.</returns>
    /// <exception cref="CannotBeDone">There is nothing to save, or the database is damaged.</exception>
    public async Task<string> SaveAsync(string? file, CancellationToken cancellation)
    {
        if (!File.Exists(folder.Database))
            throw new CannotBeDone($"There is no site in {folder.Root}.");
        file = Path.GetFullPath(file ?? Path.Combine(folder.Backups, $"qsec2-{time.GetUtcNow():yyyyMMdd-HHmmss}.zip"));
        var copy = Path.Combine(folder.Backups, $".{Guid.CreateVersion7():N}.db");
        var unfinished = file + ".part";
        try
        {
            await using (var db = await databases.CreateDbContextAsync(cancellation))
                await engine.CopyAsync(db, copy, cancellation);
            await MustBeUndamagedAsync(copy, cancellation);
            await PackAsync(copy, unfinished, cancellation);
            File.Move(unfinished, file, overwrite: true);
            return file;
        }
        finally
        {
            File.Delete(copy);
            File.Delete(unfinished);
        }
    }

    /// <summary>Puts a backup in the place of what is there; what was there stays beside it, in <c>backups/</c>.</summary>
    /// <exception cref="CannotBeDone">The site is running, or the file is not a backup.</exception>
    public async Task RestoreAsync(string file, CancellationToken cancellation)
    {
        using var alone = await RunningLock.TakeAsync(folder);
        var swap = new DataFolderSwap(folder);
        swap.UndoInterrupted();
        var arrived = Path.Combine(folder.Root, $".restore-{Guid.CreateVersion7():N}");
        try
        {
            Directory.CreateDirectory(arrived);
            await UnpackBackup.RunAsync(file, arrived, UnpackBounds.For(file, folder.Root), cancellation);
            await MustBeOursAsync(Path.Combine(arrived, Database), file, cancellation);
            await reconciliation.ReconcileAsync(Path.Combine(arrived, Database), cancellation);
            swap.Run(arrived, $"{time.GetUtcNow():yyyyMMdd-HHmmss-fff}");
        }
        finally
        {
            Directory.Delete(arrived, recursive: true);
        }
    }

    // Pictures after the database: every row then finds its files.
    private async Task PackAsync(string database, string packed, CancellationToken cancellation)
    {
        await using var file = new FileStream(packed, ForItsOwnerAlone(FileMode.Create));
        await using var zip = await ZipArchive.CreateAsync(
            file,
            ZipArchiveMode.Create,
            leaveOpen: false,
            entryNameEncoding: null,
            cancellation
        );
        await zip.CreateEntryFromFileAsync(database, Database, CompressionLevel.Fastest, cancellation);
        foreach (
            var path in DataFolderSwap.Folders.SelectMany(name =>
                Directory.GetFiles(Path.Combine(folder.Root, name), "*", SearchOption.AllDirectories)
            )
        )
        {
            try
            {
                await zip.CreateEntryFromFileAsync(path, NameOf(path), CompressionLevel.NoCompression, cancellation);
            }
            catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
            {
                // Its author erased it meanwhile.
            }
        }
    }

    // The same on every system.
    private string NameOf(string path) => Path.GetRelativePath(folder.Root, path).Replace('\\', '/');

    internal static FileStreamOptions ForItsOwnerAlone(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private async Task MustBeOursAsync(string database, string file, CancellationToken cancellation)
    {
        if (!File.Exists(database))
            throw new CannotBeDone($"{file} is not a backup of this site.");
        await MustBeUndamagedAsync(database, cancellation);
        if (!await engine.HoldsASiteAsync(database, cancellation))
            throw new CannotBeDone($"{file} is not a backup of this site.");
    }

    private async Task MustBeUndamagedAsync(string database, CancellationToken cancellation)
    {
        if (!await engine.IsUndamagedAsync(database, cancellation))
            throw new CannotBeDone("The database in the backup is damaged.");
    }
}
