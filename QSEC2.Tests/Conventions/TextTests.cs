using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using QSEC2.Domain.Answers;
using QSEC2.Domain.Common;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Debates;
using QSEC2.Domain.Moderation;
using QSEC2.Domain.People;
using QSEC2.Web.Images;
using QSEC2.Web.Operations;

namespace QSEC2.Tests.Conventions;

/// <summary>Every visible text is a resource, in both languages, in good typography.</summary>
public sealed partial class TextTests
{
    private static readonly Dictionary<string, string> French = Read("Texts.resx");
    private static readonly Dictionary<string, string> English = Read("Texts.en.resx");
    private static readonly IReadOnlyList<(string Path, string Text)> Code = Sources.Of("QSEC2.Web", ".cs", ".razor");

    // Said in their own language on every page, or said the same in both.
    private static readonly string[] SaidAsTheyAre = ["QSEC²", "FR", "EN", "Version française", "English version"];

    [Fact]
    public void Both_languages_say_everything() =>
        Assert.Equal(French.Keys.Order(StringComparer.Ordinal), English.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Both_languages_fill_in_the_same_places() =>
        Assert.Empty(
            French.Where(text => !Places(text.Value).SetEquals(Places(English.GetValueOrDefault(text.Key, "")))).Select(text => text.Key)
        );

    [Fact]
    public void No_text_is_empty() => Assert.All(French.Values.Concat(English.Values), text => Assert.NotEqual("", text.Trim()));

    [Fact]
    public void Every_text_that_is_asked_for_exists() =>
        Assert.Empty(Code.SelectMany(file => Keys(file.Text).Where(key => !French.ContainsKey(key)).Select(key => $"{file.Path}: {key}")));

    [Fact]
    public void Every_text_that_exists_is_asked_for()
    {
        var literals = Code.SelectMany(file =>
                Literal().Matches(file.Text).Select(match => match.Groups["text"].Value).Concat(Keys(file.Text))
            )
            .ToHashSet(StringComparer.Ordinal);
        var patterns = Code.SelectMany(file => Interpolated().Matches(file.Text))
            .Select(match => Pattern(match.Groups["text"].Value))
            .Distinct()
            .ToList();

        var unused = French.Keys.Where(key => !literals.Contains(key) && !patterns.Exists(pattern => pattern.IsMatch(key)));
        Assert.Empty(unused);
    }

    [Fact]
    public void Every_value_of_the_field_has_its_word()
    {
        IEnumerable<string> keys =
        [
            .. Names<ContributionKind>("Kind"),
            .. Names<Channel>("Channel"),
            .. Names<DecisionKind>("Decision"),
            .. Names<PhotoGround>("PhotoGround"),
            .. Names<Rule>("Rule"),
            .. Names<ReportOutcome>("Report.Is"),
            .. Names<AddresseeKind>("AddresseeKind"),
            .. Names<AnswerState>("AnswerState"),
            .. Names<AnswerStepKind>("AnswerStep"),
            .. Names<PhotoProblem>("Photo"),
            .. Names<ContributionStatus>("Receipt"),
            .. Names<ContributionStatus>("Receipt").SelectMany(key => new[] { key + "More", key + "Keep" }),
            .. Names<DebateState>("Debates.Is"),
            .. Names<DebateState>("Debates.Are"),
            .. Names<Channel>("Memory.Channel"),
            .. Role.All.Select(role => $"Role.{role}"),
            .. Role.People.Select(role => $"Role.{role}.May"),
            .. LegalSettings.Names.Select(name => $"Legal.{name}"),
            .. Snakes<RefusalReason>("Reason"),
            .. Snakes<RefusalReason>("Reason").Select(key => key + ".Text"),
        ];

        Assert.Subset(French.Keys.ToHashSet(StringComparer.Ordinal), keys.ToHashSet(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("'", "a straight apostrophe")]
    [InlineData("[\\p{L}\\d\\s»)%\u00a0-[\u202f]][?!;](?![\\w/=])", "? ! ; without a narrow space before")]
    [InlineData("[\\p{L}»)\\s-[\u00a0]]:(?!/)", ": without a fixed space before")]
    [InlineData("«[^\u00a0\u202f]|[^\u00a0\u202f]»", "« » without fixed spaces inside")]
    [InlineData("\"", "straight quotation marks")]
    [InlineData("\\.\\.\\.", "three dots instead of …")]
    public void French_is_set_as_French_is(string wrong, string because) =>
        Assert.Empty(
            French
                .Where(text => Regex.IsMatch(text.Value, wrong, RegexOptions.None, TimeSpan.FromSeconds(1)))
                .Select(text => $"{because}: {text.Key}: {text.Value}")
        );

    [Fact]
    public void No_word_stands_in_a_component()
    {
        var words =
            from file in Sources.Of("QSEC2.Web", ".razor")
            let markup = Markup(file.Text)
            from said in Between().Matches(markup).Concat(Attribute().Matches(markup)).Select(match => match.Groups["said"].Value.Trim())
            where Word().IsMatch(said) && !SaidAsTheyAre.Contains(said, StringComparer.Ordinal)
            select $"{file.Path}: {said}";

        Assert.Empty(words);
    }

    // What is counted has two.
    private static IEnumerable<string> Keys(string code) =>
        Asked()
            .Matches(code)
            .Select(match => match.Groups["key"].Value)
            .Concat(
                Counted().Matches(code).SelectMany(match => new[] { "One", "Many" }.Select(number => match.Groups["key"].Value + number))
            );

    private static Dictionary<string, string> Read(string name) =>
        XDocument
            .Load(Path.Combine(Sources.Root, "QSEC2.Web", "Localization", name))
            .Root!.Elements("data")
            .ToDictionary(text => text.Attribute("name")!.Value, text => text.Element("value")!.Value, StringComparer.Ordinal);

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Groups["place"].Value)];

    private static IEnumerable<string> Names<T>(string prefix)
        where T : struct, Enum => Enum.GetNames<T>().Select(name => $"{prefix}.{name}");

    private static IEnumerable<string> Snakes<T>(string prefix)
        where T : struct, Enum => Enum.GetNames<T>().Select(name => $"{prefix}.{JsonNamingPolicy.SnakeCaseLower.ConvertName(name)}");

    private static Regex Pattern(string interpolated) =>
        new("^" + string.Join("[^.]+", Hole().Split(interpolated).Select(Regex.Escape)) + "$", RegexOptions.None, TimeSpan.FromSeconds(1));

    // What is left of a component when its code is taken away: tags, and what stands between them.
    private static string Markup(string razor)
    {
        razor = razor.Split("@code", 2)[0];
        razor = Comment().Replace(razor, "");
        razor = Statement().Replace(razor, "");
        for (var before = ""; before != razor; )
            razor = Expression().Replace(before = razor, "");
        return razor;
    }

    [GeneratedRegex(@"\b(T|texts|Texts)\[""(?<key>[^""{]+)""", RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex Asked();

    [GeneratedRegex(@"\.Counted\(""(?<key>[^""{]+)""", RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex Counted();

    [GeneratedRegex("\"(?<text>[A-Z][\\w.]+)\"", RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex Literal();

    [GeneratedRegex("\\$\"(?<text>[A-Z]\\w+\\.[^\"]*)\"", RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex Interpolated();

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 30_000)]
    private static partial Regex Hole();

    [GeneratedRegex(@"\{(?<place>\d)[^}]*\}", RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex Place();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline, 30_000)]
    private static partial Regex Comment();

    [GeneratedRegex(
        @"^\s*(@(using|inject|page|attribute|inherits|implements|typeparam|namespace|layout|rendermode"
            + @"|if|foreach|for|switch|else)\b|else\b|case\b|default:|break;|var\b|\}|\{).*$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        30_000
    )]
    private static partial Regex Statement();

    // From the inside out: brackets, then the name they follow.
    [GeneratedRegex(@"\([^()]*\)|\[[^\[\]]*\]|@[\w.]+(?![\w.(\[])|@(?=[<\s""])", RegexOptions.None, 30_000)]
    private static partial Regex Expression();

    [GeneratedRegex(@">(?<said>[^<>]*)<", RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex Between();

    [GeneratedRegex(
        @"\s(title|alt|aria-label|placeholder|Title|Label|Hint|Description)=""(?<said>[^""]*)""",
        RegexOptions.ExplicitCapture,
        30_000
    )]
    private static partial Regex Attribute();

    [GeneratedRegex(@"\p{L}{2,}", RegexOptions.None, 30_000)]
    private static partial Regex Word();
}
