using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Web.Data;

namespace QSEC2.Tests.Support;

/// <summary>
/// Waits for no disk: what a site of a test wrote need not survive a power cut. What shows that a site survives one
/// runs the program itself, which knows no such thing.
/// </summary>
public sealed class NoFsync : DbConnectionInterceptor
{
    private const string Pragma = "PRAGMA synchronous=OFF";

    public static void PutInto(IServiceCollection services) =>
        services.ConfigureDbContext<QsecDb>(options => options.AddInterceptors(new NoFsync()));

    // After the site's own interceptor, which asks for all of it.
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragma;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragma;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
