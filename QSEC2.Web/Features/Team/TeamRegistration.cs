namespace QSEC2.Web.Features.Team;

public static class TeamRegistration
{
    public static void AddTeam(this IServiceCollection services)
    {
        services.AddScoped<TeamDesk>();
        services.AddScoped<TeamScreen>();
    }
}
