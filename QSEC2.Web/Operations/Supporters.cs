using System.Threading.RateLimiting;

namespace QSEC2.Web.Operations;

/// <summary>
/// Who may say "moi aussi". A device that never did takes from the small budget of its address
/// (<c>Limits:NewSupportersPerAddress</c>: so many at once, then one each ten seconds; 0 = no limit): a script that forgets its cookie is
/// a new device each time. Where a debate is held, sixty phones are sixty people.
/// </summary>
public sealed class Supporters : IDisposable
{
    private const int AHall = 1_000;
    private static readonly TimeSpan OneMoreEach = TimeSpan.FromSeconds(10);

    private readonly Devices _devices;
    private readonly RoomAddresses _rooms;
    private readonly PartitionedRateLimiter<(string Where, int Budget)> _newcomers;
    private readonly int _strangers;

    public Supporters(IConfiguration configuration, Devices devices, RoomAddresses rooms)
    {
        (_devices, _rooms) = (devices, rooms);
        _strangers = configuration.GetValue("Limits:NewSupportersPerAddress", 30);
        _newcomers = PartitionedRateLimiter.Create<(string Where, int Budget), (string Where, int Budget)>(asked => asked.Budget <= 0
            ? RateLimitPartition.GetNoLimiter(asked)
            : RateLimitPartition.GetTokenBucketLimiter(asked, key => new TokenBucketRateLimiterOptions
            {
                TokenLimit = key.Budget,
                TokensPerPeriod = 1,
                ReplenishmentPeriod = OneMoreEach,
                AutoReplenishment = true,
            }));
    }

    /// <returns>The device, which is known from now on; or how long it is to wait, with a device that is none.</returns>
    public async ValueTask<(Guid Device, TimeSpan? Wait)> AdmitAsync(HttpContext http, CancellationToken cancellation)
    {
        if (!_devices.HasSupported(http) && await ExceededAsync(http, cancellation) is { } wait)
            return (Guid.Empty, wait);
        return (_devices.Recognise(http, supports: true), null);
    }

    public void Dispose() => _newcomers.Dispose();

    private async ValueTask<TimeSpan?> ExceededAsync(HttpContext http, CancellationToken cancellation)
    {
        var address = SubmissionLimits.Address(http);
        var budget = _strangers > 0 && await _rooms.DebateAsync(http, cancellation) is { } debate ? ($"{debate} {address}", AHall) : (address, _strangers);
        using var lease = _newcomers.AttemptAcquire(budget);
        if (lease.IsAcquired)
            return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > TimeSpan.Zero ? wait : OneMoreEach;
    }
}
