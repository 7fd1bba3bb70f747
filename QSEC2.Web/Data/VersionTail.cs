using Microsoft.EntityFrameworkCore;
using QSEC2.Web.Live;

namespace QSEC2.Web.Data;

/// <summary>Reads the numbers of the database, and rings where one has grown: whoever wrote it, in whatever process.</summary>
public sealed class VersionTail(IDbContextFactory<QsecDb> databases, Changes changes) : IDisposable
{
    private readonly SemaphoreSlim _reading = new(1);

    /// <summary>What was committed before the call is known after it: every page shows it.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        // One after the other: what was read first is told first.
        await _reading.WaitAsync(cancellation);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            var walls = db.Walls.Select(wall => new { Wall = (string?)wall.Slug, Number = wall.Sequence });
            var programme = db
                .SiteVersions.Where(version => version.Name == SiteVersion.Programme)
                .Select(version => new { Wall = (string?)null, version.Number });
            var numbers = await walls.Concat(programme).ToListAsync(cancellation);
            changes.Apply(
                numbers.Single(read => read.Wall is null).Number,
                numbers.Where(read => read.Wall is not null).ToDictionary(read => read.Wall!, read => read.Number, StringComparer.Ordinal)
            );
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();
}
