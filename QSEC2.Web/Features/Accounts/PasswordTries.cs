using QSEC2.Web.Http;
using QSEC2.Web.Http.Limits;

namespace QSEC2.Web.Features.Accounts;

/// <summary>
/// Holds back whoever tries passwords. After five wrong ones, that address waits a quarter of an hour for that account: nobody else
/// does, so that a stranger keeps no mediator out of a debate. A browser that has signed in to the account before is counted by
/// itself: a hall is one address. Wrong ones from everywhere together slow the account down by seconds, and never close it.
/// Kept in memory: a restart forgets it.
/// </summary>
public sealed class PasswordTries(KnownBrowsers browsers, TimeProvider time)
{
    private const int WrongBeforeWaiting = 5;
    private const int WrongBeforeSlowing = 50;
    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan DelayPerWrong = TimeSpan.FromMilliseconds(100);

    private readonly WrongCounts _byVisitor = new(time, Wait);
    private readonly WrongCounts _byAccount = new(time, Wait);

    /// <summary>Verifies a password, if it is this visitor's turn.</summary>
    /// <param name="account">The e-mail address as it was typed, whether or not anybody has it.</param>
    /// <param name="verify">Whether it is the right one.</param>
    public async Task<PasswordTry> RunAsync(HttpContext http, string account, Func<Task<bool>> verify)
    {
        account = Normalize(account);
        var visitor = $"{browsers.Known(http, account)?.ToString() ?? ClientAddress.Of(http)} {account}";

        // Counted before it is verified: sixty at the same instant are not sixty tries.
        if (!_byVisitor.TryAdd(visitor, WrongBeforeWaiting))
            return PasswordTry.MustWait;
        var delay = DelayPerWrong * Math.Max(0, _byAccount.Read(account) - WrongBeforeSlowing);
        await Task.Delay(delay < LongestDelay ? delay : LongestDelay, time, http.RequestAborted);
        if (await verify())
        {
            _byVisitor.Forget(visitor);
            browsers.Remember(http, account);
            return PasswordTry.Right;
        }

        _byAccount.Add(account);
        return PasswordTry.Wrong;
    }

    // As accounts are compared; nobody's address is longer.
    private static string Normalize(string account)
    {
        var name = account.Trim().ToUpperInvariant();
        return name.Length > 256 ? name[..256] : name;
    }

    /// <summary>Each count is forgotten when the last wrong one that counted is long enough ago.</summary>
    private sealed class WrongCounts(TimeProvider time, TimeSpan remembered)
    {
        private const int CountsBeforeCleanup = 10_000;
        private readonly Dictionary<string, (int Wrong, DateTimeOffset Until)> _counts = new(StringComparer.Ordinal);
        private readonly Lock _gate = new();

        public void Add(string name) => TryAdd(name, int.MaxValue);

        /// <returns>False when there are so many already. Whoever waits does not wait longer for trying.</returns>
        public bool TryAdd(string name, int most)
        {
            lock (_gate)
            {
                var now = time.GetUtcNow();
                if (_counts.Count >= CountsBeforeCleanup)
                    RemoveExpired(now);
                var wrong = Count(name, now);
                if (wrong >= most)
                    return false;
                _counts[name] = (wrong + 1, now + remembered);
                return true;
            }
        }

        public int Read(string name)
        {
            lock (_gate)
                return Count(name, time.GetUtcNow());
        }

        public void Forget(string name)
        {
            lock (_gate)
                _counts.Remove(name);
        }

        private int Count(string name, DateTimeOffset now) =>
            _counts.TryGetValue(name, out var count) && count.Until > now ? count.Wrong : 0;

        private void RemoveExpired(DateTimeOffset now)
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
