using QSEC2.Web.Data;
using QSEC2.Web.Operations.Verbs;

namespace QSEC2.Web.Operations;

/// <summary>Held while the site runs on a folder: the system lets go of it when the process ends, however it ends.</summary>
public sealed class RunningLock : IDisposable
{
    private readonly FileStream _file;

    private RunningLock(FileStream file) => _file = file;

    /// <summary>Waits for a site that is just ending on this folder.</summary>
    /// <exception cref="CannotBeDone">One runs there, and goes on.</exception>
    public static async Task<RunningLock> TakeAsync(DataFolder folder)
    {
        for (var left = 20; left > 0; left--)
        {
            if (TryTake(folder) is { } taken)
                return taken;
            await Task.Delay(TimeSpan.FromMilliseconds(150));
        }

        throw new CannotBeDone($"A site is running on {folder.Root}: stop it first, or choose another folder with --Data:Directory=….");
    }

    // Null when another process holds it.
    private static RunningLock? TryTake(DataFolder folder)
    {
        try
        {
            return new RunningLock(new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();
}
