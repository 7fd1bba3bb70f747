using System.IO.Compression;
using QSEC2.Tests.Support;
using QSEC2.Web.Operations;
using QSEC2.Web.Operations.Verbs;

namespace QSEC2.Tests.Operations;

/// <summary>A backup may have been handed over by anyone.</summary>
public sealed class UnpackBackupTests : IDisposable
{
    private readonly TestFolder _here = new();

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private string Archive => _here.At("site.zip");

    private string Into => _here.At("into");

    public void Dispose() => _here.Dispose();

    [Fact]
    public async Task What_a_backup_holds_arrives_as_it_was()
    {
        await PackAsync(("qsec2.db", [1, 2, 3]), ("photos/a/960.webp", [4]), ("keys/", []), ("photos/empty", []));
        await UnpackAsync(new UnpackBounds(4, 4));
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(Path.Combine(Into, "qsec2.db"), Now));
        Assert.Equal([4], await File.ReadAllBytesAsync(Path.Combine(Into, "photos/a/960.webp"), Now));
        Assert.True(Directory.Exists(Path.Combine(Into, "keys")));
        Assert.Equal(0, new FileInfo(Path.Combine(Into, "photos/empty")).Length);
    }

    [Theory]
    [InlineData(3, 1_000, "holds 4 files")]
    [InlineData(1_000, 3, "unpacks to more than")]
    public async Task More_than_its_bounds_is_refused_before_anything_is_written(int entries, long bytes, string why)
    {
        await PackAsync(("qsec2.db", [1, 2]), ("photos/1", [3]), ("photos/2", [4]), ("photos/3", []));
        Assert.Contains(why, await RefusedAsync(new UnpackBounds(entries, bytes)), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Into));
    }

    [Theory]
    [InlineData("../way-out")]
    [InlineData("/way-out")]
    [InlineData("photos/../../way-out")]
    [InlineData("photos/..")]
    [InlineData("photos/./a")]
    [InlineData("photos//a")]
    [InlineData("photos\\..\\..\\way-out")]
    [InlineData("C:/way-out")]
    [InlineData("photos/C:way-out")]
    [InlineData("backups/a")]
    [InlineData("running.lock")]
    [InlineData("qsec2.db-wal")]
    [InlineData("qsec2.db/a")]
    public async Task A_name_that_no_backup_holds_is_refused_before_anything_is_written(string name)
    {
        await PackAsync(("qsec2.db", [1]), (name, [2]));
        Assert.Contains($"it holds '{name}'", await RefusedAsync(new UnpackBounds(10, 10)), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Into));
    }

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Fastest)]
    public async Task What_is_longer_than_it_says_fills_no_disk(CompressionLevel level)
    {
        await PackAsync(level, ("photos/zeros", new byte[3_000_000]));
        await ZipLies.SayLengthAsync(Archive, "photos/zeros", 10);
        await Record.ExceptionAsync(() => UnpackAsync(new UnpackBounds(1, 100)));
        var written = Path.Combine(Into, "photos", "zeros");
        Assert.True(!File.Exists(written) || new FileInfo(written).Length <= 10, "More was written than the archive says.");
    }

    [Fact]
    public async Task A_length_beyond_all_numbers_is_refused()
    {
        await PackAsync(("photos/1", [1]), ("photos/2", [2]));
        await ZipLies.SayLengthAsync(Archive, "photos/1", uint.MaxValue - 1);
        Assert.Contains("unpacks to more than", await RefusedAsync(new UnpackBounds(10, uint.MaxValue - 2)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_name_twice_is_refused()
    {
        await PackAsync(("photos/1", [1]), ("photos/1", [2]));
        await Assert.ThrowsAsync<IOException>(() => UnpackAsync(new UnpackBounds(10, 10)));
    }

    [Fact]
    public void What_a_file_may_hold_follows_its_size_and_the_disk()
    {
        File.WriteAllBytes(Archive, new byte[1_000]);
        var bounds = UnpackBounds.For(Archive, _here.Path);
        var free = new DriveInfo(_here.Path).AvailableFreeSpace;
        Assert.InRange(bounds.Bytes, long.MinValue, Math.Min((1L << 30) + 50_000, free));
    }

    private async Task<string> RefusedAsync(UnpackBounds bounds) =>
        (await Assert.ThrowsAsync<CannotBeDone>(() => UnpackAsync(bounds))).Message;

    private Task UnpackAsync(UnpackBounds bounds)
    {
        Directory.CreateDirectory(Into);
        return UnpackBackup.RunAsync(Archive, Into, bounds, Now);
    }

    private Task PackAsync(params (string Name, byte[] Bytes)[] files) => PackAsync(CompressionLevel.Fastest, files);

    private async Task PackAsync(CompressionLevel level, params (string Name, byte[] Bytes)[] files)
    {
        await using var zip = await ZipFile.OpenAsync(Archive, ZipArchiveMode.Create, Now);
        foreach (var (name, bytes) in files)
        {
            await using var entry = await zip.CreateEntry(name, level).OpenAsync(Now);
            await entry.WriteAsync(bytes, Now);
        }
    }
}
