using System.Threading.RateLimiting;

namespace QSEC2.Web.Http.Limits;

/// <summary>
/// Who may say "moi aussi". A device that never did takes from the small budget of its address
/// (<c>Limits:NewSupportersPerAddress</c>: so many at once, then one each ten seconds; 0 = no limit): a script that forgets its cookie is
/// a new device each time. Where a debate is followed, sixty phones are sixty people: see <see cref="ScreensPerAddress"/>.
/// </summary>
public sealed class SupporterLimit : IDisposable
{
    private static readonly TimeSpan OneMoreEach = TimeSpan.FromSeconds(10);

    private readonly Devices _devices;
    private readonly ScreensPerAddress _screens;
    private readonly PartitionedRateLimiter<HttpContext> _newcomers;

    public SupporterLimit(IConfiguration configuration, Devices devices, ScreensPerAddress screens)
    {
        _devices = devices;
        _screens = screens;
        var budget = configuration.GetValue("Limits:NewSupportersPerAddress", 30);
        _newcomers = PartitionedRateLimiter.Create<HttpContext, string>(http =>
            budget <= 0
                ? RateLimitPartition.GetNoLimiter("")
                : RateLimitPartition.GetTokenBucketLimiter(
                    ClientAddress.Of(http),
                    _ => new TokenBucketRateLimiterOptions
                    {
                        TokenLimit = budget,
                        TokensPerPeriod = 1,
                        ReplenishmentPeriod = OneMoreEach,
                        AutoReplenishment = true,
                    }
                )
        );
    }

    /// <param name="debateWall">
    /// Asked only of a device that never did: the wall of the debate in which it was written, if it was in one.
    /// </param>
    /// <returns>The device, which is known from now on; or how long it is to wait, with a device that is none.</returns>
    public async Task<(Guid Device, TimeSpan? Wait)> AdmitSupporterAsync(HttpContext http, Func<Task<Guid?>> debateWall)
    {
        if (!_devices.HasSupported(http))
        {
            var followsTheDebate = await debateWall() is { } wall && _screens.TryAdmitNewcomer(http, wall);
            if (!followsTheDebate && Exceeded(http) is { } wait)
                return (Guid.Empty, wait);
        }

        return (_devices.Recognise(http, supports: true), null);
    }

    public void Dispose() => _newcomers.Dispose();

    private TimeSpan? Exceeded(HttpContext http)
    {
        using var lease = _newcomers.AttemptAcquire(http);
        if (lease.IsAcquired)
            return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > TimeSpan.Zero ? wait : OneMoreEach;
    }
}
