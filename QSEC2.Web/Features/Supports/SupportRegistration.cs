using QSEC2.Web.Http.Limits;

namespace QSEC2.Web.Features.Supports;

public static class SupportRegistration
{
    public static void AddSupports(this IServiceCollection services)
    {
        services.AddSingleton<ScreensPerAddress>();
        services.AddSingleton<SupporterLimit>();
        services.AddSingleton<SupportDesk>();
        services.AddHostedService(provider => provider.GetRequiredService<SupportDesk>());
        services.AddHostedService<SupportFeed>();
    }
}
