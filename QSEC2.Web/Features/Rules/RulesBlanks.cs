using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using QSEC2.Web.Localization;
using QSEC2.Web.Operations;

namespace QSEC2.Web.Features.Rules;

/// <summary>
/// The blanks of the rules: <c>{Legal:Host}</c> is filled in by that setting, or says that it is to be completed;
/// <c>{Legal:Publisher|our best guess}</c> shows the guess, to be confirmed, until the setting does.
/// </summary>
public static partial class RulesBlanks
{
    public static string Fill(string markdown, LegalSettings legal, IStringLocalizer<Texts> texts) =>
        Blank().Replace(markdown, blank => Fill(blank, legal, texts));

    /// <summary>The settings that a text asks for.</summary>
    public static IEnumerable<string> SettingsIn(string markdown) => Blank().Matches(markdown).Select(blank => blank.Groups["name"].Value);

    private static string Fill(Match blank, LegalSettings legal, IStringLocalizer<Texts> texts)
    {
        var stop = blank.Groups["stop"].Value;
        if (legal[blank.Groups["name"].Value] is { } setting)
            return ToMarkdown(stop.Length > 0 ? setting.TrimEnd('.') : setting) + stop;
        if (blank.Groups["guess"] is { Success: true } guess)
            return $"{guess.Value} (**{texts["Legal.ToConfirm"]}**){stop}";
        return $"**{texts["Legal.ToComplete"]}**{stop}";
    }

    // What one can write to or call is a link; the rest is words, whatever signs they hold.
    private static string ToMarkdown(string setting)
    {
        var words = Punctuation().Replace(setting.ReplaceLineEndings(" "), @"\$0");
        if (Email().IsMatch(setting))
            return $"[{words}](<mailto:{setting}>)";
        return Phone().IsMatch(setting) ? $"[{words}](<tel:{NotDialled().Replace(setting, "")}>)" : words;
    }

    [GeneratedRegex(@"\{Legal:(?<name>\w+)(\|(?<guess>[^}]+))?\}(?<stop>\.?)", RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex Blank();

    [GeneratedRegex(@"[!-/:-@\[-`{-~]", RegexOptions.None, 30_000)]
    private static partial Regex Punctuation();

    [GeneratedRegex(@"^[^\s@<>]+@[^\s@<>]+$", RegexOptions.None, 30_000)]
    private static partial Regex Email();

    [GeneratedRegex(@"^\+?\d[\d\s.]{7,}$", RegexOptions.None, 30_000)]
    private static partial Regex Phone();

    [GeneratedRegex(@"[^+\d]", RegexOptions.None, 30_000)]
    private static partial Regex NotDialled();
}
