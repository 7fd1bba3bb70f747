namespace QSEC2.Tests.Support;

/// <summary>A folder of its own, deleted after the test.</summary>
public sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("qsec2-").FullName;

    /// <summary>The setting that makes it the data folder.</summary>
    public string Setting => $"--Data:Directory={Path}";

    public string At(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}
