using System.Text.RegularExpressions;

namespace QSEC2.Tests.Conventions;

/// <summary>Which database it is, is known in one folder; the rest of the site asks <c>DatabaseEngine</c>.</summary>
public sealed partial class DatabaseSeamTests
{
    private const string ItsFolder = "QSEC2.Web/Data/Sqlite/";

    private const RegexOptions OfAnyCase = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    // Where the engines are listed.
    private const string ListOfEngines = "QSEC2.Web/Data/DatabaseEngine.cs";

    [Fact]
    public void Nothing_but_its_own_folder_knows_which_database_it_is()
    {
        var files = Sources.Of("QSEC2.Web", ".cs", ".razor").Concat(Sources.Of("QSEC2.Domain", ".cs"));
        var knowing =
            from file in files
            where !file.Path.StartsWith(ItsFolder, StringComparison.Ordinal) && file.Path != ListOfEngines
            from said in OfOneDatabase().Matches(file.Text).Select(match => match.Value).Distinct(StringComparer.Ordinal)
            select $"{file.Path}: {said}";

        Assert.Empty(knowing);
    }

    [Fact]
    public void The_list_of_engines_only_names_them()
    {
        var list = File.ReadAllText(Path.Combine(Sources.Root, ListOfEngines));

        Assert.Equal(["Sqlite", "Sqlite"], OfOneDatabase().Matches(list).Select(match => match.Value));
    }

    [Fact]
    public void Only_one_place_opens_transactions()
    {
        var opening = Sources
            .Of("QSEC2.Web", ".cs", ".razor")
            .Where(file => file.Text.Contains("BeginTransaction", StringComparison.Ordinal))
            .Select(file => file.Path);

        Assert.Equal(["QSEC2.Web/Data/TransactionRetry.cs"], opening);
    }

    [GeneratedRegex(@"sqlite|npgsql|postgres|-wal\b|-shm\b|(?<!#)\b(PRAGMA|VACUUM|fts5|json_each|rowid)\b", OfAnyCase, 30_000)]
    private static partial Regex OfOneDatabase();
}
