using QSEC2.Web.Data;

namespace QSEC2.Web.Operations;

/// <summary>Held while the site runs on a folder: the system lets go of it when the process ends, however it ends.</summary>
public sealed class RunningLock : IDisposable
{
    private readonly FileStream _file;

    private RunningLock(FileStream file) => _file = file;

    /// <summary>Null when another process holds it.</summary>
    public static RunningLock? TryTake(SiteFolder folder)
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
