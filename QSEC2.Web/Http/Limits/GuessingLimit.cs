using System.Threading.RateLimiting;

namespace QSEC2.Web.Http.Limits;

/// <summary>What somebody may try to guess.</summary>
public enum GuessedCode
{
    /// <summary>
    /// Of a contribution, a report, a registration: eight of 30 letters and digits are 6.6 × 10¹¹ codes, 39 bits. Where 100,000 of them
    /// are in use, one try in 6.6 million opens something; at the 100 tries a second that <see cref="RateLimits.Codes"/> leaves to an
    /// address, that is one in 18 hours of as many requests as there can be.
    /// </summary>
    Receipt,

    /// <summary>
    /// Of a debate: five of 21 letters and digits, 4.1 million. It is said aloud and stands on posters; a hall mistypes it by the dozen.
    /// </summary>
    Debate,
}

/// <summary>
/// Holds back an address that tries codes. A whole school is one address, and one of its pupils may be guessing: so only what opens
/// nothing is counted, and only that is refused once a minute has had too many. A code that opens something is looked up and answered
/// as ever. Whoever guesses learns no more from 429 than from 404: that it was wrong.
/// </summary>
public sealed class GuessingLimit : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<Guesser> _wrong = PartitionedRateLimiter.Create<Guesser, Guesser>(who =>
        RateLimitPartition.GetFixedWindowLimiter(
            who,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = WrongOnesAMinute(who.Code), Window = Window }
        )
    );

    /// <summary>A code opened nothing.</summary>
    /// <returns>Null when that may be said; else the refusal to answer with.</returns>
    public IResult? Count(HttpContext http, GuessedCode code = GuessedCode.Receipt)
    {
        using var lease = _wrong.AttemptAcquire(new Guesser(code, ClientAddress.Of(http)));
        if (lease.IsAcquired)
            return null;
        ApiProblems.SetRetryAfter(
            http,
            lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > TimeSpan.Zero ? wait : Window
        );
        return Results.StatusCode(StatusCodes.Status429TooManyRequests);
    }

    public void Dispose() => _wrong.Dispose();

    private static int WrongOnesAMinute(GuessedCode code) => code is GuessedCode.Debate ? 300 : 60;

    private readonly record struct Guesser(GuessedCode Code, string Address);
}

public static class GuessingLimits
{
    /// <summary>Of addresses that name a code: what they do not find is counted.</summary>
    public static TBuilder AgainstGuessing<TBuilder>(this TBuilder endpoint, GuessedCode code = GuessedCode.Receipt)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint
            .RequireRateLimiting(RateLimits.Codes)
            .AddEndpointFilter<TBuilder>(
                async (context, next) =>
                {
                    var answer = await next(context);
                    if (answer is not IStatusCodeHttpResult { StatusCode: StatusCodes.Status404NotFound })
                        return answer;

                    // One count for the whole site: a filter given by its type would be made anew for every request.
                    var limit = context.HttpContext.RequestServices.GetRequiredService<GuessingLimit>();
                    return limit.Count(context.HttpContext, code) ?? answer;
                }
            );
}
