using QSEC2.Web.Features.Debates.Access;
using QSEC2.Web.Features.Debates.Audience;
using QSEC2.Web.Features.Debates.Memories;
using QSEC2.Web.Features.Debates.Paper;
using QSEC2.Web.Features.Debates.Platform;
using QSEC2.Web.Features.Debates.Prepare;
using QSEC2.Web.Features.Debates.Regie;

namespace QSEC2.Web.Features.Debates;

public static class DebateRegistration
{
    public static IServiceCollection AddDebates(this IServiceCollection services)
    {
        services.AddSingleton<DebateTransaction>();
        services.AddSingleton<DebateDesk>();
        services.AddSingleton<StageDesk>();
        services.AddSingleton<PairingDesk>();
        services.AddSingleton<DebateAuthorization>();
        services.AddSingleton<VoiceDesk>();
        services.AddSingleton<RegieScreen>();
        services.AddSingleton<AudienceReader>();
        services.AddScoped<DebatePlanScreen>();
        services.AddScoped<DebateControlScreen>();
        services.AddScoped<DebateReportScreen>();
        services.AddSingleton<MemoryReader>();
        services.AddScoped<MemoryMarkdown>();
        services.AddScoped<MemoryFiles>();
        services.AddScoped<MemoryScreen>();
        return services;
    }

    public static void MapDebates(this IEndpointRouteBuilder site)
    {
        site.MapDebateDesk();
        site.MapProjectionSetup();
        site.MapDebatePages();
        site.MapRegie();
        site.MapPlatform();
        site.MapPaper();
    }
}
