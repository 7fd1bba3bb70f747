using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Web.Data;

namespace QSEC2.Tests.Support;

/// <summary>Counts what the site reads of its contributions, row by row.</summary>
internal sealed class RowsRead : DbCommandInterceptor
{
    private int _rows;

    /// <summary>Gives it to every context of a site.</summary>
    public void Watch(IServiceCollection services) => services.ConfigureDbContext<QsecDb>(options => options.AddInterceptors(this));

    /// <summary>How many rows are read while something is done.</summary>
    public async Task<int> DuringAsync(Func<Task> act)
    {
        Interlocked.Exchange(ref _rows, 0);
        await act();
        return Volatile.Read(ref _rows);
    }

    public override InterceptionResult DataReaderDisposing(
        DbCommand command,
        DataReaderDisposingEventData eventData,
        InterceptionResult result
    )
    {
        if (command.CommandText.Contains("FROM \"Contributions\"", StringComparison.Ordinal))
            Interlocked.Add(ref _rows, eventData.ReadCount);
        return result;
    }
}
