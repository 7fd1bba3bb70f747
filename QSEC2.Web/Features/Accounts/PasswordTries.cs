using QSEC2.Web.Http;
using QSEC2.Web.Http.Limits;

namespace QSEC2.Web.Features.Accounts;

/// <summary>
/// Holds back whoever tries passwords. After five wrong ones, that address waits a quarter of an hour for that account: nobody else does, so
/// that a stranger keeps no mediator out of a debate. A browser that has signed in to the account before is counted by itself: a hall is one
/// address. Wrong ones from everywhere together slow the account down by seconds, and never close it. Kept in memory: a restart forgets it.
/// </summary>
public sealed class PasswordTries(KnownBrowsers browsers, TimeProvider time)
{
    private const int Free = 5;
    private const int FreeFromEverywhere = 50;
    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Slowest = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan SlowerEach = TimeSpan.FromMilliseconds(100);

    private readonly WrongCounts _together = new(time, Wait);
    private readonly WrongCounts _everywhere = new(time, Wait);

    /// <summary>Verifies a password, if it is this visitor's turn.</summary>
    /// <param name="account">The e-mail address as it was typed, whether or not anybody has it.</param>
    /// <param name="verify">Whether it is the right one.</param>
    public async Task<PasswordTry> RunAsync(HttpContext http, string account, Func<Task<bool>> verify)
    {
        account = Name(account);
        var who = $"{browsers.Known(http, account)?.ToString() ?? ClientAddress.Of(http)} {account}";

        // Counted before it is verified: sixty at the same instant are not sixty tries.
        if (!_together.Take(who, Free))
            return PasswordTry.MustWait;
        var slower = SlowerEach * Math.Max(0, _everywhere.Read(account) - FreeFromEverywhere);
        await Task.Delay(slower < Slowest ? slower : Slowest, time, http.RequestAborted);
        if (await verify())
        {
            _together.Forget(who);
            browsers.Remember(http, account);
            return PasswordTry.Right;
        }

        _everywhere.Add(account);
        return PasswordTry.Wrong;
    }

    // As accounts are compared; nobody's address is longer.
    private static string Name(string account) => account.Trim().ToUpperInvariant() is var name && name.Length > 256 ? name[..256] : name;

    /// <summary>Each count is forgotten when the last wrong one that counted is long enough ago.</summary>
    private sealed class WrongCounts(TimeProvider time, TimeSpan remembered)
    {
        private const int Many = 10_000;
        private readonly Dictionary<string, (int Wrong, DateTimeOffset Until)> _counts = new(StringComparer.Ordinal);
        private readonly Lock _gate = new();

        public void Add(string name) => Take(name, int.MaxValue);

        /// <returns>False when there are so many already. Whoever waits does not wait longer for trying.</returns>
        public bool Take(string name, int most)
        {
            lock (_gate)
            {
                var now = time.GetUtcNow();
                if (_counts.Count >= Many)
                    Tidy(now);
                var wrong = Of(name, now);
                if (wrong >= most)
                    return false;
                _counts[name] = (wrong + 1, now + remembered);
                return true;
            }
        }

        public int Read(string name)
        {
            lock (_gate)
                return Of(name, time.GetUtcNow());
        }

        public void Forget(string name)
        {
            lock (_gate)
                _counts.Remove(name);
        }

        private int Of(string name, DateTimeOffset now) => _counts.TryGetValue(name, out var count) && count.Until > now ? count.Wrong : 0;

        private void Tidy(DateTimeOffset now)
        {
            foreach (var (name, count) in _counts)
            {
                if (count.Until <= now)
                    _counts.Remove(name);
            }
        }
    }
}

/// <summary>What came of a password.</summary>
public enum PasswordTry
{
    Right,
    Wrong,

    /// <summary>It was not looked at.</summary>
    MustWait,
}
