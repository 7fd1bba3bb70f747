namespace QSEC2.Domain.People;

/// <summary>Somebody who is signed in, in one browser. It ends here: a cookie that somebody kept opens nothing afterwards.</summary>
public sealed class Session
{
    /// <summary>However often it is used.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    private Session() { }

    public Session(Guid personId, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        PersonId = personId;
        StartedAt = at;
    }

    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }
    public DateTimeOffset StartedAt { get; private set; }
}
