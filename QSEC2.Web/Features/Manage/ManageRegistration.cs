namespace QSEC2.Web.Features.Manage;

public static class ManageRegistration
{
    public static void AddManage(this IServiceCollection services)
    {
        services.AddSingleton<EntryDesk>();
        services.AddScoped<EntryFormDefinition>();
        services.AddScoped<EntryStart>();
        services.AddScoped<EntryScreen>();
        services.AddScoped<EntryPublishing>();
    }
}
