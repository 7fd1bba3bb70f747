using Microsoft.EntityFrameworkCore;

namespace QSEC2.Web.Data;

public static class TransactionRetry
{
    // Enough for all who act upon one wall in the same second.
    private const int Tries = 8;

    /// <summary>
    /// One act of a person is one transaction. When somebody else changed the same meanwhile, the whole act again, on what is true now:
    /// it may run several times, and whoever is to be told is told after it.
    /// </summary>
    public static async Task<T> TransactAsync<T>(
        this IDbContextFactory<QsecDb> databases,
        Func<QsecDb, Task<T>> act,
        CancellationToken cancellation
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var db = await databases.CreateDbContextAsync(cancellation);
                await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
                var done = await act(db);
                await db.SaveChangesAsync(cancellation);
                await transaction.CommitAsync(CancellationToken.None);
                return done;
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
                // Somebody else was first: again, on what is true now.
            }
        }
    }
}
