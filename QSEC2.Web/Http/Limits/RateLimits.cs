using System.Threading.RateLimiting;

namespace QSEC2.Web.Http.Limits;

/// <summary>How often one address may try what could be guessed.</summary>
public static class RateLimits
{
    /// <summary>What anyone may do: a full hall is one address.</summary>
    public const string Crowd = "crowd";

    /// <summary>Whatever opens with a code, right or wrong: far more than a full hall asks for, and apart from what else it does.</summary>
    public const string Codes = "codes";

    /// <summary>
    /// "Moi aussi": each device that has already said so for itself, so that a hall behind one address is not one person. Of strangers,
    /// <see cref="SupporterLimit"/> counts how many.
    /// </summary>
    public const string Supports = "supports";

    /// <summary>Passwords and invitation links.</summary>
    public const string SignIn = "sign-in";

    public static IServiceCollection AddRateLimits(this IServiceCollection services) =>
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = async (rejected, _) =>
            {
                if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                    ApiProblems.SetRetryAfter(rejected.HttpContext, wait);
                await Task.CompletedTask;
            };
            options.AddPolicy(Crowd, http => PerMinute(http, 6_000));
            options.AddPolicy(Codes, http => PerMinute(http, 6_000));
            options.AddPolicy(
                Supports,
                http =>
                {
                    var devices = http.RequestServices.GetRequiredService<Devices>();
                    return devices.HasSupported(http) ? PerMinute($"device {devices.Known(http)}", 300) : PerMinute(http, 6_000);
                }
            );

            // A stranger in the hall may use up what its one address has: whoever signed in from their browser before has their own.
            options.AddPolicy(
                SignIn,
                http =>
                    http.RequestServices.GetRequiredService<KnownBrowsers>().Number(http) is { } browser
                        ? PerMinute($"browser {browser}", 60)
                        : PerMinute(http, 60)
            );
        });

    private static RateLimitPartition<string> PerMinute(HttpContext http, int limit) => PerMinute(ClientAddress.Of(http), limit);

    private static RateLimitPartition<string> PerMinute(string who, int limit) =>
        RateLimitPartition.GetFixedWindowLimiter(
            who,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = limit, Window = TimeSpan.FromMinutes(1) }
        );
}
