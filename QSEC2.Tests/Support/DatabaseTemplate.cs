using Microsoft.EntityFrameworkCore;

namespace QSEC2.Tests.Support;

/// <summary>
/// The database of a site that has just been set up, made once for the run: a site that starts on its copy finds nothing to do.
/// </summary>
public static class DatabaseTemplate
{
    private static readonly Lazy<byte[]> Made = new(Make);

    public static void CopyTo(string folder) => File.WriteAllBytes(Path.Combine(folder, "qsec2.db"), Made.Value);

    // Elsewhere than on the threads of the tests, which all may wait for it.
    private static byte[] Make() => Task.Run(MakeAsync).GetAwaiter().GetResult();

    private static async Task<byte[]> MakeAsync()
    {
        using var folder = new TestFolder();
        await using var site = Site.Start(folder: folder.At("site"));
        await using var db = site.Database();
        var copy = folder.At("template.db");
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}");
        return await File.ReadAllBytesAsync(copy);
    }
}
