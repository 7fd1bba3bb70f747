using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using QSEC2.Web.Data;
using QSEC2.Web.Operations.Verbs;

namespace QSEC2.Web.Operations;

/// <summary>A backup is one file with the database, the photos and the keys. It is made while the site runs, and brought back while it does not.</summary>
public sealed class Backup(SiteFolder folder, IDbContextFactory<QsecDb> databases, TimeProvider time)
{
    private const string Database = "qsec2.db";
    private static readonly string[] Folders = ["photos", "keys"];

    /// <returns>The file that was written.</returns>
    public async Task<string> SaveAsync(string? file, CancellationToken cancellation)
    {
        file = Path.GetFullPath(file ?? Path.Combine(folder.Backups, $"qsec2-{time.GetUtcNow():yyyyMMdd-HHmmss}.zip"));
        var copy = Path.Combine(folder.Backups, $".{Guid.CreateVersion7():N}.db");
        var unfinished = file + ".part";
        try
        {
            await using (var db = await databases.CreateDbContextAsync(cancellation))
                await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", cancellation);
            await MustBeWholeAsync(copy, cancellation);

            // Pictures after the database: every row then finds its files.
            await using (var zip = await ZipFile.OpenAsync(unfinished, ZipArchiveMode.Create, cancellation))
            {
                await zip.CreateEntryFromFileAsync(copy, Database, CompressionLevel.Fastest, cancellation);
                foreach (var path in Folders.SelectMany(name => Directory.EnumerateFiles(Path.Combine(folder.Root, name), "*", SearchOption.AllDirectories)))
                    await zip.CreateEntryFromFileAsync(path, Path.GetRelativePath(folder.Root, path), CompressionLevel.NoCompression, cancellation);
            }

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
    /// <exception cref="CannotDo">The site is running, or the file is not a backup.</exception>
    public async Task RestoreAsync(string file, CancellationToken cancellation)
    {
        using var alone = RunningLock.TryTake(folder) ?? throw new CannotDo("The site is running on this folder: stop it first.");
        var arrived = Path.Combine(folder.Root, $".restore-{Guid.CreateVersion7():N}");
        try
        {
            Directory.CreateDirectory(arrived);
            await ZipFile.ExtractToDirectoryAsync(file, arrived, cancellation);
            if (!File.Exists(Path.Combine(arrived, Database)))
                throw new CannotDo($"{file} is not a backup of this site.");
            await MustBeWholeAsync(Path.Combine(arrived, Database), cancellation);
            await NeverUseANumberTwiceAsync(Path.Combine(arrived, Database), cancellation);
            SqliteConnection.ClearAllPools();
            PutAside();
            foreach (var name in Folders.Where(name => Directory.Exists(Path.Combine(arrived, name))))
                Directory.Move(Path.Combine(arrived, name), Path.Combine(folder.Root, name));
            File.Move(Path.Combine(arrived, Database), folder.Database);
        }
        finally
        {
            Directory.Delete(arrived, recursive: true);
        }
    }

    // Screens may have seen numbers that the backup does not know: the walls go on beyond them. When the
    // database that gave them cannot be read any more, far beyond.
    private async Task NeverUseANumberTwiceAsync(string restored, CancellationToken cancellation)
    {
        const long FarBeyond = 1_000_000;
        var used = await UsedNumbersAsync(cancellation);
        var options = (DbContextOptions<QsecDb>)new DbContextOptionsBuilder<QsecDb>().UseQsecSqlite(DataRegistration.ConnectionString(restored)).Options;
        await using (var db = new QsecDb(options))
        {
            await db.Database.MigrateAsync(cancellation);
            foreach (var wall in await db.Walls.ToListAsync(cancellation))
                wall.StartAfter(used is null ? wall.Sequence + FarBeyond : Math.Max(wall.Sequence, used.GetValueOrDefault(wall.Slug)));
            await db.SaveChangesAsync(cancellation);
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellation);
        }

        SqliteConnection.ClearAllPools();
    }

    private async Task<Dictionary<string, long>?> UsedNumbersAsync(CancellationToken cancellation)
    {
        if (!File.Exists(folder.Database))
            return null;
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            return await db.Walls.ToDictionaryAsync(wall => wall.Slug, wall => wall.Sequence, cancellation);
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    private void PutAside()
    {
        var aside = Path.Combine(folder.Backups, $"before-restore-{time.GetUtcNow():yyyyMMdd-HHmmss-fff}");
        Directory.CreateDirectory(aside);
        foreach (var name in Folders.Where(name => Directory.Exists(Path.Combine(folder.Root, name))))
            Directory.Move(Path.Combine(folder.Root, name), Path.Combine(aside, name));
        foreach (var path in Directory.EnumerateFiles(folder.Root, Database + "*"))
            File.Move(path, Path.Combine(aside, Path.GetFileName(path)));
    }

    private static async Task MustBeWholeAsync(string database, CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False;Mode=ReadOnly");
        await connection.OpenAsync(cancellation);
        await using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        if (await check.ExecuteScalarAsync(cancellation) is not "ok")
            throw new CannotDo("The database in the backup is damaged.");
    }
}
