using System.Reflection;
using System.Text.RegularExpressions;
using QSEC2.Domain.Contributions;

namespace QSEC2.Tests.Conventions;

/// <summary>
/// A pattern gives up by the clock, which goes on while a busy machine lets others work: only one that has gone wrong may reach its end,
/// never an honest text.
/// </summary>
public sealed class PatternTests
{
    private const BindingFlags Any = BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    public static TheoryData<string> Patterns => [.. Found().Keys];

    [Theory, MemberData(nameof(Patterns))]
    public void No_pattern_gives_up_because_the_machine_is_busy(string pattern)
    {
        var patience = ((Regex)Found()[pattern].Invoke(null, null)!).MatchTimeout;
        Assert.True(patience == Regex.InfiniteMatchTimeout || patience >= TimeSpan.FromSeconds(30), $"{patience}");
    }

    private static Dictionary<string, MethodInfo> Found() =>
        new[] { typeof(Program).Assembly, typeof(Contribution).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(Any | BindingFlags.DeclaredOnly))
            .Where(method => method.IsStatic && method.ReturnType == typeof(Regex) && method.GetParameters().Length == 0)
            .ToDictionary(method => $"{method.DeclaringType!.Name}.{method.Name}");
}
