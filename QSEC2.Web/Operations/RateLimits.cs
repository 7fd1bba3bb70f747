using System.Globalization;
using System.Threading.RateLimiting;
using QSEC2.Web.Features.Contribute;

namespace QSEC2.Web.Operations;

/// <summary>How often one address may try what could be guessed.</summary>
public static class RateLimits
{
    /// <summary>"Moi aussi": a full hall is one address.</summary>
    public const string Supports = "supports";

    /// <summary>Passwords and invitation links.</summary>
    public const string SignIn = "sign-in";

    public static IServiceCollection AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = async (rejected, _) =>
        {
            if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await Task.CompletedTask;
        };
        options.AddPolicy(Supports, http => PerMinute(http, 6_000));
        options.AddPolicy(SignIn, http => PerMinute(http, 60));
    });

    private static RateLimitPartition<string> PerMinute(HttpContext http, int limit) =>
        RateLimitPartition.GetFixedWindowLimiter(SubmissionLimits.Address(http), _ => new FixedWindowRateLimiterOptions { PermitLimit = limit, Window = TimeSpan.FromMinutes(1) });
}
