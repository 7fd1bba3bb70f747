using System.Threading.RateLimiting;

namespace QSEC2.Web.Http.Limits;

/// <summary>
/// Holds back an address that tries codes of receipts: only wrong ones count, so that a hall whose phones all follow their
/// contributions is never slowed down.
/// </summary>
public sealed class GuessingLimit : IDisposable
{
    private const int WrongOnesAMinute = 60;

    private readonly PartitionedRateLimiter<HttpContext> _wrong = PartitionedRateLimiter.Create<HttpContext, string>(http =>
        RateLimitPartition.GetFixedWindowLimiter(
            SubmissionLimits.Address(http),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = WrongOnesAMinute, Window = TimeSpan.FromMinutes(1) }
        )
    );

    /// <summary>A code opened nothing.</summary>
    public void Count(HttpContext http) => _wrong.AttemptAcquire(http).Dispose();

    public void Dispose() => _wrong.Dispose();

    private async ValueTask<object?> FilterAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (_wrong.GetStatistics(context.HttpContext)?.CurrentAvailablePermits == 0)
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        var answer = await next(context);
        if (answer is IStatusCodeHttpResult { StatusCode: StatusCodes.Status404NotFound })
            Count(context.HttpContext);
        return answer;
    }

    /// <summary>One count for the whole site: a filter given by its type would be made anew for every request.</summary>
    internal static ValueTask<object?> FilterOnceAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.RequestServices.GetRequiredService<GuessingLimit>().FilterAsync(context, next);
}

public static class GuessingLimits
{
    public static TBuilder AgainstGuessing<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.AddEndpointFilter<TBuilder>(GuessingLimit.FilterOnceAsync);
}
