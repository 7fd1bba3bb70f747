using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using QSEC2.Web.Data.Seed;

namespace QSEC2.Web.Data;

public static class DataRegistration
{
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var engine = DatabaseEngine.Named(configuration["Database:Provider"]);
        var folder = new DataFolder(configuration, environment);
        services.AddSingleton(folder);
        services.AddSingleton(engine);
        var connectionString = configuration.GetConnectionString("Qsec") ?? engine.ConnectionString(folder.Database);
        services.AddPooledDbContextFactory<QsecDb>(options => engine.Use(options, connectionString));
        services.AddScoped(provided => provided.GetRequiredService<IDbContextFactory<QsecDb>>().CreateDbContext());
        services.AddDataProtection().SetApplicationName("QSEC2").PersistKeysToFileSystem(new DirectoryInfo(folder.Keys));
        services.AddSingleton<DatabaseSetup>();
        services.AddSingleton<SeasonSeed>();
        services.AddSingleton<ProgrammeSeed>();
        services.AddSingleton<VersionTail>();
        services.AddSingleton<PublishedProgramme>();
        services.AddSingleton<SubmissionWriter>();
        services.AddHostedService(provided => provided.GetRequiredService<SubmissionWriter>());
        return services;
    }
}
