using System.Threading.RateLimiting;

namespace QSEC2.Web.Http.Limits;

/// <summary>
/// How fast one may send: strictly for a device, generously for an address, because a whole school is one address
/// (<c>Limits:SubmissionsPerDevicePerMinute</c>, <c>Limits:SubmissionsPerAddressPerMinute</c>; 0 = no limit).
/// </summary>
public sealed class SubmissionLimits : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _limiter;

    public SubmissionLimits(IConfiguration configuration, Devices devices)
    {
        var perDevice = configuration.GetValue("Limits:SubmissionsPerDevicePerMinute", 12);
        var perAddress = configuration.GetValue("Limits:SubmissionsPerAddressPerMinute", 1_200);
        _limiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(http => PerMinute(Device(http, devices), perDevice)),
            PartitionedRateLimiter.Create<HttpContext, string>(http => PerMinute(ClientAddress.Of(http), perAddress))
        );
    }

    /// <summary>Null when it may be sent; else how long to wait.</summary>
    public TimeSpan? Exceeded(HttpContext http)
    {
        using var lease = _limiter.AttemptAcquire(http);
        if (lease.IsAcquired)
            return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(5);
    }

    public void Dispose() => _limiter.Dispose();

    private static RateLimitPartition<string> PerMinute(string? who, int limit) =>
        who is null || limit <= 0
            ? RateLimitPartition.GetNoLimiter(who ?? "")
            : RateLimitPartition.GetTokenBucketLimiter(
                who,
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = limit,
                    TokensPerPeriod = 1,
                    ReplenishmentPeriod = TimeSpan.FromMinutes(1) / limit,
                    AutoReplenishment = true,
                }
            );

    // Whoever shows no device is held by the limit of the address alone.
    private static string? Device(HttpContext http, Devices devices) => devices.Known(http)?.ToString();
}
