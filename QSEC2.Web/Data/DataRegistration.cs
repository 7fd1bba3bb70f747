using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using QSEC2.Web.Data.Seed;

namespace QSEC2.Web.Data;

public static class DataRegistration
{
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var provider = configuration["Database:Provider"] ?? "sqlite";
        if (provider != "sqlite")
            throw new InvalidDataException($"Database:Provider is '{provider}'. This version knows 'sqlite' only.");

        var folder = new DataFolder(configuration, environment);
        services.AddSingleton(folder);
        services.AddPooledDbContextFactory<QsecDb>(options =>
            options.UseQsecSqlite(configuration.GetConnectionString("Qsec") ?? ConnectionString(folder.Database))
        );
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

    public static DbContextOptionsBuilder UseQsecSqlite(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString).AddInterceptors(new SqliteTuning(), new SearchIndex());

    public static string ConnectionString(string file) => $"Data Source={file};Default Timeout=10";
}
