namespace QSEC2.Domain.Programme;

/// <summary>One state of an entry: what it said, who wrote it, when. Never changed.</summary>
public sealed class Revision
{
    private Revision() { }

    internal Revision(Guid entryId, int number, RevisionKind kind, Content content, Editor by, DateTimeOffset at)
    {
        EntryId = entryId;
        Number = number;
        Kind = kind;
        Content = content;
        ById = by.Id;
        ByName = by.Name;
        At = at;
    }

    public Guid EntryId { get; private set; }

    /// <summary>1, 2, 3 … of each entry.</summary>
    public int Number { get; private set; }

    public RevisionKind Kind { get; private set; }
    public Content Content { get; private set; } = null!;
    public Guid ById { get; private set; }
    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}

/// <summary>What was done to an entry.</summary>
public enum RevisionKind
{
    Written,
    Published,
    Unpublished,
    Restored,
}
