using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using QSEC2.Tests.Support;
using QSEC2.Web.Data;
using QSEC2.Web.Operations;

namespace QSEC2.Tests.Operations;

public sealed class DataFolderSwapTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly DataFolder _site;

    public DataFolderSwapTests()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Data:Directory", _folder.Path)]).Build();
        _site = new DataFolder(settings, new HostingEnvironment { ContentRootPath = _folder.Path });
        Fill(_folder.Path, "old");
        Fill(Arrived, "new");
    }

    private string Arrived => _folder.At(".restore-test");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Everything_takes_the_place_of_everything()
    {
        new DataFolderSwap(_site).Run(Arrived, "today");

        Assert.Equal(["new", "new", "new"], Here);
        Assert.Equal("old", File.ReadAllText(_folder.At("backups", "before-restore-today", "qsec2.db")));
    }

    [Fact]
    public void When_something_cannot_be_moved_everything_is_put_back()
    {
        File.Delete(Path.Combine(Arrived, "qsec2.db"));

        Assert.ThrowsAny<IOException>(() => new DataFolderSwap(_site).Run(Arrived, "today"));

        Assert.Equal(["old", "old", "old"], Here);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Cut_off_after_any_move_it_is_undone_at_the_next_start(int moves)
    {
        var aside = Directory.CreateDirectory(_folder.At("backups", ".restoring-today")).FullName;
        (string From, string To)[] all =
        [
            (_folder.At("qsec2.db"), Path.Combine(aside, "qsec2.db")),
            (_folder.At("photos"), Path.Combine(aside, "photos")),
            (_folder.At("keys"), Path.Combine(aside, "keys")),
            (Path.Combine(Arrived, "photos"), _folder.At("photos")),
            (Path.Combine(Arrived, "keys"), _folder.At("keys")),
            (Path.Combine(Arrived, "qsec2.db"), _folder.At("qsec2.db")),
        ];
        foreach (var (from, to) in all.Take(moves))
            Directory.Move(from, to);

        new DataFolderSwap(_site).UndoInterrupted();

        Assert.Equal(["old", "old", "old"], Here);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.At("backups")));
    }

    private IEnumerable<string> Here =>
        new[] { _folder.At("qsec2.db"), _folder.At("photos", "file"), _folder.At("keys", "file") }.Select(File.ReadAllText);

    private static void Fill(string folder, string content)
    {
        foreach (var name in new[] { "photos", "keys" })
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, name)).FullName, "file"), content);
        File.WriteAllText(Path.Combine(folder, "qsec2.db"), content);
    }
}
