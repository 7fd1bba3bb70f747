using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Web.Data;

namespace QSEC2.Tests.Support;

/// <summary>Lets the disk of a database fail, as long as a test says so: SQLite itself then answers what it would answer there.</summary>
public sealed class FaultyDisk : DbConnectionInterceptor
{
    private const string Sound = "PRAGMA query_only = OFF; PRAGMA max_page_count = 4294967294; PRAGMA busy_timeout = 5000";
    private string _state = Sound;

    public void BecomeReadOnly() => _state = "PRAGMA query_only = ON";

    /// <summary>Takes no page more than there are.</summary>
    public void BecomeFull() => _state = "PRAGMA max_page_count = 1";

    /// <summary>Waits for no other writer: not the disk's fault, but one does not wish to wait in a test.</summary>
    public void WaitForNobody() => _state = "PRAGMA busy_timeout = 0";

    public void Recover() => _state = Sound;

    public void PutInto(IServiceCollection services) => services.ConfigureDbContext<QsecDb>(options => options.AddInterceptors(this));

    // Of a connection that was used before too: what it was told stays with it.
    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        if (_state.Contains("busy_timeout", StringComparison.Ordinal))
            ((SqliteConnection)connection).DefaultTimeout = 1;
        await using var command = connection.CreateCommand();
        command.CommandText = $"{Sound}; {_state}";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
