using System.Data;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace QSEC2.Web.Data;

/// <summary>The one way to store what depends on what is stored: everything in it is one transaction.</summary>
public static class TransactionRetry
{
    // Enough for all who act upon one wall in the same second.
    private const int Tries = 8;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// One act of a person is one transaction. When somebody else changed the same meanwhile, the whole act again, on what is true now:
    /// it may run several times, and whoever is to be told is told after it.
    /// </summary>
    /// <param name="act">Loads, decides and changes; what it changed is saved after it.</param>
    /// <param name="file">Given by the compiler: with <paramref name="member"/>, what is being done, for the log.</param>
    /// <param name="member">Given by the compiler.</param>
    /// <exception cref="StorageFailed">The disk does not take it. Never tried again.</exception>
    /// <exception cref="DatabaseBusy">Others wrote, or changed the same, all the time.</exception>
    public static Task<T> TransactAsync<T>(
        this IDbContextFactory<QsecDb> databases,
        Func<QsecDb, Task<T>> act,
        CancellationToken cancellation,
        [CallerFilePath] string file = "",
        [CallerMemberName] string member = ""
    ) =>
        RetryOnConflictAsync(
            async () =>
            {
                await using var db = await databases.CreateDbContextAsync(cancellation);
                return await InTransactionAsync(db, act, cancellation);
            },
            NameOfAct(file, member),
            cancellation
        );

    /// <inheritdoc cref="TransactAsync{T}(IDbContextFactory{QsecDb}, Func{QsecDb, Task{T}}, CancellationToken, string, string)"/>
    public static Task TransactAsync(
        this IDbContextFactory<QsecDb> databases,
        Func<QsecDb, Task> act,
        CancellationToken cancellation,
        [CallerFilePath] string file = "",
        [CallerMemberName] string member = ""
    ) =>
        databases.TransactAsync(
            async db =>
            {
                await act(db);
                return true;
            },
            cancellation,
            file,
            member
        );

    /// <summary>
    /// The same with services that write through the context of their scope, as those of accounts do: a scope of its own for each try.
    /// </summary>
    /// <inheritdoc cref="TransactAsync{T}(IDbContextFactory{QsecDb}, Func{QsecDb, Task{T}}, CancellationToken, string, string)"/>
    public static Task<T> TransactAsync<T>(
        this IServiceScopeFactory scopes,
        Func<IServiceProvider, QsecDb, Task<T>> act,
        CancellationToken cancellation,
        [CallerFilePath] string file = "",
        [CallerMemberName] string member = ""
    ) =>
        RetryOnConflictAsync(
            async () =>
            {
                await using var scope = scopes.CreateAsyncScope();
                var services = scope.ServiceProvider;
                return await InTransactionAsync(services.GetRequiredService<QsecDb>(), db => act(services, db), cancellation);
            },
            NameOfAct(file, member),
            cancellation
        );

    private static async Task<T> RetryOnConflictAsync<T>(Func<Task<T>> act, string name, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await act();
            }
            catch (Exception failure) when (attempt < Tries && IsWorthRetrying(DatabaseEngine.FaultOf(failure)))
            {
                // Somebody else was first: again, on what is true now.
            }
            catch (Exception failure) when (DatabaseEngine.FaultOf(failure) is not (DatabaseFault.Other or DatabaseFault.Duplicate))
            {
                throw Translate(failure, name);
            }

            await Task.Delay(Pause(attempt), cancellation);
        }
    }

    // What was read to decide must still be so when it is stored: not only what is written, nor only where writers wait for each other.
    private static async Task<T> InTransactionAsync<T>(QsecDb db, Func<QsecDb, Task<T>> act, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellation);
        var done = await act(db);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return done;
    }

    private static bool IsWorthRetrying(DatabaseFault fault) => fault is DatabaseFault.Conflict or DatabaseFault.Duplicate;

    private static Exception Translate(Exception failure, string name) =>
        DatabaseEngine.FaultOf(failure) switch
        {
            DatabaseFault.Full => new StorageFailed(name, isFull: true, failure),
            DatabaseFault.Storage => new StorageFailed(name, isFull: false, failure),
            _ => new DatabaseBusy(name, failure),
        };

    // Longer each time, and for each somebody else: those who met once do not meet again.
    private static TimeSpan Pause(int attempt)
    {
        var longest = Math.Min(LongestPause.TotalMilliseconds, ShortestPause.TotalMilliseconds * Math.Pow(2, attempt));
        return TimeSpan.FromMilliseconds(longest * (0.5 + (Random.Shared.NextDouble() / 2)));
    }

    private static string NameOfAct(string file, string member) => $"{Path.GetFileNameWithoutExtension(file)}.{member}";
}
