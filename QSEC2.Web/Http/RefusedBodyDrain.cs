using Microsoft.AspNetCore.Http.Features;

namespace QSEC2.Web.Http;

/// <summary>
/// Whoever sends too much is told so. Browsers read an answer once they have sent all: a connection that is closed under them
/// shows a broken page in place of what the answer says. So what is refused is read on for a while, and thrown away.
/// </summary>
public static class RefusedBodyDrain
{
    /// <summary>A photo of four times the size that we take. Who sends a film finds a closed connection.</summary>
    public const long MostDrained = 64 * 1024 * 1024;

    // What a phone sends in two minutes; the server itself lets go of who sends drop by drop.
    private static readonly TimeSpan LongestDrain = TimeSpan.FromMinutes(2);

    /// <summary>Before everything that may refuse.</summary>
    public static void UseDrainedBodies(this WebApplication app) => app.Use(AnswerThenDrainAsync);

    private static async Task AnswerThenDrainAsync(HttpContext http, RequestDelegate next)
    {
        if (
            http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != true
            || http.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false } server
        )
        {
            await next(http);
            return;
        }

        // The server closes the connection when its own limit is passed: the limit is ours, of the same size.
        var body = new SizeLimitedBody(http.Request.Body, http.Request.ContentLength, server.MaxRequestBodySize);
        server.MaxRequestBodySize = null;
        http.Features.Set<IHttpMaxRequestBodySizeFeature>(body);
        http.Request.Body = body;
        await next(http);
        if (body.IsRead)
            return;
        await http.Response.CompleteAsync();
        var stopping = http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        await DrainAsync(body, http.RequestAborted, stopping);

        // Kestrel would read on for five seconds more, however fast it comes.
        if (!body.IsRead)
            http.Abort();
    }

    private static async Task DrainAsync(SizeLimitedBody body, CancellationToken gone, CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(gone, stopping);
        limit.CancelAfter(LongestDrain);
        try
        {
            await body.DrainAsync(MostDrained, limit.Token);
        }
        catch (Exception left) when (left is OperationCanceledException or IOException)
        {
            // Who sent it has left, or is too slow: the answer is on its way, and the connection is closed.
        }
    }
}
