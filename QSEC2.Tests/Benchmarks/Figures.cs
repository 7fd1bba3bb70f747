using System.Globalization;

namespace QSEC2.Tests.Benchmarks;

/// <summary>What a benchmark says.</summary>
internal static class Figures
{
    public static double Median(this IEnumerable<double> values) => values.Percentile(50);

    public static double Percentile(this IEnumerable<double> values, int percent)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Clamp((int)Math.Ceiling(sorted.Count * percent / 100.0) - 1, 0, sorted.Count - 1)];
    }

    /// <summary>A line of the table, to the test's output and to standard output.</summary>
    public static void Say(FormattableString line)
    {
        var text = line.ToString(CultureInfo.InvariantCulture);
        TestContext.Current.TestOutputHelper?.WriteLine(text);
        Console.WriteLine(text);
    }

    /// <summary>How long the screens of a room needed to agree again.</summary>
    public static void Say(this TimeSpan[] agreed, string what)
    {
        var (projection, regie, phone) = (agreed[0].TotalMilliseconds, agreed[1].TotalMilliseconds, agreed[2].TotalMilliseconds);
        Say($"{what, -18} projection {projection, 6:0} ms, régie {regie, 6:0} ms, phone {phone, 6:0} ms");
    }
}

/// <summary>Benchmarks have the machine to themselves, and are asked for: <c>-explicit only</c>.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Benchmarks";
}
