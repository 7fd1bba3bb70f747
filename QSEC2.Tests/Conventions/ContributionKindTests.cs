using System.Text.Json;
using System.Text.RegularExpressions;
using Bunit;
using QSEC2.Domain.Contributions;
using QSEC2.Tests.Components;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Features.Contribute;
using QSEC2.Web.Formats;

namespace QSEC2.Tests.Conventions;

/// <summary>What a kind of contribution needs beside its row in the table; and nobody else knows one kind from another.</summary>
public sealed partial class ContributionKindTests : ComponentTest
{
    // Where kinds are named, and why.
    private static readonly Dictionary<string, string> MayName = new(StringComparer.Ordinal)
    {
        ["QSEC2.Domain/Contributions/ContributionKinds.cs"] = "the table",
    };

    private static readonly Regex NamedInScripts = new(
        $"""contribution-card--({string.Join('|', ContributionKinds.All.Select(kind => kind.Name))})\b"""
            + """|\bkind\w*\)?\s*[!=]==\s*"\w+"|"kind"\)\s*[!=]==""",
        RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1)
    );

    public static TheoryData<ContributionKind> Kinds => [.. Enum.GetValues<ContributionKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_has_its_row_where_its_value_says(ContributionKind kind)
    {
        Assert.Equal(kind, kind.Traits().Kind);
        Assert.Equal(SnakeCase.Of(kind), kind.Traits().Name);
        Assert.Equal(kind, ContributionKinds.Find(kind.Traits().Name));
        Assert.Single(ContributionKinds.All, other => other.FrenchName == kind.Traits().FrenchName);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_has_its_texts_in_both_languages(ContributionKind kind)
    {
        foreach (var file in new[] { "Texts.resx", "Texts.en.resx" })
        {
            var texts = Read("QSEC2.Web", "Localization", file);
            Assert.All(
                [$"Kind.{kind}", $"Kinds.{kind}", $"Contribute.Do.{kind}"],
                key => Assert.Contains($"name=\"{key}\"", texts, StringComparison.Ordinal)
            );
            Assert.Matches($"name=\"Rule.KindUnknown\".*<value>.*\\b{kind.Traits().Name}\\b", texts);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_icon_of_a_kind_is_delivered(ContributionKind kind)
    {
        if (kind.Traits().Icon is not { } icon)
            return;
        Assert.Contains($"{icon}:bold", JsonSerializer.Deserialize<string[]>(Read("wwwroot-assets", "icons", "icons.json"))!);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_waits_for_an_answer_has_its_index(ContributionKind kind) =>
        Assert.Equal(
            kind.Traits().CanBeAddressed,
            Read("QSEC2.Web", "Data", "Configurations", "ContributionConfiguration.cs").Contains($"'{kind}'", StringComparison.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_form_hides_what_is_of_another_kind_without_script_too(ContributionKind kind) =>
        Assert.Contains(
            $".contribute__form:has([name=\"kind\"][value=\"{kind.Traits().Name}\"]:checked) "
                + $"[data-for]:not([data-for~=\"{kind.Traits().Name}\"])",
            Read("wwwroot-assets", "css", "components", "contribute.css"),
            StringComparison.Ordinal
        );

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_card_of_a_kind_says_what_it_is(ContributionKind kind)
    {
        var card = Draw<ContributionCard>(with => with.Add(card => card.Contribution, Seen(kind: kind)));

        Assert.Contains($"contribution-card--{kind.Traits().Name}", card.Find("article").ClassList);
        Assert.Equal(kind.Traits().Glyph, card.Find(".contribution-card__glyph").TextContent);
        Assert.NotEqual("", card.Find(".visually-hidden").TextContent);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_form_offers_every_kind_and_chooses_one(ContributionKind kind)
    {
        var choice = Draw<KindChoice>(with => with.Add(choice => choice.Kind, kind));

        Assert.Equal(ContributionKinds.All.Select(one => one.Name), choice.FindAll("input").Select(input => input.GetAttribute("value")));
        Assert.Equal(kind.Traits().Name, choice.Find("input[checked]").GetAttribute("value"));
        Assert.All(choice.FindAll("label"), label => Assert.NotEmpty(label.QuerySelector(".choice__label")!.TextContent));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_form_invites_to_every_kind(ContributionKind kind)
    {
        var text = Draw<ContributionText>(with =>
            with.Add(text => text.Form, new ContributeForm { Kind = kind }).Add(text => text.Theme, Place().Theme)
        );

        Assert.Equal(kind.Traits().Invitation(Place().Theme).Fr, text.Find($"#text-hint [data-for={kind.Traits().Name}]").TextContent);
        Assert.Equal(
            kind.Traits().NeedsText,
            text.Find("textarea").GetAttribute("data-required-for")!.Split(' ').Contains(kind.Traits().Name)
        );
    }

    [Fact]
    public void Nobody_but_the_table_knows_one_kind_from_another() =>
        Assert.Empty(
            Sources
                .Of("QSEC2.Domain", ".cs")
                .Concat(Sources.Of("QSEC2.Web", ".cs", ".razor"))
                .Where(file => !MayName.ContainsKey(file.Path))
                .SelectMany(file => Named().Matches(file.Text).Select(match => $"{file.Path}: {match.Value}"))
        );

    [Fact]
    public void Scripts_know_kinds_by_what_the_page_says_of_them() =>
        Assert.Empty(
            Sources
                .Of("wwwroot-assets", ".ts")
                .SelectMany(file => NamedInScripts.Matches(file.Text).Select(match => $"{file.Path}: {match.Value}"))
        );

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([Sources.Root, .. path]));

    // The kinds are listed in one place: ContributionKinds.All.
    [GeneratedRegex(
        @"\bContributionKind\.[A-Z]\w+|Enum\.(GetValues|GetNames|Parse|TryParse|IsDefined)<ContributionKind>",
        RegexOptions.ExplicitCapture,
        30_000
    )]
    private static partial Regex Named();
}
