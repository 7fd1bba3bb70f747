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

/// <summary>What is published at a time: another number, or something announced whose time has come, is another edition.</summary>
/// <param name="Number">Of the programme, in the database.</param>
/// <param name="Since">UTC. When the last that is published became so.</param>
public sealed record Edition(long Number, DateTimeOffset Since);

/// <summary>
/// All that is published of the programme: a few hundred texts, asked for by every page, so kept in memory until one changes.
/// </summary>
public sealed class PublishedProgramme(IDbContextFactory<QsecDb> databases, Changes changes, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _reading = new(1);
    private Snapshot? _snapshot;

    /// <summary>Part of the key of whatever is drawn from the programme. Ask before drawing.</summary>
    public async ValueTask<Edition> EditionAsync(CancellationToken cancellation) => (await SnapshotAsync(cancellation)).Edition;

    /// <summary>Every published entry of that kind, in no order.</summary>
    public async ValueTask<IReadOnlyList<PublishedEntry<T>>> AllAsync<T>(CancellationToken cancellation)
        where T : Content => [.. (await SnapshotAsync(cancellation)).Entries.Where(entry => entry.Content is T).Select(As<T>)];

    /// <returns>Null when there is none, or it is not published.</returns>
    public async ValueTask<PublishedEntry<T>?> FindAsync<T>(string slug, CancellationToken cancellation)
        where T : Content =>
        (await SnapshotAsync(cancellation)).Entries.FirstOrDefault(entry => entry.Content is T && entry.Slug == slug) is { } found
            ? As<T>(found)
            : null;

    /// <summary>Whether something published shows this picture.</summary>
    public async ValueTask<bool> ShowsAsync(Guid picture, CancellationToken cancellation) =>
        (await SnapshotAsync(cancellation)).Pictures.Contains(picture);

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

    public void Dispose() => _reading.Dispose();

    private static PublishedEntry<T> As<T>(Entry entry)
        where T : Content => new(entry.Id, entry.Slug, (T)entry.Content, entry.PublishedAt ?? default) { Version = entry.Version };

    private async ValueTask<Snapshot> SnapshotAsync(CancellationToken cancellation)
    {
        var wanted = changes.Known.Programme;
        if (Current(wanted) is { } snapshot)
            return snapshot;
        await _reading.WaitAsync(cancellation);
        try
        {
            // Whoever waited finds what was read meanwhile: all who come at once read it once.
            return Current(wanted) ?? (_snapshot = await ReadAsync(changes.Known.Programme, cancellation));
        }
        finally
        {
            _reading.Release();
        }
    }

    private Snapshot? Current(long wanted) =>
        _snapshot is { } snapshot && snapshot.Edition.Number >= wanted && time.GetUtcNow() < snapshot.Until ? snapshot : null;

    // The number was known before: what is read is never older than it.
    private async Task<Snapshot> ReadAsync(long number, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var announced = await db.Entries.AsNoTracking().Where(entry => entry.PublishedAt != null).ToListAsync(cancellation);
        var published = announced.FindAll(entry => entry.PublishedAt <= now);
        return new Snapshot(
            published,
            new Edition(number, published.Max(entry => entry.PublishedAt) ?? DateTimeOffset.MinValue),
            announced.Where(entry => entry.PublishedAt > now).Min(entry => entry.PublishedAt) ?? DateTimeOffset.MaxValue
        );
    }

    /// <param name="Until">UTC. When the next that is announced becomes public.</param>
    private sealed record Snapshot(IReadOnlyList<Entry> Entries, Edition Edition, DateTimeOffset Until)
    {
        public HashSet<Guid> Pictures { get; } =
            Entries.SelectMany(entry => entry.Content.Pictures).Select(picture => picture.Id).ToHashSet();
    }
}
