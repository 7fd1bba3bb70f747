using Microsoft.Data.Sqlite;

namespace QSEC2.Tests.Benchmarks;

/// <summary>
/// The reference line of what is stored: one connection that writes each row by itself, and answers once it is on the disk.
/// </summary>
internal sealed class BareTable : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private readonly SqliteConnection _connection;

    public BareTable(string folder)
    {
        _connection = new SqliteConnection($"Data Source={Path.Combine(folder, "bare.db")};Pooling=False");
        _connection.Open();
        Do("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE Rows (Id INTEGER PRIMARY KEY, At INTEGER)");
    }

    public async Task AddAsync()
    {
        await _one.WaitAsync();
        try
        {
            Do("INSERT INTO Rows (At) VALUES (unixepoch())");
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        _connection.Dispose();
        _one.Dispose();
    }

    private void Do(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
