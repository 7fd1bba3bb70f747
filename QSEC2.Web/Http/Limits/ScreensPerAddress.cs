namespace QSEC2.Web.Http.Limits;

/// <summary>
/// The screens that follow a debate live, by the address they are behind. So many people as ever followed it from there at the same
/// time may be newcomers to "moi aussi" there: screens that come one after the other, or come back, are the same people again, and a
/// script would have to hold one open for each person it makes up. Kept in memory: after a restart screens come back by themselves.
/// </summary>
public sealed class ScreensPerAddress(TimeProvider time)
{
    // More rooms than the region has; of those that are empty, the ones left longest ago make place.
    private const int Most = 10_000;

    // Longer than an evening: an address is not kept for its own sake.
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(12);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<ScreenGroup, GroupCounts> _groups = [];
    private DateTimeOffset _lookedAt;

    /// <summary>Whether no debate is followed from anywhere.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_lock)
                return _groups.Values.All(counts => counts.Screens == 0);
        }
    }

    /// <summary>A screen follows a debate from now on.</summary>
    /// <param name="wall">Of the debate.</param>
    /// <returns>Where it is, to be told to <see cref="ScreenClosed"/>; null where there are so many that it is not counted.</returns>
    public ScreenGroup? ScreenOpened(HttpContext http, Guid wall)
    {
        var key = new ScreenGroup(ClientAddress.Of(http), wall);
        lock (_lock)
        {
            ForgetEmpty(time.GetUtcNow());
            if (!_groups.TryGetValue(key, out var counts))
            {
                if (_groups.Count >= Most)
                    return null;
                _groups[key] = counts = new GroupCounts();
            }

            counts.Screens++;
            counts.MostScreens = Math.Max(counts.MostScreens, counts.Screens);
            return key;
        }
    }

    public void ScreenClosed(ScreenGroup key)
    {
        lock (_lock)
        {
            var counts = _groups[key];
            counts.Screens--;
            counts.LeftAt = time.GetUtcNow();
        }
    }

    /// <summary>Whether somebody new may be one of those who follow this debate from there; then they are.</summary>
    public bool TryAdmitNewcomer(HttpContext http, Guid wall)
    {
        var key = new ScreenGroup(ClientAddress.Of(http), wall);
        lock (_lock)
        {
            if (!_groups.TryGetValue(key, out var counts) || counts.Screens == 0 || counts.Newcomers >= counts.MostScreens)
                return false;
            counts.Newcomers++;
            return true;
        }
    }

    private void ForgetEmpty(DateTimeOffset now)
    {
        var isFull = _groups.Count >= Most;
        if (!isFull && now - _lookedAt < BetweenLooks)
            return;
        _lookedAt = now;
        var empty = _groups.Where(counts => counts.Value.Screens == 0).OrderBy(counts => counts.Value.LeftAt).ToList();

        // Half at once: a full table is not gone through for every screen that comes.
        var forgotten = isFull ? (empty.Count + 1) / 2 : empty.Count(counts => counts.Value.LeftAt < now - Remembered);
        foreach (var (key, _) in empty.Take(forgotten))
            _groups.Remove(key);
    }

    private sealed class GroupCounts
    {
        /// <summary>Open now.</summary>
        public int Screens { get; set; }

        /// <summary>That were ever open at the same time.</summary>
        public int MostScreens { get; set; }

        /// <summary>That were admitted so far.</summary>
        public int Newcomers { get; set; }

        public DateTimeOffset LeftAt { get; set; }
    }
}

/// <summary>The screens behind one address that follow one debate.</summary>
/// <param name="Wall">Of the debate.</param>
public readonly record struct ScreenGroup(string Address, Guid Wall);
