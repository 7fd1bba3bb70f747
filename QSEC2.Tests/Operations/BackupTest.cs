using Microsoft.Data.Sqlite;
using QSEC2.Tests.Support;
using QSEC2.Web.Operations.Verbs;

namespace QSEC2.Tests.Operations;

/// <summary>A site's folder, and a place elsewhere for its backup.</summary>
public abstract class BackupTest : IDisposable
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected TestFolder Here { get; } = new();

    protected TestFolder Elsewhere { get; } = new();

    protected string Saved => Elsewhere.At("site.zip");

    public void Dispose()
    {
        Here.Dispose();
        Elsewhere.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static async Task<int?> RunAsync(TestFolder folder, params string[] words) =>
        await CommandLine.RunAsync([.. words, folder.Setting]);

    protected static async Task<string> AskAsync(TestFolder folder, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={folder.At("qsec2.db")};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return $"{await command.ExecuteScalarAsync(Cancellation)}";
    }

    protected static async Task ApproveAsync(HttpClient moderator, string text)
    {
        var (id, _) = await moderator.AskAsync(text);
        using var answer = await moderator.ApproveAsync(id);
        Assert.True(answer.IsSuccessStatusCode);
    }
}
