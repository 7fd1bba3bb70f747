using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Contributions;
using QSEC2.Web.Data.Sqlite;

namespace QSEC2.Web.Data;

/// <summary>
/// All that one kind of database does in its own way: how it is opened, searched, copied and checked, and what its errors mean.
/// Nothing outside <c>Data</c> knows which one it is.
/// </summary>
public abstract class DatabaseEngine
{
    /// <summary>Nobody reads further, and to count what is in half of the texts takes longer than to find it.</summary>
    public const int MostFound = 1_000;

    // The first one is the default.
    private static readonly DatabaseEngine[] Known = [new SqliteEngine()];

    /// <summary>As <c>Database:Provider</c> names it.</summary>
    public abstract string Name { get; }

    /// <summary>As Entity Framework names it.</summary>
    protected abstract string ProviderName { get; }

    /// <param name="name">Null for the default.</param>
    /// <exception cref="InvalidDataException">This version does not know it.</exception>
    public static DatabaseEngine Named(string? name)
    {
        if (Array.Find(Known, engine => name is null || engine.Name == name) is { } found)
            return found;
        var names = string.Join(", ", Known.Select(engine => engine.Name));
        throw new InvalidDataException($"Database:Provider is '{name}'. This version knows: {names}.");
    }

    public static DatabaseEngine Of(DbContext db) => Known.Single(engine => engine.ProviderName == db.Database.ProviderName);

    /// <summary>What went wrong, when it is the database that says so: looks at what caused it too.</summary>
    public static DatabaseFault FaultOf(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbUpdateConcurrencyException)
                return DatabaseFault.Conflict;
            if (cause is DbException error)
                return Known.Select(engine => engine.Classify(error)).FirstOrDefault(fault => fault is not DatabaseFault.Other);
        }

        return DatabaseFault.Other;
    }

    /// <summary>How a database that is one file is reached.</summary>
    public abstract string ConnectionString(string file);

    public abstract void Use(DbContextOptionsBuilder options, string connectionString);

    /// <summary>How what the database cannot keep as it is, is kept.</summary>
    public abstract void Configure(ModelConfigurationBuilder model);

    /// <summary>After the migrations, at every start: what the site relies on beside its tables.</summary>
    public abstract Task PrepareAsync(QsecDb db, CancellationToken cancellation);

    /// <summary>The contributions that have these words, the newest first.</summary>
    /// <param name="words">As they were typed; the last may be the beginning of one, where nothing has it as it is.</param>
    /// <returns>
    /// The ids of a page of contributions, and how many there are in all: more than <see cref="MostFound"/> are counted as one more.
    /// </returns>
    public abstract Task<(IReadOnlyList<Guid> Ids, int Total)> SearchAsync(
        QsecDb db,
        string words,
        Guid? wall,
        ContributionKind? kind,
        int skip,
        int take,
        CancellationToken cancellation
    );

    /// <summary>
    /// The newest in a debate, at most <see cref="MostFound"/>; every word may be the beginning of one, for they are looked for while they
    /// are typed.
    /// </summary>
    /// <param name="wall">Of the debate.</param>
    public abstract Task<IReadOnlyList<Guid>> SearchInDebateAsync(
        QsecDb db,
        string words,
        Guid wall,
        ContributionKind? kind,
        CancellationToken cancellation
    );

    /// <summary>Puts some of what was published before there was an index into it.</summary>
    /// <returns>False when that was all.</returns>
    public abstract Task<bool> IndexMoreAsync(QsecDb db, CancellationToken cancellation);

    /// <summary>Copies the database into one file, as it is at this moment, while others go on writing.</summary>
    public abstract Task CopyAsync(QsecDb db, string file, CancellationToken cancellation);

    /// <summary>Whether nothing in such a copy is damaged.</summary>
    public abstract Task<bool> IsUndamagedAsync(string file, CancellationToken cancellation);

    /// <summary>Whether such a copy is of a site, whatever its version.</summary>
    public abstract Task<bool> HoldsASiteAsync(string file, CancellationToken cancellation);

    /// <summary>Opens such a copy, to be changed; <see cref="ReleaseFileAsync"/> before anything is done with its file.</summary>
    public abstract QsecDb Open(string file);

    /// <summary>Has all that was written in the file alone, and no file open any more.</summary>
    public abstract Task ReleaseFileAsync(QsecDb db, CancellationToken cancellation);

    /// <summary>What an error of this kind of database means; <see cref="DatabaseFault.Other"/> of another kind's.</summary>
    protected abstract DatabaseFault Classify(DbException failure);
}

/// <summary>What a failure of the database means to whoever asked.</summary>
public enum DatabaseFault
{
    /// <summary>Nothing known: a fault of ours.</summary>
    Other,

    /// <summary>Somebody else changed the same meanwhile: again, on what is true now.</summary>
    Conflict,

    /// <summary>What may be there once is there already: again, for somebody else may have been first.</summary>
    Duplicate,

    /// <summary>Others wrote for longer than one waits.</summary>
    Busy,

    /// <summary>The disk is full.</summary>
    Full,

    /// <summary>The disk, or what is on it, does not let itself be read or written.</summary>
    Storage,
}
