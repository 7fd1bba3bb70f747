using Microsoft.Extensions.Primitives;

namespace QSEC2.Web.Operations;

/// <summary>What browsers are told on every answer: only our own scripts, styles, pictures and connections; no frames, no leaks.</summary>
public static class SecurityHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), microphone=(), geolocation=(), browsing-topics=()";

        // A page that was removed must not come back from somebody's cache: whoever keeps a copy asks again.
        http.Response.OnStarting(() =>
        {
            if (StringValues.IsNullOrEmpty(headers.CacheControl))
                headers.CacheControl = "no-cache";
            return Task.CompletedTask;
        });
        return next(http);
    });

    /// <summary>WebSockets know no same-origin rule: a page of another site may not open ours.</summary>
    public static IApplicationBuilder UseSameOriginSockets(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var origin = http.Request.Headers.Origin.ToString();
        var isSocket = http.Request.Path.StartsWithSegments("/hubs", StringComparison.Ordinal) || http.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal);
        if (!isSocket || origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == http.Request.Host.Value))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });
}
