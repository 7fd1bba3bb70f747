using System.Globalization;
using QSEC2.Tests.Benchmarks;

// The runtime looks for this name, outside any namespace.
#pragma warning disable CA1050, MA0047

/// <summary>
/// Runs inside a measured server before its own <c>Main</c> (<c>DOTNET_STARTUP_HOOKS</c>), so that what is measured is what is shipped.
/// Answers each line of standard input with the memory in use, and ends the server when the benchmark ends.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        new Thread(Answer) { IsBackground = true }.Start();
        if (Environment.GetEnvironmentVariable(MeasuredServer.BareVariable) is { } folder)
            BareServer.Run(folder);
    }

    private static void Answer()
    {
        while (Console.ReadLine() is not null)
        {
            // Aggressive: what is free goes back to the system, and the working set is what is needed.
            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{MeasuredServer.MemoryLine}{GC.GetTotalMemory(false)} {Environment.WorkingSet}"
                )
            );
        }

        Environment.Exit(0);
    }
}
