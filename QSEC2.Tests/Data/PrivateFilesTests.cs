using QSEC2.Tests.Support;

namespace QSEC2.Tests.Data;

/// <summary>Nobody else of the machine reads the data folder.</summary>
public sealed class PrivateFilesTests
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    [Fact]
    public async Task What_a_site_writes_is_for_its_own_user()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        using var folder = new TestFolder();
        var data = folder.At("nouveau");
        await using (Site.Start(folder: data))
            Assert.Equal([], Open(data));
    }

    [Fact]
    public async Task What_an_earlier_version_left_open_is_closed_at_the_start()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        using var folder = new TestFolder();
        var data = folder.At("ancien");
        Directory.CreateDirectory(Path.Combine(data, "photos", "ab"));
        var photo = Path.Combine(data, "photos", "ab", "large.webp");
        await File.WriteAllTextAsync(photo, "", TestContext.Current.CancellationToken);
        OpenToAll(photo);
        OpenToAll(data);

        await using (Site.Start(folder: data))
            Assert.Equal([], Open(data));
    }

    private static void OpenToAll(string entry)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(entry, File.GetUnixFileMode(entry) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
    }

    private static IEnumerable<string> Open(string folder) =>
        Directory
            .EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)
            .Prepend(folder)
            .Where(entry => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(entry) & Others) != UnixFileMode.None);
}
