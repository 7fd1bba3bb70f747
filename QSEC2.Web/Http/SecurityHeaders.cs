using Microsoft.Extensions.Primitives;

namespace QSEC2.Web.Http;

/// <summary>
/// What browsers are told on every answer: only our own scripts, styles, pictures and connections; no frames but those allowed, no leaks.
/// </summary>
public static class SecurityHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; worker-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors ";

    private const string OneYear = "max-age=31536000";

    // Just before the answer leaves: an error clears what was set earlier.
    public static IApplicationBuilder UseSecurityHeaders(this WebApplication app)
    {
        var embedders = app.Services.GetRequiredService<Embedders>();
        var strict = !app.Environment.IsDevelopment();
        return app.Use(
            (http, next) =>
            {
                http.Response.OnStarting(() =>
                {
                    Set(http.Response.Headers, embedders.For(http.Request.Path));
                    if (strict && http.Request.IsHttps)
                        http.Response.Headers.StrictTransportSecurity = OneYear;
                    return Task.CompletedTask;
                });
                return next(http);
            }
        );
    }

    private static void Set(IHeaderDictionary headers, string framedBy)
    {
        // A picture has a stricter policy of its own.
        if (StringValues.IsNullOrEmpty(headers.ContentSecurityPolicy))
            headers.ContentSecurityPolicy = ContentSecurityPolicy + framedBy;

        // A page that was removed must not come back from somebody's cache: whoever keeps a copy asks again.
        if (StringValues.IsNullOrEmpty(headers.CacheControl))
            headers.CacheControl = "no-cache";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
        headers["Permissions-Policy"] = "camera=(self), microphone=(), geolocation=(), browsing-topics=()";
    }
}
