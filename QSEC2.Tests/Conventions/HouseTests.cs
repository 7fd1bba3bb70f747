using System.Text.RegularExpressions;
using QSEC2.Domain.Contributions;

namespace QSEC2.Tests.Conventions;

/// <summary>The plan of the house: Features → {Components, Data, Http, Formats, Images, Markdown, Live, Localization} → Domain.</summary>
public sealed partial class HouseTests
{
    // Past this many lines one looks for a second subject; where there is none, it is said here.
    private const int LongFile = 300;

    private static readonly Dictionary<string, string> LongAndOne = new(StringComparer.Ordinal)
    {
        ["QSEC2.Tests/Conventions/SurfaceTests.cs"] = "every address of the site, a line each",
    };

    private const int LongestLine = 140;

    // What is, and why. A new line here is a decision: first see whether the two can meet in the database, in Live or in Components/Shared.
    private static readonly Dictionary<string, string> MayLookInto = new(StringComparer.Ordinal)
    {
        ["Features/Team → Features/Accounts"] = "AccountDesk: links and tokens are made in one place, for the verbs and for the page",
        ["Features/Manage → Features/Requests"] = "RequestDesk: the home of the desk says how many requests wait",
        ["Features/Debates → Features/Contribute"] =
            "the form and SubmitContribution: what is written in a room is received like anything else",
        ["Features/Debates → Features/Walls"] =
            "WallReader, WallCards, StageView: a debate directs its wall, and looks at it as everybody does",
        ["Features/Receipts → Features/Contribute"] = "the form, to send again what was refused",
        ["Features/Reports → Features/Walls"] = "WallReader: what is published can be reported",
        ["Features/Seasons → Features/Walls"] = "WallReader, WallCards: the page of a theme is its wall too, and lives",
        ["Features/Walls → Features/Home"] = "HomePage: the home page shows the walls, and is cached with them",
        ["Features/Answers → Features/Accounts"] = "AccountDesk: the link that invites who is asked to answer",
        ["Data → Features/Accounts"] = "Person: the account as Identity stores it",
        ["Operations → Features/Accounts"] = "the verbs that invite people and make tokens",
        ["Http → Features/Rules"] = "NotFoundPage: how errors are shown",
    };

    // The list of everything the site is made of.
    private static readonly string[] TablesOfContents = ["QSEC2.Web/Endpoints.cs", "QSEC2.Web/Startup.cs", "QSEC2.Web/Program.cs"];

    [Fact]
    public void Features_meet_in_the_database_and_not_in_each_other()
    {
        var looks = Looks().Select(look => look.Edge).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Looks().Where(look => !MayLookInto.ContainsKey(look.Edge)).Select(look => $"{look.Path}: {look.Edge}"));
        Assert.Empty(MayLookInto.Keys.Except(looks, StringComparer.Ordinal).Select(edge => $"no longer needed: {edge}"));
    }

    [Fact]
    public void The_domain_needs_nothing_but_the_platform() =>
        Assert.All(
            typeof(Contribution).Assembly.GetReferencedAssemblies(),
            assembly =>
                Assert.True(
                    assembly.Name!.StartsWith("System.", StringComparison.Ordinal)
                        && !assembly.Name.StartsWith("System.Data", StringComparison.Ordinal),
                    assembly.Name
                )
        );

    [Fact]
    public void A_long_file_has_one_subject()
    {
        var tooLong = Written().Where(file => Lines(file.Text) > LongFile && !LongAndOne.ContainsKey(file.Path));

        Assert.Empty(tooLong.Select(file => $"{file.Path}: {Lines(file.Text)} lines"));
    }

    [Fact]
    public void Lines_end_where_one_still_reads_them()
    {
        var tooLong =
            from file in Written()
            from line in file.Text.Split('\n').Index()
            where line.Item.Length > LongestLine
            select $"{file.Path}:{line.Index + 1}: {line.Item.Length} characters";

        Assert.Empty(tooLong);
    }

    private static IEnumerable<(string Path, string Text)> Written() =>
        Sources
            .Of("QSEC2.Domain", ".cs")
            .Concat(Sources.Of("QSEC2.Web", ".cs", ".razor"))
            .Concat(Sources.Of("QSEC2.Tests", ".cs", ".razor"))
            .Concat(Sources.Of("wwwroot-assets", ".ts", ".css", ".mjs"));

    private static int Lines(string text) => text.AsSpan().TrimEnd('\n').Count('\n') + 1;

    private static List<(string Path, string Edge)> Looks()
    {
        var features = Directory
            .GetDirectories(Path.Combine(Sources.Root, "QSEC2.Web", "Features"))
            .Select(Path.GetFileName)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from file in Sources.Of("QSEC2.Web", ".cs", ".razor")
            where !TablesOfContents.Contains(file.Path, StringComparer.Ordinal)
            let home = Home(file.Path)
            from seen in Name()
                .Matches(Strings().Replace(file.Text, "\"\""))
                .Where(IsSeen)
                .Select(match => match.Groups["feature"].Value)
                .Distinct(StringComparer.Ordinal)
            where features.Contains(seen) && home != $"Features/{seen}"
            select (file.Path, $"{home} → Features/{seen}"),
        ];
    }

    // Features/Walls, or the one folder of what is not a feature.
    private static string Home(string path) =>
        string.Join('/', path.Split('/')[1..^1].Take(path.Contains("/Features/", StringComparison.Ordinal) ? 2 : 1));

    // Something else may be called as a feature is: then what follows is not one of its files.
    private static bool IsSeen(Match match) =>
        !match.Groups["type"].Success
        || Directory
            .EnumerateFiles(
                Path.Combine(Sources.Root, "QSEC2.Web", "Features"),
                match.Groups["type"].Value + ".*",
                SearchOption.AllDirectories
            )
            .Any();

    // Inside Features, "Walls.WallFeed" needs no using.
    [GeneratedRegex(
        @"\bFeatures\.(?<feature>[A-Z]\w+)|(?<![\w.])(?<feature>[A-Z]\w+)\.(?<type>[A-Z]\w+)\b",
        RegexOptions.ExplicitCapture,
        30_000
    )]
    private static partial Regex Name();

    [GeneratedRegex("\"[^\"\n]*\"", RegexOptions.None, 30_000)]
    private static partial Regex Strings();
}
