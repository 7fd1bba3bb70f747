using QSEC2.Web.Features.Debates.Desk;
using QSEC2.Web.Features.Debates.Memories;
using QSEC2.Web.Features.Debates.Regie;

namespace QSEC2.Web.Features.Debates;

public static class DebateRegistration
{
    public static IServiceCollection AddDebates(this IServiceCollection services)
    {
        services.AddSingleton<DebateActs>();
        services.AddSingleton<DebateDesk>();
        services.AddSingleton<StageDesk>();
        services.AddSingleton<PairingDesk>();
        services.AddSingleton<DebateDoor>();
        services.AddSingleton<VoiceDesk>();
        services.AddSingleton<RegieScreen>();
        services.AddSingleton<RoomReader>();
        services.AddScoped<PlanScreen>();
        services.AddScoped<EveningScreen>();
        services.AddScoped<ReportScreen>();
        services.AddSingleton<MemoryReader>();
        services.AddScoped<MemoryMarkdown>();
        services.AddScoped<MemoryFiles>();
        services.AddScoped<MemoryScreen>();
        return services;
    }
}
