namespace QSEC2.Web.Features.Agenda;

public static class AgendaRegistration
{
    public static IServiceCollection AddAgenda(this IServiceCollection services)
    {
        services.AddScoped<EventScreen>();
        services.AddSingleton<EventCalendar>();
        services.AddSingleton<RegistrationDesk>();
        services.AddScoped<RegistrationScreen>();
        services.AddScoped<RegistrationReceipt>();
        services.AddSingleton<RegistrationKeeper>();
        services.AddHostedService(provided => provided.GetRequiredService<RegistrationKeeper>());
        return services;
    }
}
