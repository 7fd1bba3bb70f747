using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Programme;
using QSEC2.Web.Live;

namespace QSEC2.Web.Data;

/// <summary>An entry as the public sees it.</summary>
public sealed record PublishedEntry<T>(Guid Id, string Slug, T Content, DateTimeOffset At)
    where T : Content
{
    /// <summary>How often it was changed.</summary>
    public int Version { get; init; }
}

/// <summary>All that is published of the programme: a few hundred texts, asked for by every page, so kept in memory until one changes.</summary>
public sealed class PublishedProgramme(IDbContextFactory<QsecDb> databases, Changes changes, TimeProvider time)
{
    // What another process wrote, or was announced for later, shows soon.
    private static readonly TimeSpan StaysFresh = TimeSpan.FromSeconds(5);
    private Shelf? _shelf;

    /// <summary>Every published entry of that kind, in no order.</summary>
    public async ValueTask<IReadOnlyList<PublishedEntry<T>>> AllAsync<T>(CancellationToken cancellation)
        where T : Content => [.. (await ShelfAsync(cancellation)).Entries.Where(entry => entry.Content is T).Select(As<T>)];

    /// <returns>Null when there is none, or it is not published.</returns>
    public async ValueTask<PublishedEntry<T>?> FindAsync<T>(string slug, CancellationToken cancellation)
        where T : Content =>
        (await ShelfAsync(cancellation)).Entries.FirstOrDefault(entry => entry.Content is T && entry.Slug == slug) is { } found
            ? As<T>(found)
            : null;

    /// <summary>Whether something published shows this picture.</summary>
    public async ValueTask<bool> ShowsAsync(Guid picture, CancellationToken cancellation) =>
        (await ShelfAsync(cancellation)).Pictures.Contains(picture);

    /// <summary>As it is saved, published or not, for those who write it.</summary>
    /// <returns>Null when there is none, or it is not theirs.</returns>
    public async Task<PublishedEntry<T>?> DraftAsync<T>(string slug, Editor editor, CancellationToken cancellation)
        where T : Content
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var entries = await db.Entries.AsNoTracking().Where(entry => entry.Slug == slug).ToListAsync(cancellation);
        return entries.Find(entry => entry.Content is T) is { } found && editor.May(found.Content) ? As<T>(found) : null;
    }

    /// <summary>As the public sees it; as it is saved when somebody who writes it looks.</summary>
    public async ValueTask<PublishedEntry<T>?> FindAsync<T>(string slug, Editor? writer, CancellationToken cancellation)
        where T : Content => writer is null ? await FindAsync<T>(slug, cancellation) : await DraftAsync<T>(slug, writer, cancellation);

    /// <summary>The same of every entry of a kind: what is theirs as it is saved, the rest as the public sees it.</summary>
    public async ValueTask<IReadOnlyList<PublishedEntry<T>>> AllAsync<T>(Editor? writer, CancellationToken cancellation)
        where T : Content
    {
        var published = await AllAsync<T>(cancellation);
        if (writer is null)
            return published;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var theirs = (await db.Entries.AsNoTracking().ToListAsync(cancellation))
            .Where(entry => entry.Content is T && writer.May(entry.Content))
            .Select(As<T>)
            .ToList();
        return [.. theirs, .. published.ExceptBy(theirs.Select(entry => entry.Id), entry => entry.Id)];
    }

    private static PublishedEntry<T> As<T>(Entry entry)
        where T : Content => new(entry.Id, entry.Slug, (T)entry.Content, entry.PublishedAt ?? default) { Version = entry.Version };

    private async ValueTask<Shelf> ShelfAsync(CancellationToken cancellation)
    {
        var version = changes.Programme.Version;
        if (_shelf is { } shelf && shelf.Version == version && time.GetElapsedTime(shelf.ReadAt) < StaysFresh)
            return shelf;
        return _shelf = await ReadAsync(version, cancellation);
    }

    private async Task<Shelf> ReadAsync(long version, CancellationToken cancellation)
    {
        var (now, readAt) = (time.GetUtcNow(), time.GetTimestamp());
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return new Shelf(
            await db.Entries.AsNoTracking().Where(entry => entry.PublishedAt <= now).ToListAsync(cancellation),
            version,
            readAt
        );
    }

    private sealed record Shelf(IReadOnlyList<Entry> Entries, long Version, long ReadAt)
    {
        public HashSet<Guid> Pictures { get; } =
            Entries.SelectMany(entry => entry.Content.Pictures).Select(picture => picture.Id).ToHashSet();
    }
}
