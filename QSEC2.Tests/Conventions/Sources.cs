using System.Text.RegularExpressions;

namespace QSEC2.Tests.Conventions;

/// <summary>The source files of the site, as they are in the repository.</summary>
internal static partial class Sources
{
    public static string Root { get; } = FindRoot();

    /// <summary>Paths are relative, with slashes.</summary>
    public static IReadOnlyList<(string Path, string Text)> Of(string folder, params string[] endings) =>
        [
            .. Directory
                .EnumerateFiles(System.IO.Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
                .Select(file => System.IO.Path.GetRelativePath(Root, file).Replace('\\', '/'))
                .Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)) && !Ours().IsMatch(path))
                .Order(StringComparer.Ordinal)
                .Select(path => (path, File.ReadAllText(System.IO.Path.Combine(Root, path)))),
        ];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "QSEC2.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
    }

    // What tools make, not we.
    [GeneratedRegex("(^|/)(bin|obj|data|node_modules|Migrations)/", RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex Ours();
}
