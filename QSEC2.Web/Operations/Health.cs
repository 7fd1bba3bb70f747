using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Net.Http.Headers;
using Prometheus;
using QSEC2.Web.Data;

namespace QSEC2.Web.Operations;

/// <summary>
/// Whether the site runs, whether it can serve, and its figures. Why it cannot, and the figures, are for those who run it.
/// </summary>
public static class Health
{
    private const string FiguresType = "text/plain; version=0.0.4; charset=utf-8";

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<MetricsAccess>();
        services.AddHostedService<MetricsListener>();
        return services.AddHealthChecks().AddCheck<ReadinessCheck>("can-serve", tags: ["ready"]).Services;
    }

    public static void MapHealth(this IEndpointRouteBuilder site)
    {
        site.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        site.MapHealthChecks(
            "/health/ready",
            new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready"), ResponseWriter = WriteAsync }
        );
        site.MapGet("/metrics", ShowFiguresAsync).ExcludeFromDescription();
        CountFromNow();
    }

    private static Task WriteAsync(HttpContext http, HealthReport report)
    {
        if (!http.RequestServices.GetRequiredService<MetricsAccess>().Allows(http.Request))
            return http.Response.WriteAsync(report.Status.ToString(), http.RequestAborted);
        var checks = report.Entries.ToDictionary(
            entry => entry.Key,
            entry => new { Status = entry.Value.Status.ToString(), Why = entry.Value.Description ?? entry.Value.Exception?.Message },
            StringComparer.Ordinal
        );
        return http.Response.WriteAsJsonAsync(new { Status = report.Status.ToString(), Checks = checks }, http.RequestAborted);
    }

    private static async Task ShowFiguresAsync(HttpContext http, MetricsAccess access)
    {
        if (!access.Allows(http.Request))
        {
            http.Response.StatusCode = access.HasToken ? StatusCodes.Status401Unauthorized : StatusCodes.Status404NotFound;
            if (access.HasToken)
                http.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
            return;
        }

        http.Response.ContentType = FiguresType;
        await Metrics.DefaultRegistry.CollectAndExportAsTextAsync(http.Response.Body, http.RequestAborted);
    }

    // The library listens to meters from the first time it is asked, and knows nothing of what was before.
    private static void CountFromNow() => Metrics.DefaultRegistry.CollectAndExportAsTextAsync(Stream.Null).GetAwaiter().GetResult();

    /// <summary>The figures at an address of their own, and nothing else.</summary>
    private sealed class MetricsListener(MetricsAccess access) : IHostedService, IDisposable
    {
        private IMetricServer? _server;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            if (access.Url is { } url)
                _server = new KestrelMetricServer(url.Host, url.Port).Start();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => _server?.StopAsync() ?? Task.CompletedTask;

        public void Dispose() => _server?.Dispose();
    }

    private sealed class ReadinessCheck(IDbContextFactory<QsecDb> databases, IHostApplicationLifetime lifetime) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            if (lifetime.ApplicationStopping.IsCancellationRequested)
                return HealthCheckResult.Unhealthy("Stopping.");
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            return await db.Database.CanConnectAsync(cancellationToken)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The database does not answer.");
        }
    }
}
