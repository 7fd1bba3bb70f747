using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace QSEC2.Web.Data;

/// <summary>Lets <c>dotnet ef migrations add</c> work without starting the site.</summary>
public sealed class DesignTimeDbContextFactory : IDesignTimeDbContextFactory<QsecDb>
{
    public QsecDb CreateDbContext(string[] args) =>
        new((DbContextOptions<QsecDb>)new DbContextOptionsBuilder<QsecDb>().UseQsecSqlite("Data Source=design.db").Options);
}
