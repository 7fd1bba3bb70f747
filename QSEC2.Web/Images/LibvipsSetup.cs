using NetVips;

namespace QSEC2.Web.Images;

/// <summary>libvips as this process may use it: four loaders and no others read files, for these come from strangers.</summary>
internal static class LibvipsSetup
{
    private static readonly string[] Loaders = ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadHeif"];
    private static readonly Lazy<bool> Once = new(Restrict);

    /// <summary>Idempotent, for the whole process.</summary>
    public static void EnsureRestricted() => _ = Once.Value;

    private static bool Restrict()
    {
        NetVips.NetVips.BlockUntrusted = true;
        Operation.Block("VipsForeignLoad", true);
        foreach (var loader in Loaders)
            Operation.Block(loader, false);

        // Drawings of our own: what strangers send is read as files, or from memory, and is never taken for one.
        Operation.Block("VipsForeignLoadSvgSource", false);

        // Each picture is another one, and a core is left to those who only read.
        Cache.Max = 0;
        NetVips.NetVips.Concurrency = 1;

        // A damaged picture writes a line for each of its rows; what matters arrives as an exception.
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, static (_, _, _) => { });
        return true;
    }
}
