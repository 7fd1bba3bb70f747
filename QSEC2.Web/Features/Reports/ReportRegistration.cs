using QSEC2.Web.Live;

namespace QSEC2.Web.Features.Reports;

public static class ReportRegistration
{
    public static void AddReports(this IServiceCollection services)
    {
        services.AddSingleton<OpenReportCount>();
        services.AddSingleton<ReportDesk>();
        services.AddHostedService(provider => provider.GetRequiredService<ReportDesk>());
    }

    public static void MapReports(this IEndpointRouteBuilder site)
    {
        site.MapReportPages();
        site.MapReportsDesk();
    }
}
