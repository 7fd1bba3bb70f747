using System.Threading.RateLimiting;
using QSEC2.Web.Features.Contribute;

namespace QSEC2.Web.Operations;

/// <summary>
/// Holds back an address that tries codes of receipts: only wrong ones count, so that a hall whose phones all follow their
/// contributions is never slowed down.
/// </summary>
public sealed class GuessingLimit : IEndpointFilter, IDisposable
{
    private const int WrongOnesAMinute = 60;

    private readonly PartitionedRateLimiter<HttpContext> _wrong = PartitionedRateLimiter.Create<HttpContext, string>(http =>
        RateLimitPartition.GetFixedWindowLimiter(
            SubmissionLimits.Address(http), _ => new FixedWindowRateLimiterOptions { PermitLimit = WrongOnesAMinute, Window = TimeSpan.FromMinutes(1) }));

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (_wrong.GetStatistics(context.HttpContext)?.CurrentAvailablePermits == 0)
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        var answer = await next(context);
        if (answer is IStatusCodeHttpResult { StatusCode: StatusCodes.Status404NotFound })
            _wrong.AttemptAcquire(context.HttpContext).Dispose();
        return answer;
    }

    public void Dispose() => _wrong.Dispose();
}
