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
        services.AddSingleton<RegistrationJob>();
        services.AddHostedService(provided => provided.GetRequiredService<RegistrationJob>());
        return services;
    }
}
