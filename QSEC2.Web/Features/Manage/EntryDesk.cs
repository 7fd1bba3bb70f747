using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Common;
using QSEC2.Domain.Programme;
using QSEC2.Web.Data;

namespace QSEC2.Web.Features.Manage;

/// <summary>What operators and administrators do with entries: one act, one transaction. What is not theirs is not there.</summary>
public sealed class EntryDesk(IDbContextFactory<QsecDb> databases, VersionTail versions, TimeProvider time)
{
    // Addresses of something else.
    private static readonly string[] Reserved = ["nouveau", "inscription"];

    // An exhibition and a stop of its tour are both at /expositions/{slug}.
    private static readonly List<EntryKind> KindsSharingAddresses = [EntryKind.Exhibition, EntryKind.Stop];

    /// <summary>Every entry of a kind that they may write, drafts too; by title.</summary>
    public async Task<IReadOnlyList<Entry>> ListAsync(EntryKind kind, Editor editor, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var entries = await db.Entries.AsNoTracking().Where(entry => entry.Kind == kind).ToListAsync(cancellation);
        return
        [
            .. entries.Where(entry => editor.May(entry.Content)).OrderBy(entry => entry.Content.Title.Fr, StringComparer.CurrentCulture),
        ];
    }

    /// <summary>The events of a stop that they may write, drafts too; by day.</summary>
    public async Task<IReadOnlyList<Entry>> ProgrammeAsync(string stop, Editor editor, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var events = await db.Entries.AsNoTracking().Where(entry => entry.Kind == EntryKind.Event).ToListAsync(cancellation);
        return
        [
            .. events
                .Where(entry => IsEventOfStop(stop, entry, editor))
                .OrderBy(entry => ((Event)entry.Content).Day)
                .ThenBy(entry => ((Event)entry.Content).Starts),
        ];
    }

    /// <returns>With its whole history; null when it is not there or not theirs.</returns>
    public async Task<Entry?> FindAsync(EntryKind kind, string slug, Editor editor, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await FindAsync(db.Entries.AsNoTracking().Include(entry => entry.History), kind, slug, editor, cancellation);
    }

    /// <returns>Null when such an entry would not be theirs.</returns>
    /// <exception cref="RuleBroken">With every field that is wrong.</exception>
    public async Task<Entry?> AddAsync(Content content, Editor editor, CancellationToken cancellation)
    {
        if (!editor.May(content))
            return null;
        return await databases.TransactAsync(db => AddAsync(db, content, editor, cancellation), cancellation);
    }

    private async Task<Entry> AddAsync(QsecDb db, Content content, Editor editor, CancellationToken cancellation)
    {
        var wanted = Slug.Of(content.Title.Fr);
        var kinds = KindsSharingAddresses.Contains(content.Kind) ? KindsSharingAddresses : [content.Kind];
        var taken = await db
            .Entries.Where(entry => kinds.Contains(entry.Kind) && entry.Slug.StartsWith(wanted))
            .Select(entry => entry.Slug)
            .ToHashSetAsync(cancellation);
        var slug = Enumerable
            .Range(1, taken.Count + 2)
            .Select(number => number == 1 ? wanted : $"{wanted}-{number}")
            .First(free => !taken.Contains(free) && !Reserved.Contains(free));
        var entry = db.Entries.Add(Entry.Draft(slug, content, editor, time.GetUtcNow())).Entity;
        await db.ClaimAsync(content.Pictures, entry.Id, editor.Id, cancellation);
        return entry;
    }

    /// <returns>Null when it is not there, not theirs, or would not be any more.</returns>
    /// <exception cref="RuleBroken"><see cref="Rule.ChangedMeanwhile"/>, or every field that is wrong.</exception>
    public Task<Entry?> WriteAsync(EntryKind kind, string slug, Content content, int version, Editor editor, CancellationToken cancellation)
    {
        if (!editor.May(content))
            return Task.FromResult<Entry?>(null);
        return ActAsync(
            kind,
            slug,
            version,
            editor,
            async (db, entry, at) =>
            {
                entry.Write(content, version, editor, at);
                await db.ClaimAsync(content.Pictures, entry.Id, editor.Id, cancellation);
            },
            cancellation
        );
    }

