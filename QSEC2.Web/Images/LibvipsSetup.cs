using NetVips;

namespace QSEC2.Web.Images;

/// <summary>
/// libvips as this process may use it: it sets the words of posters on drawings of our own, and reads nothing that anybody sent.
/// </summary>
internal static class LibvipsSetup
{
    private static readonly Lazy<bool> Once = new(Restrict);

    /// <summary>Idempotent, for the whole process.</summary>
    public static void EnsureRestricted() => _ = Once.Value;

    private static bool Restrict()
    {
        NetVips.NetVips.BlockUntrusted = true;
        Operation.Block("VipsForeignLoad", true);

        // The grounds of posters, which are no files.
        Operation.Block("VipsForeignLoadSvgSource", false);

        // Each picture is another one, and a core is left to those who only read.
        Cache.Max = 0;
        NetVips.NetVips.Concurrency = 1;
        return true;
    }
}
