namespace QSEC2.Web.Data;

/// <summary>
/// Nothing of this was stored: the disk is full, cannot be read or written, or is damaged. Trying again is of no use until somebody looks
/// after it.
/// </summary>
/// <param name="act">What was being done.</param>
public sealed class StorageFailed(string act, bool isFull, Exception cause)
    : IOException($"{act}: nothing was stored. The disk of the database {Said(isFull)}: {cause.GetBaseException().Message}", cause)
{
    public bool IsFull { get; } = isFull;

    private static string Said(bool isFull) => isFull ? "is full" : "cannot be read or written";
}

/// <summary>Nothing of this was stored: others were writing for longer than one waits. It may be tried again soon.</summary>
/// <param name="act">What was being done.</param>
public sealed class DatabaseBusy(string act, Exception cause)
    : TimeoutException($"{act}: nothing was stored, for others were writing all the time.", cause)
{
    /// <summary>When to try again.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);
}
