using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Photos;

public sealed class PhotoKeeperTests
{
    [Fact]
    public async Task What_a_crash_left_behind_is_gone_once_the_site_runs_again()
    {
        var folder = Directory.CreateTempSubdirectory("qsec2-").FullName;
        var left = new[] { Path.Combine(folder, "incoming", "original.part"), Orphan(folder) };
        foreach (var path in left)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, "GPS", TestContext.Current.CancellationToken);
            foreach (var old in new[] { path, Path.GetDirectoryName(path)! })
                Directory.SetLastWriteTimeUtc(old, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2));
        }

        await using (Site.Start(folder: folder))
            await Eventually.TrueAsync(() => Task.FromResult(left.Count(File.Exists)), still => still == 0);
        Directory.Delete(folder, recursive: true);
    }

    private static string Orphan(string folder)
    {
        var id = Guid.CreateVersion7().ToString("N");
        return Path.Combine(folder, "photos", id[^2..], id, "480.webp");
    }
}
