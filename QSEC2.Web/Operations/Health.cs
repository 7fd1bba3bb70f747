using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Prometheus;
using QSEC2.Web.Data;

namespace QSEC2.Web.Operations;

/// <summary>Whether the site runs, whether it can serve, and its figures.</summary>
public static class Health
{
    public static IServiceCollection AddHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<ReadinessCheck>("can-serve", tags: ["ready"]).Services;

    public static void MapHealth(this IEndpointRouteBuilder site)
    {
        site.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        site.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
        site.MapMetrics("/metrics");
        CountFromNow();
    }

    // The library listens to meters from the first time it is asked, and knows nothing of what was before.
    private static void CountFromNow() => Metrics.DefaultRegistry.CollectAndExportAsTextAsync(Stream.Null).GetAwaiter().GetResult();

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
