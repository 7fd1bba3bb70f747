using QSEC2.Domain.Common;

namespace QSEC2.Domain.Programme;

/// <summary>
/// Something the team writes and shows: an exhibition, a stop of its tour, an event, a group … A draft until it is published; every
/// state it was in stays in its history.
/// </summary>
public sealed class Entry
{
    private readonly List<Revision> _history = [];

    private Entry() { }

    private Entry(string slug, Content content)
    {
        Id = Guid.CreateVersion7();
        Slug = slug;
        Kind = content.Kind;
        Content = content;
    }

    public Guid Id { get; private set; }

    /// <summary>Its name in addresses, unique among its kind; it stays when the title changes.</summary>
    public string Slug { get; private set; } = "";

    public EntryKind Kind { get; private set; }
    public Content Content { get; private set; } = null!;

    /// <summary>From when the public sees it; null for a draft, in the future when it is announced for later.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>How often it was changed: whoever saves says which version was read.</summary>
    public int Version { get; private set; }

    /// <summary>What was written, newest last; only what was loaded or added.</summary>
    public IReadOnlyList<Revision> History => _history;

    public bool IsPublic(DateTimeOffset now) => PublishedAt <= now;

    /// <exception cref="RuleBroken">With every field that is wrong.</exception>
    public static Entry Draft(string slug, Content content, Editor by, DateTimeOffset at)
    {
        var entry = new Entry(slug, Valid(content));
        entry.Keep(RevisionKind.Written, by, at);
        return entry;
    }

    /// <param name="content">Of the same kind.</param>
    /// <param name="version">The one the writer had read.</param>
    /// <exception cref="RuleBroken"><see cref="Rule.ChangedMeanwhile"/>, or every field that is wrong.</exception>
    public void Write(Content content, int version, Editor by, DateTimeOffset at)
    {
        if (version != Version)
            throw new RuleBroken(Rule.ChangedMeanwhile);
        Content = PublishedAt is null ? Valid(content) : Ready(Valid(content));
        Keep(RevisionKind.Written, by, at);
    }

    /// <param name="from">When the public may see it: at once when it has passed.</param>
    /// <exception cref="RuleBroken">With every field that keeps it from the public.</exception>
    public void Publish(DateTimeOffset from, Editor by, DateTimeOffset at)
    {
        Ready(Content);
        PublishedAt = from;
        Keep(RevisionKind.Published, by, at);
    }

    /// <summary>Back to a draft.</summary>
    public void Unpublish(Editor by, DateTimeOffset at)
    {
        PublishedAt = null;
        Keep(RevisionKind.Unpublished, by, at);
    }

    /// <summary>Writes once more what was written then.</summary>
    /// <exception cref="RuleBroken">It is public, and that was not ready to be.</exception>
    public void Restore(Revision then, Editor by, DateTimeOffset at)
    {
        Content = PublishedAt is null ? then.Content : Ready(then.Content);
        Keep(RevisionKind.Restored, by, at);
    }

    private static Content Valid(Content content) =>
        content.Problems().ToList() is { Count: > 0 } problems ? throw new RuleBroken(problems) : content;

    private static Content Ready(Content content) =>
        content.Unready().ToList() is { Count: > 0 } problems ? throw new RuleBroken(problems) : content;

    private void Keep(RevisionKind kind, Editor by, DateTimeOffset at) => _history.Add(new Revision(Id, ++Version, kind, Content, by, at));
}

/// <summary>What is written and shown: each kind has its own <see cref="Content"/>.</summary>
public enum EntryKind
{
    Exhibition,
    Stop,
    Event,
    Group,
    Plan,
    Partner,
    Operator,
    Synthesis,
}

/// <summary>Who writes.</summary>
/// <param name="Departments">The codes of the départements whose entries are theirs; null for all, and for what belongs to none.</param>
public sealed record Editor(Guid Id, string Name, IReadOnlyList<string>? Departments)
{
    /// <summary>Whether this may be written by them, as it is or as it will be.</summary>
    public bool May(Content content) => May(content.Department);

    /// <param name="department">The code of a département; null for what belongs to none.</param>
    public bool May(string? department) => Departments is null || (department is not null && Departments.Contains(department));
}
