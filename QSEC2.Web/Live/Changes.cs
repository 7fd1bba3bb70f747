using System.Collections.Concurrent;
using QSEC2.Domain.Walls;

namespace QSEC2.Web.Live;

/// <summary>
/// "Something changed: look now". Never says what: whoever is woken reads the database, so that a lost or doubled nudge
/// costs time and never an event. Beside the bells, the numbers of the database as they were last seen: whatever is kept
/// in memory is kept under them.
/// </summary>
public sealed class Changes
{
    private readonly ConcurrentDictionary<string, Nudge> _walls = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _sequences = new(StringComparer.Ordinal);
    private readonly Lock _writing = new();
    private volatile KnownVersion _known = new(-1, 0);

    /// <summary>The moderators' queue.</summary>
    public Nudge Queue { get; } = new();

    /// <summary>The exhibitions, events, groups …: what the team publishes.</summary>
    public Nudge Programme { get; } = new();

    /// <summary>Somebody said "moi aussi".</summary>
    public Nudge Supports { get; } = new();

    /// <summary>The numbers of the whole site. Read them before what is kept under them: it is then never older than they are.</summary>
    public KnownVersion Known => _known;

    /// <param name="slug">Of a wall that exists.</param>
    public Nudge Wall(string slug) => _walls.GetOrAdd(slug, _ => new Nudge());

    /// <summary>The number of the last event of a wall; null when there is no such wall, or nothing was heard of it yet.</summary>
    public long? Sequence(string slug) => _sequences.TryGetValue(slug, out var sequence) ? sequence : null;

    /// <summary>After a commit: every wall that has something new.</summary>
    public void WallsChanged(IEnumerable<Wall> walls)
    {
        foreach (var wall in walls.Where(wall => wall.Events.Count > 0))
            WallChanged(wall.Slug, wall.Sequence);
    }

    /// <summary>After a commit that appended to the wall's log, and wherever a higher number was read.</summary>
    /// <param name="slug">Of the wall.</param>
    /// <param name="sequence">The number of the last event.</param>
    public void WallChanged(string slug, long sequence)
    {
        lock (_writing)
        {
            var before = Sequence(slug) ?? 0;
            if (sequence <= before)
                return;
            _sequences[slug] = sequence;
            _known = _known with { Walls = _known.Walls + sequence - before };
        }

        Wall(slug).Now();
    }

    /// <summary>What was read of the whole site at once; one reading after the other.</summary>
    /// <param name="programme">The number of the programme.</param>
    /// <param name="heads">The number of the last event of every wall.</param>
    public void Apply(long programme, IReadOnlyDictionary<string, long> heads)
    {
        var before = Known.Programme;
        List<string> rung;
        lock (_writing)
        {
            rung = [.. heads.Where(head => IsNews(head.Key, head.Value)).Select(head => head.Key)];
            foreach (var slug in rung)
                _sequences[slug] = heads[slug];

            // Walls come and go with the programme's number alone: what another has just told of is not taken for gone.
            var gone = programme == before ? [] : _sequences.Keys.Except(heads.Keys, StringComparer.Ordinal).ToList();
            foreach (var slug in gone)
                _sequences.TryRemove(slug, out _);
            rung.AddRange(gone);
            _known = new KnownVersion(programme, _sequences.Values.Sum());
        }

        foreach (var slug in rung)
            Wall(slug).Now();
        if (programme != before)
            Programme.Now();
    }

    private bool IsNews(string slug, long sequence) => Sequence(slug) is not { } known || known < sequence;
}

/// <summary>
/// The numbers of the site. The programme's grows with everything that is not on a wall, and with every wall that comes or goes; between
/// two of its changes, the sum of the walls' numbers grows with every event of any wall. So the two together never come back.
/// </summary>
/// <param name="Programme">Negative while nothing was read.</param>
/// <param name="Walls">The sum of the numbers of the last events.</param>
public sealed record KnownVersion(long Programme, long Walls)
{
    /// <summary>Whether what was read under these numbers is recent enough for those.</summary>
    public bool Covers(KnownVersion wanted) => Programme == wanted.Programme ? Walls >= wanted.Walls : Programme > wanted.Programme;
}

/// <summary>A bell. Arm <see cref="Next"/> before reading, or a change in between is lost.</summary>
public sealed class Nudge
{
    private TaskCompletionSource _next = New();

    /// <summary>Completes at the next nudge.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Now() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
