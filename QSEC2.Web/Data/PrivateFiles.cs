using System.Runtime.InteropServices;

namespace QSEC2.Web.Data;

/// <summary>
/// What this program writes is for its own user: nobody else of the machine reads what people sent in. Not on Windows, whose folders say it
/// themselves.
/// </summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnersAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;
    private const uint NothingForOthers = 0b000_111_111;
    private const uint Usual = 0b000_010_010;

    /// <summary>From now on, for every file and folder.</summary>
    public static void RestrictNewFiles()
    {
        if (!OperatingSystem.IsWindows())
            _ = Umask(NothingForOthers);
    }

    /// <summary>From now on as usual: what is written to be handed out.</summary>
    public static void AllowOthersAgain()
    {
        if (!OperatingSystem.IsWindows())
            _ = Umask(Usual);
    }

    /// <summary>A folder for the owner alone, with what an earlier version left in it.</summary>
    public static void RestrictFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, OwnersAlone);
        if ((File.GetUnixFileMode(folder) & Others) == UnixFileMode.None)
            return;
        try
        {
            // The folder first: nobody comes in while the rest is closed.
            File.SetUnixFileMode(folder, OwnersAlone);
            var everything = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
            foreach (var inside in Directory.EnumerateFileSystemEntries(folder, "*", everything))
                File.SetUnixFileMode(inside, File.GetUnixFileMode(inside) & ~Others);
        }
        catch (UnauthorizedAccessException)
        {
            // A volume that belongs to somebody else, who decided who reads it; what we write there is ours all the same.
        }
    }

    [DllImport("libc", EntryPoint = "umask"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint Umask(uint mask);
}
