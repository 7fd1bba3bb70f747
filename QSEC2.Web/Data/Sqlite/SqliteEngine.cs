using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Contributions;

namespace QSEC2.Web.Data.Sqlite;

/// <summary>SQLite: one file in the data folder, one writer at a time, readers beside it.</summary>
public sealed class SqliteEngine : DatabaseEngine
{
    public override string Name => "sqlite";

    protected override string ProviderName => "Microsoft.EntityFrameworkCore.Sqlite";

    public override string ConnectionString(string file) => $"Data Source={file};Default Timeout=10";

    public override void Use(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString).AddInterceptors(new SqliteTuning(), new SearchIndex());

    // SQLite neither sorts nor compares DateTimeOffset.
    public override void Configure(ModelConfigurationBuilder model) =>
        model.Properties<DateTimeOffset>().HaveConversion<UtcMicrosecondsConverter>();

    public override async Task PrepareAsync(QsecDb db, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        if (await AskAsync(db.Database.GetDbConnection(), "PRAGMA journal_mode=WAL", cancellation) is not "wal")
            throw new IOException("The data folder must be on a local disk: SQLite could not switch to write-ahead logging there.");
        await db.Database.CloseConnectionAsync();
    }

    public override Task<(IReadOnlyList<Guid> Ids, int Total)> SearchAsync(
        QsecDb db,
        string words,
        Guid? wall,
        ContributionKind? kind,
        int skip,
        int take,
        CancellationToken cancellation
    ) => SearchIndex.FindAsync(db, words, wall, kind, skip, take, cancellation);

    public override Task<IReadOnlyList<Guid>> SearchInDebateAsync(
        QsecDb db,
        string words,
        Guid wall,
        ContributionKind? kind,
        CancellationToken cancellation
    ) => SearchIndex.FindInDebateAsync(db, words, wall, kind, cancellation);

    public override Task<bool> IndexMoreAsync(QsecDb db, CancellationToken cancellation) => SearchIndex.FillAsync(db, cancellation);

    public override Task CopyAsync(QsecDb db, string file, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync($"VACUUM INTO {file}", cancellation);

    public override async Task<bool> IsUndamagedAsync(string file, CancellationToken cancellation) =>
        await AskAsync(file, "PRAGMA integrity_check", cancellation) is "ok";

    public override async Task<bool> HoldsASiteAsync(string file, CancellationToken cancellation) =>
        await AskAsync(file, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'Walls'", cancellation) is not null;

    public override QsecDb Open(string file)
    {
        var options = new DbContextOptionsBuilder<QsecDb>();
        Use(options, ConnectionString(file));
        return new QsecDb(options.Options);
    }

    public override async Task ReleaseFileAsync(QsecDb db, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellation);
        await db.Database.CloseConnectionAsync();
        SqliteConnection.ClearAllPools();
    }

    // By number: the texts are for people. https://sqlite.org/rescode.html
    protected override DatabaseFault Classify(DbException failure)
    {
        if (failure is not SqliteException error)
            return DatabaseFault.Other;
        return (error.SqliteErrorCode, error.SqliteExtendedErrorCode) switch
        {
            // UNIQUE, PRIMARYKEY, ROWID.
            (19, 2067 or 1555 or 2579) => DatabaseFault.Duplicate,

            // BUSY_SNAPSHOT: what was read is no longer the newest. Before the other kinds of BUSY and LOCKED.
            (5, 517) => DatabaseFault.Conflict,
            (5 or 6, _) => DatabaseFault.Busy,
            (13, _) => DatabaseFault.Full,

            // READONLY, IOERR, CORRUPT, CANTOPEN, NOTADB.
            (8 or 10 or 11 or 14 or 26, _) => DatabaseFault.Storage,
            _ => DatabaseFault.Other,
        };
    }

    private static async Task<object?> AskAsync(string file, string sql, CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Mode=ReadOnly");
        await connection.OpenAsync(cancellation);
        return await AskAsync(connection, sql, cancellation);
    }

    private static async Task<object?> AskAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancellation);
    }
}
