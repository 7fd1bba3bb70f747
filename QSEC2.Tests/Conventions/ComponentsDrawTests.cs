using System.Reflection;
using System.Text.RegularExpressions;
using QSEC2.Web.Data;

namespace QSEC2.Tests.Conventions;

/// <summary>What is in Components draws: it neither reads nor writes anything that is kept.</summary>
public sealed partial class ComponentsDrawTests
{
    private static readonly IReadOnlyList<(string Path, string Text)> Components = Sources.Of("QSEC2.Web/Components", ".cs", ".razor");

    // What may be injected into what draws: the moment, the request, settings, addresses, and counts that others keep in memory.
    private static readonly string[] MayBeInjected =
    [
        "TimeProvider",
        "IHttpContextAccessor",
        "IStringLocalizer<Texts>",
        "AssetUrls",
        "PublicUrl",
        "FormGuard",
        "LegalSettings",
        "EditorialMarkdown",
        "OpenReportCount",
    ];

    [Fact]
    public void No_component_reaches_the_database()
    {
        var readers = typeof(QsecDb).Assembly.GetTypes().Where(Reads).Select(type => type.Name.Split('`')[0]);
        var words = new Regex(
            $@"EntityFrameworkCore|\bIDbContextFactory\b|(?<!Domain\.)\b({string.Join('|', readers.Select(Regex.Escape))})\b",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)
        );

        Assert.Empty(
            Components.SelectMany(file => words.Matches(Comment().Replace(file.Text, "")).Select(match => $"{file.Path}: {match.Value}"))
        );
    }

    [Fact]
    public void Only_what_is_in_memory_is_injected_into_a_component() =>
        Assert.Empty(
            Components.SelectMany(file =>
                Injected()
                    .Matches(file.Text)
                    .Select(match => match.Groups["type"].Value.Split("Web.Live.")[^1])
                    .Where(type => !MayBeInjected.Contains(type, StringComparer.Ordinal))
                    .Select(type => $"{file.Path}: {type}")
            )
        );

    // Whatever takes the database, or makes one: to be called, or to be built.
    private static bool Reads(Type type) =>
        type.Namespace == typeof(QsecDb).Namespace
        && !type.Name.StartsWith('<')
        && (
            type == typeof(QsecDb)
            || type.GetConstructors(Everything)
                .Cast<MethodBase>()
                .Concat(type.GetMethods(Everything))
                .SelectMany(member => member.GetParameters())
                .Any(parameter => parameter.ParameterType.ToString().Contains(typeof(QsecDb).FullName!, StringComparison.Ordinal))
        );

    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [GeneratedRegex(@"@inject\s+(?<type>\S+)|\[Inject\][^;{]*?\s(?<type>\S+)\s+\w+\s*\{", RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex Injected();

    // A comment may say who reads what is drawn.
    [GeneratedRegex(@"^\s*///.*$", RegexOptions.Multiline, 30_000)]
    private static partial Regex Comment();
}
