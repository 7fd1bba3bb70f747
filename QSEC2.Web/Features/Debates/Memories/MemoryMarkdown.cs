using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using QSEC2.Domain.Debates;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Localization;
using QSEC2.Web.Operations;

namespace QSEC2.Web.Features.Debates.Memories;

/// <summary>A debate as a text one takes into a report or a newsletter.</summary>
public sealed partial class MemoryMarkdown(LegalSettings legal, IStringLocalizer<Texts> texts)
{
    // Of no width: an address of e-mail is linked wherever it is recognised, escaped or not.
    private const char Joiner = '\u2060';

    /// <param name="address">Of its memory on the site.</param>
    public string Write(DebateMemory memory, string address, DateTimeOffset now) =>
        string.Join(
            "\n\n",
            [
                $"# {EscapeLine(memory.Debate.Title)}",
                EscapeLine(string.Join(" · ", MemoryFacts.Of(memory, texts))),
                $"{EscapeLine(memory.Place.Theme.Name.Localized())} · <{address}>",
                $"## {texts["Memory.Figures"]}",
                string.Join('\n', MemoryFacts.Figures(memory, texts).Select(figure => $"- {figure.Name} : {figure.Value}")),
                $"## {texts["Memory.Report"]}",
                memory.Report.Said,
                .. ListSection("Memory.Answered", memory.Answered),
                .. ListSection("Memory.Open", memory.OpenQuestions),
                .. memory.PlayedStatements.SelectMany(StatementSection),
                .. memory.OtherKinds.SelectMany(others => ListSection($"Kinds.{others.Kind.Kind}", others.Contributions)),
                "---",
                $"{texts["OpenData.Source"]} {Licence} {texts["Memory.Updated", DateTexts.At(now)]}\n",
            ]
        );

    private string Licence =>
        texts["OpenData.Licence", legal[LegalSettings.ContributionLicence] ?? texts["OpenData.ToComplete"].Value].Value;

    private IEnumerable<string> ListSection(string title, IReadOnlyList<ContributionView> contributions) =>
        contributions.Count == 0
            ? []
            :
            [
                $"## {texts[title]}",
                .. contributions.SelectMany(one =>
                    new[]
                    {
                        $"**{texts["Card.Number", one.Number]}** ({texts[$"Channel.{one.Channel}"]})",
                        Quote(one.Text.Length > 0 ? one.Text : one.Photo?.Description ?? texts["Card.NoDescription"]),
                    }
                ),
            ];

    private IEnumerable<string> StatementSection(Statement statement)
    {
        yield return $"## {texts["Memory.Moving"]} : {EscapeLine(statement.Text)}";
        yield return string.Join('\n', ResultOf(statement));
    }

    private IEnumerable<string> ResultOf(Statement statement)
    {
        if (statement.Before is { } before)
            yield return $"- {texts["Memory.Before"]} : {texts["Memory.Sides", before.Agree, before.Disagree]}";
        if (statement.After is { } after)
            yield return $"- {texts["Memory.After"]} : {texts["Memory.Sides", after.Agree, after.Disagree]}";
        foreach (var argument in statement.Arguments)
            yield return $"- {texts[$"Memory.Side.{argument.Side}"]} : {EscapeLine(argument.Text)}";
    }

    private static string Quote(string text) => string.Join('\n', text.Split('\n').Select(line => $"> {Escape(line.Trim())}"));

    private static string EscapeLine(string text) => Escape(text.ReplaceLineEndings(" "));

    // What a visitor typed brings neither markup of its own nor links nor pictures into somebody's report.
    private static string Escape(string text) =>
        MarkdownSyntax().Replace(text, @"\$0").Replace("@", $"@{Joiner}", StringComparison.Ordinal);

    // Marks anywhere, those that mean something where a line begins, and what makes a bare address: the colon of « https: »,
    // the first dot of « www. ».
    [GeneratedRegex(
        @"[\\<>\[\]`*_~|&$]|^[#=+-]|(?<=^\d{1,9})[.)]|(?<=[a-z]):(?=\S)|(?<=www)\.",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        30_000
    )]
    private static partial Regex MarkdownSyntax();
}
