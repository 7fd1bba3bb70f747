using Microsoft.EntityFrameworkCore.Design;

namespace QSEC2.Web.Data;

/// <summary>Lets <c>dotnet ef migrations add</c> work without starting the site.</summary>
public sealed class DesignTimeDbContextFactory : IDesignTimeDbContextFactory<QsecDb>
{
    /// <param name="args">The name of the provider, as <c>Database:Provider</c> has it; none for the default.</param>
    public QsecDb CreateDbContext(string[] args) => DatabaseEngine.Named(args.FirstOrDefault()).Open("design.db");
}
