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
                $"# {OnLine(memory.Debate.Title)}",
                OnLine(string.Join(" · ", MemoryFacts.Of(memory, texts))),
                $"{OnLine(memory.Place.Theme.Name.Localized())} · <{address}>",
                $"## {texts["Memory.Figures"]}",
                string.Join('\n', MemoryFacts.Figures(memory, texts).Select(figure => $"- {figure.Name} : {figure.Value}")),
                $"## {texts["Memory.Report"]}",
                memory.Report.Said,
                .. List("Memory.Answered", memory.Answered),
                .. List("Memory.Open", memory.Open),
                .. memory.Moved.SelectMany(Moved),
                .. memory.Others.SelectMany(others => List($"Kinds.{others.Kind.Kind}", others.Contributions)),
                "---",
                $"{texts["OpenData.Source"]} {texts["OpenData.Licence", legal[LegalSettings.ContributionLicence] ?? texts["OpenData.ToComplete"].Value]} {texts["Memory.Updated", DateTexts.At(now)]}\n",
            ]
        );

    private IEnumerable<string> List(string title, IReadOnlyList<ContributionView> contributions) =>
        contributions.Count == 0
            ? []
            :
            [
                $"## {texts[title]}",
                .. contributions.SelectMany(one =>
                    new[]
                    {
                        $"**{texts["Card.Number", one.Number]}** ({texts[$"Channel.{one.Channel}"]})",
                        Quoted(one.Text.Length > 0 ? one.Text : one.Photo?.Description ?? texts["Card.NoDescription"]),
                    }
                ),
            ];

    private IEnumerable<string> Moved(Statement statement) =>
        [
            $"## {texts["Memory.Moving"]} : {OnLine(statement.Text)}",
            string.Join(
                '\n',
                new[] { ("Memory.Before", statement.Before), ("Memory.After", statement.After) }
                    .Where(count => count.Item2 is not null)
                    .Select(count => $"- {texts[count.Item1]} : {texts["Memory.Sides", count.Item2!.Agree, count.Item2.Disagree]}")
                    .Concat(statement.Arguments.Select(argument => $"- {texts[$"Memory.Side.{argument.Side}"]} : {OnLine(argument.Text)}"))
            ),
        ];

    private static string Quoted(string text) => string.Join('\n', text.Split('\n').Select(line => $"> {Safe(line.Trim())}"));

    private static string OnLine(string text) => Safe(text.ReplaceLineEndings(" "));

    // What a visitor typed brings neither markup of its own nor links nor pictures into somebody's report.
    private static string Safe(string text) => Meaning().Replace(text, @"\$0").Replace("@", $"@{Joiner}", StringComparison.Ordinal);

    // Marks anywhere, those that mean something where a line begins, and what makes a bare address: the colon of « https: », the first dot of « www. ».
    [GeneratedRegex(
        @"[\\<>\[\]`*_~|&$]|^[#=+-]|(?<=^\d{1,9})[.)]|(?<=[a-z]):(?=\S)|(?<=www)\.",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1_000
    )]
    private static partial Regex Meaning();
}
