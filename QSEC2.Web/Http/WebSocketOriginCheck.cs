using QSEC2.Web.Localization;

namespace QSEC2.Web.Http;

/// <summary>Who may open a WebSocket. After <see cref="Language.UseLanguage"/>, which takes <c>/en</c> off the address.</summary>
public static class WebSocketOriginCheck
{
    public static IApplicationBuilder UseWebSocketOriginCheck(this WebApplication app)
    {
        var lifetime = app.Lifetime;
        var site = app.Services.GetRequiredService<PublicUrl>();
        return app.Use(
            (http, next) =>
            {
                if (!IsSocket(http.Request.Path))
                    return next(http);

                // Screens that come back at once, while the site stops, would hold it up.
                if (lifetime.ApplicationStopping.IsCancellationRequested)
                    http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                else if (!IsOurs(http, site))
                    http.Response.StatusCode = StatusCodes.Status403Forbidden;
                else
                    return next(http);
                return Task.CompletedTask;
            }
        );
    }

    private static bool IsSocket(PathString path) =>
        path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase);

    // WebSockets know no same-origin rule: a page of another site may not open ours. Other software says no origin.
    private static bool IsOurs(HttpContext http, PublicUrl site)
    {
        var origin = http.Request.Headers.Origin.ToString();
        return origin.Length == 0
            || (
                Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && (Same(from.Authority, http.Request.Host.Value) || Same(from.Authority, site.Host))
            );
    }

    private static bool Same(string origin, string? host) => origin.Equals(host, StringComparison.OrdinalIgnoreCase);
}
