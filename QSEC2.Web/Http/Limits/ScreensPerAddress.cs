using System.Collections.Concurrent;

namespace QSEC2.Web.Http.Limits;

/// <summary>
/// The halls where debates are followed: behind such an address are as many people as there are screens that follow a debate live.
/// Each that comes brings one newcomer; a script would have to keep one open for each that it makes up. Kept in memory: after a restart screens come back by themselves.
/// </summary>
public sealed class ScreensPerAddress
{
    private readonly ConcurrentDictionary<string, Hall> _halls = new(StringComparer.Ordinal);

    /// <summary>Whether no debate is followed from anywhere.</summary>
    public bool IsEmpty => _halls.IsEmpty;

    /// <summary>A screen follows a debate from now on.</summary>
    /// <returns>Where it is; to be told to <see cref="Left"/>.</returns>
    public string Came(HttpContext http)
    {
        var address = SubmissionLimits.Address(http);
        _halls.AddOrUpdate(address, new Hall(1, 1), (_, hall) => new Hall(hall.Screens + 1, hall.Newcomers + 1));
        return address;
    }

    public void Left(string address)
    {
        var left = _halls.AddOrUpdate(
            address,
            new Hall(0, 0),
            (_, hall) => new Hall(hall.Screens - 1, Math.Min(hall.Newcomers, hall.Screens - 1))
        );
        if (left.Screens == 0)
            _halls.TryRemove(new(address, left));
    }

    /// <summary>Whether somebody new may be one of those in the hall.</summary>
    public bool Welcomes(HttpContext http)
    {
        var address = SubmissionLimits.Address(http);
        while (_halls.TryGetValue(address, out var hall) && hall.Newcomers > 0)
        {
            if (_halls.TryUpdate(address, hall with { Newcomers = hall.Newcomers - 1 }, hall))
                return true;
        }

        return false;
    }

    /// <param name="Newcomers">Those that nobody was yet; never more than there are screens.</param>
    private sealed record Hall(int Screens, int Newcomers);
}
