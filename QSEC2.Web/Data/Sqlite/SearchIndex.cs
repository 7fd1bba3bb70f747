using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using QSEC2.Domain.Common;
using QSEC2.Domain.Contributions;
using QSEC2.Web.Formats;

namespace QSEC2.Web.Data.Sqlite;

/// <summary>
/// Finds what is published by its words, with SQLite's FTS5. Written in the transaction that publishes or takes away, so that
/// nothing else is ever in it. Wall and kind are words too: one index answers every filter.
/// </summary>
public sealed class SearchIndex : SaveChangesInterceptor
{
    private const int ABatch = 1_000;

    // So many words begin with fewer letters that it would take long, and mean nothing.
    private const int ShortestBeginning = 4;

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is QsecDb db)
            foreach (var changed in db.ChangeTracker.Entries<Contribution>().Where(IsToWrite).ToList())
                await WriteAsync(db, changed.Entity, cancellationToken);
        return result;
    }

    /// <summary>
    /// Its tables, for the migration that makes all others: the words of what is published; a row's number follows the order of
    /// publication. What is deleted is not left in the file.
    /// </summary>
    public static void CreateTables(MigrationBuilder migration)
    {
        migration.Sql("CREATE TABLE SearchRows (Row INTEGER PRIMARY KEY AUTOINCREMENT, ContributionId TEXT NOT NULL UNIQUE);");
        migration.Sql("CREATE VIRTUAL TABLE SearchTexts USING fts5 (Words, tokenize = 'unicode61', detail = none);");
        migration.Sql("INSERT INTO SearchTexts (SearchTexts, rank) VALUES ('secure-delete', 1);");
    }

    public static void DropTables(MigrationBuilder migration)
    {
        migration.Sql("DROP TABLE SearchTexts;");
        migration.Sql("DROP TABLE SearchRows;");
    }

    /// <inheritdoc cref="DatabaseEngine.SearchAsync"/>
    public static async Task<(IReadOnlyList<Guid> Ids, int Total)> FindAsync(
        QsecDb db,
        string words,
        Guid? wall,
        ContributionKind? kind,
        int skip,
        int take,
        CancellationToken cancellation
    )
    {
        var said = SearchWords.Of(words);
        if (said.Count == 0)
            return ([], 0);
        try
        {
            // Words first, for they are quickly found: only what is no word, or is nowhere with the others, may be the beginning of one.
            var found = await AskAsync(db, Asked(said, wall, kind, isBegun: false), skip, take, cancellation);
            return found.Total > 0 || said[^1].Length < ShortestBeginning
                ? found
                : await AskAsync(db, Asked(said, wall, kind, isBegun: true), skip, take, cancellation);
        }
        catch (SqliteException)
        {
            // Letters that the index does not know as letters: they are in nothing.
            return ([], 0);
        }
    }

    /// <summary>
    /// The newest in a debate, at most <see cref="DatabaseEngine.MostFound"/>; every word may be the beginning of one, for they are
    /// looked for while they are typed.
    /// </summary>
    /// <param name="wall">Of the debate.</param>
    public static async Task<IReadOnlyList<Guid>> FindInDebateAsync(
        QsecDb db,
        string words,
        Guid wall,
        ContributionKind? kind,
        CancellationToken cancellation
    )
    {
        var said = SearchWords.Of(words);
        if (said.Count == 0)
            return [];
        try
        {
            var beginnings = string.Join(" AND ", said.Select(word => $"\"{word}\"*"));
            var where = Asked([], wall, kind, isBegun: false);
            return (await AskAsync(db, $"{beginnings} AND {where}", 0, DatabaseEngine.MostFound, cancellation)).Ids;
        }
        catch (SqliteException)
        {
            // Letters that the index does not know as letters: they are in nothing.
            return [];
        }
    }

    private static async Task<(IReadOnlyList<Guid> Ids, int Total)> AskAsync(
        QsecDb db,
        string asked,
        int skip,
        int take,
        CancellationToken cancellation
    )
    {
        // The page and the count from one look-up.
        var rows = await db
            .Database.SqlQuery<long>(
                $"""
                SELECT rowid AS Value FROM SearchTexts WHERE SearchTexts MATCH {asked}
                ORDER BY rowid DESC LIMIT {DatabaseEngine.MostFound + 1}
                """
            )
            .ToListAsync(cancellation);
        var page = JsonSerializer.Serialize(rows.Skip(skip).Take(take));
        var ids = await db
            .Database.SqlQuery<Guid>(
                $"SELECT ContributionId AS Value FROM SearchRows WHERE Row IN (SELECT value FROM json_each({page})) ORDER BY Row DESC"
            )
            .ToListAsync(cancellation);
        return (ids, rows.Count);
    }

    /// <inheritdoc cref="DatabaseEngine.IndexMoreAsync"/>
    public static async Task<bool> FillAsync(QsecDb db, CancellationToken cancellation)
    {
        var missing = await db
            .Contributions.FromSql(
                $"""
                SELECT * FROM Contributions WHERE PublishedAt IS NOT NULL AND Id NOT IN (SELECT ContributionId FROM SearchRows)
                ORDER BY PublishedAt LIMIT {ABatch}
                """
            )
            .AsNoTracking()
            .ToListAsync(cancellation);
        foreach (var contribution in missing)
            await WriteAsync(db, contribution, cancellation);
        return missing.Count == ABatch;
    }

    private static bool IsToWrite(EntityEntry<Contribution> entry) =>
        entry.State switch
        {
            EntityState.Added => entry.Entity.IsPublished,
            EntityState.Modified => entry.Property(contribution => contribution.PublishedAt).IsModified
                || (entry.Entity.IsPublished && entry.Property(contribution => contribution.Text).IsModified),
            _ => false,
        };

    private static async Task WriteAsync(QsecDb db, Contribution contribution, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM SearchTexts WHERE rowid = (SELECT Row FROM SearchRows WHERE ContributionId = {contribution.Id});
            DELETE FROM SearchRows WHERE ContributionId = {contribution.Id};
            """,
            cancellation
        );
        if (contribution.IsPublished)
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO SearchRows (ContributionId) VALUES ({contribution.Id});
                INSERT INTO SearchTexts (rowid, Words) VALUES (last_insert_rowid(), {Words(contribution)});
                """,
                cancellation
            );
    }

    private static string Words(Contribution contribution)
    {
        var said = SearchWords.Of($"{contribution.Text} {contribution.Signature} {contribution.Photo?.Description}");
        List<string> words = [.. said, OnWall(contribution.WallId), OfKind(contribution.Kind)];
        if (contribution.DebateWallId is { } debate)
            words.Add(OnWall(debate));
        return string.Join(' ', words);
    }

    // Letters and digits alone: nothing that was typed is a word of the query language.
    private static string Asked(IReadOnlyList<string> said, Guid? wall, ContributionKind? kind, bool isBegun)
    {
        IEnumerable<string> all = said.Select((word, place) => isBegun && place == said.Count - 1 ? $"\"{word}\"*" : $"\"{word}\"");
        if (wall is { } id)
            all = all.Append($"\"{OnWall(id)}\"");
        if (kind is { } one)
            all = all.Append($"\"{OfKind(one)}\"");
        return string.Join(" AND ", all);
    }

    // Begun with a character for private use: nothing that is typed is such a word, or the beginning of one.
    private static string OnWall(Guid wall) => $"\uE000wall{wall:N}";

    private static string OfKind(ContributionKind kind) => $"\uE000kind{SnakeCase.Of(kind)}";
}
