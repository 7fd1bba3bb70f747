using System.Collections.Concurrent;

namespace QSEC2.Web.Live;

/// <summary>
/// "Something changed: look now". Never says what: whoever is woken reads the database, so that a lost or doubled nudge
/// costs time and never an event.
/// </summary>
public sealed class Changes
{
    private readonly ConcurrentDictionary<string, Nudge> _walls = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _told = new(StringComparer.Ordinal);

    /// <summary>Any wall: what shows several walls at once looks here.</summary>
    public Nudge AnyWall { get; } = new();

    /// <summary>The moderators' queue.</summary>
    public Nudge Queue { get; } = new();

    /// <summary>The exhibitions, events, groups …: what the team publishes.</summary>
    public Nudge Programme { get; } = new();

    /// <summary>Somebody said "moi aussi".</summary>
    public Nudge Supports { get; } = new();

    /// <summary>Whether anything was ever said of this wall: addresses that visitors invent must not fill the memory.</summary>
    public bool IsKnown(string slug) => _walls.ContainsKey(slug);

    /// <param name="slug">Of a wall that exists.</param>
    public Nudge Wall(string slug) => _walls.GetOrAdd(slug, _ => new Nudge());

    /// <summary>The number of the last event of this wall that anybody was woken for.</summary>
    public long LastAnnounced(string slug) => _told.GetValueOrDefault(slug);

    /// <summary>After a commit that appended to the wall's log.</summary>
    /// <param name="slug">Of the wall.</param>
    /// <param name="sequence">The number of the last event it appended.</param>
    public void WallChanged(string slug, long sequence)
    {
        _told.AddOrUpdate(slug, sequence, (_, told) => Math.Max(told, sequence));
        Wall(slug).Now();
        AnyWall.Now();
    }
}

/// <summary>A bell. Arm <see cref="Next"/> before reading, or a change in between is lost.</summary>
public sealed class Nudge
{
    private TaskCompletionSource _next = New();
    private long _version;

    /// <summary>Completes at the next nudge.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>How many nudges so far: part of the key of whatever is cached.</summary>
    public long Version => Interlocked.Read(ref _version);

    public void Now()
    {
        Interlocked.Increment(ref _version);
        Interlocked.Exchange(ref _next, New()).TrySetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