    /// <param name="version">The one that was read: nothing is published unread.</param>
    /// <param name="from">From when the public sees it; null for at once.</param>
    /// <param name="programme">
    /// Drafts of a stop's events that become public with it, each with the version that was read: all of them, or nothing.
    /// </param>
    public Task<Entry?> PublishAsync(
        EntryKind kind,
        string slug,
        int version,
        DateTimeOffset? from,
        IReadOnlyDictionary<string, int> programme,
        Editor editor,
        CancellationToken cancellation
    ) =>
        ActAsync(
            kind,
            slug,
            version,
            editor,
            async (db, entry, at) =>
            {
                // What is announced for later takes its programme along.
                var publicFrom = from ?? (entry.PublishedAt > at ? entry.PublishedAt.Value : at);
                if (entry.PublishedAt is null || programme.Count == 0)
                    entry.Publish(from ?? at, editor, at);
                foreach (var draft in await DraftsAsync(db, entry, programme, editor, cancellation))
                    draft.Publish(publicFrom, editor, at);
            },
            cancellation
        );

    private static async Task<IReadOnlyList<Entry>> DraftsAsync(
        QsecDb db,
        Entry stop,
        IReadOnlyDictionary<string, int> programme,
        Editor editor,
        CancellationToken cancellation
    )
    {
        var slugs = programme.Keys.ToList();
        if (slugs.Count == 0)
            return [];
        var events = await db
            .Entries.Include(entry => entry.History)
            .Where(entry => entry.Kind == EntryKind.Event && slugs.Contains(entry.Slug))
            .ToListAsync(cancellation);
        var areAsRead = events.TrueForAll(entry =>
            IsEventOfStop(stop.Slug, entry, editor) && entry.PublishedAt is null && entry.Version == programme[entry.Slug]
        );
        if (events.Count != slugs.Count || !areAsRead)
            throw new RuleBroken(Rule.ChangedMeanwhile);

        // What keeps one of them from the public is in its own form, not in that of the stop.
        return events.Exists(entry => entry.Content.Unready().Any()) ? throw new RuleBroken(Rule.EventNotReady) : events;
    }

    private static bool IsEventOfStop(string stop, Entry entry, Editor editor) =>
        ((Event)entry.Content).Stop == stop && editor.May(entry.Content);

    public Task<Entry?> UnpublishAsync(EntryKind kind, string slug, int version, Editor editor, CancellationToken cancellation) =>
        ActAsync(kind, slug, version, editor, (entry, at) => entry.Unpublish(editor, at), cancellation);

    /// <param name="number">Of the revision whose words come back.</param>
    public async Task<Entry?> RestoreAsync(
        EntryKind kind,
        string slug,
        int version,
        int number,
        Editor editor,
        CancellationToken cancellation
    )
    {
        var found = await FindAsync(kind, slug, editor, cancellation);
        var then = found?.History.FirstOrDefault(revision => revision.Number == number);
        if (then is null || !editor.May(then.Content))
            return null;
        return await ActAsync(kind, slug, version, editor, (entry, at) => entry.Restore(then, editor, at), cancellation);
    }

    private Task<Entry?> ActAsync(
        EntryKind kind,
        string slug,
        int version,
        Editor editor,
        Action<Entry, DateTimeOffset> act,
        CancellationToken cancellation
    ) =>
        ActAsync(
            kind,
            slug,
            version,
            editor,
            (_, entry, at) =>
            {
                act(entry, at);
                return Task.CompletedTask;
            },
            cancellation
        );

    private async Task<Entry?> ActAsync(
        EntryKind kind,
        string slug,
        int version,
        Editor editor,
        Func<QsecDb, Entry, DateTimeOffset, Task> act,
        CancellationToken cancellation
    )
    {
        var changed = await databases.TransactAsync(
            async db =>
            {
                if (await FindAsync(db.Entries.Include(entry => entry.History), kind, slug, editor, cancellation) is not { } entry)
                    return null;
                if (entry.Version != version)
                    throw new RuleBroken(Rule.ChangedMeanwhile);
                await act(db, entry, time.GetUtcNow());
                return entry;
            },
            cancellation
        );

        // Whoever has just published sees it on every page.
        if (changed is not null)
            await versions.LookAsync(CancellationToken.None);
        return changed;
    }

    private static async Task<Entry?> FindAsync(
        IQueryable<Entry> entries,
        EntryKind kind,
        string slug,
        Editor editor,
        CancellationToken cancellation
    ) =>
        await entries.SingleOrDefaultAsync(entry => entry.Kind == kind && entry.Slug == slug, cancellation) is { } entry
        && editor.May(entry.Content)
            ? entry
            : null;
}
