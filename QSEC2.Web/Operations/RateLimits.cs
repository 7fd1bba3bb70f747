using System.Globalization;
using System.Threading.RateLimiting;

namespace QSEC2.Web.Operations;

/// <summary>How often one address may try what could be guessed.</summary>
public static class RateLimits
{
    /// <summary>What anyone may do: a full hall is one address.</summary>
    public const string Crowd = "crowd";

    /// <summary>"Moi aussi": strangers, who may be one and the same, less often than devices that are known.</summary>
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
        options.AddPolicy(Crowd, http => PerMinute(http, 6_000));
        options.AddPolicy(Supports, http => http.RequestServices.GetRequiredService<Devices>().Known(http) is null ? PerMinute(http, 1_200, "new ") : PerMinute(http, 6_000));
        options.AddPolicy(SignIn, http => PerMinute(http, 60));
    });

    private static RateLimitPartition<string> PerMinute(HttpContext http, int limit, string? who = null) =>
        RateLimitPartition.GetFixedWindowLimiter(who + SubmissionLimits.Address(http), _ => new FixedWindowRateLimiterOptions { PermitLimit = limit, Window = TimeSpan.FromMinutes(1) });
}
