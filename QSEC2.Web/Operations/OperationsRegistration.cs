using QSEC2.Web.Data.Seed;

namespace QSEC2.Web.Operations;

public static class OperationsRegistration
{
    /// <summary>What whoever runs the site needs.</summary>
    public static void AddOperations(this IServiceCollection services)
    {
        services.AddSingleton<Backup>();
        services.AddSingleton<RestoreReconciliation>();
        services.AddSingleton<DataFolderSwap>();
        services.AddSingleton<Export>();
        services.AddSingleton<DemoSeed>();
        services.AddSingleton<LegalSettings>();
        services.AddHealth();
    }
}
