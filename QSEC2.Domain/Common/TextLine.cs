namespace QSEC2.Domain.Common;

/// <summary>A text of one line: a name, a title, a place.</summary>
public static class TextLine
{
    /// <summary>In characters, where nothing asks for less.</summary>
    public const int Longest = 160;

    /// <summary>What is wrong with it, once tidied: at most one thing.</summary>
    /// <param name="text">Null is empty.</param>
    /// <param name="missing">What an empty one breaks; null where it may be empty.</param>
    /// <param name="longest">In characters.</param>
    /// <param name="tooLong">What a longer one breaks: its message says how long it may be.</param>
    public static IEnumerable<(string Field, Rule Rule)> Problems(
        string field,
        string? text,
        Rule? missing = null,
        int longest = Longest,
        Rule tooLong = Rule.LineTooLong
    ) => PlainText.Problem(text ?? "", missing, longest, tooLong, lines: false) is { } broken ? [(field, broken)] : [];

    /// <summary>What was typed, tidied.</summary>
    /// <inheritdoc cref="Problems" path="/param"/>
    /// <exception cref="RuleBroken">The one thing that is wrong with it.</exception>
    public static string Read(string field, string? typed, Rule? missing = null, int longest = Longest, Rule tooLong = Rule.LineTooLong)
    {
        var text = PlainText.Tidy(typed);
        return PlainText.Problem(text, missing, longest, tooLong, lines: false) is { } broken ? throw new RuleBroken(broken, field) : text;
    }
}
