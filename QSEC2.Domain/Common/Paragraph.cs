namespace QSEC2.Domain.Common;

/// <summary>A text of as many lines as one likes: how long it may be depends on where it is written.</summary>
public static class Paragraph
{
    /// <summary>What is wrong with it, once tidied: at most one thing.</summary>
    /// <param name="text">Null is empty.</param>
    /// <param name="longest">In characters.</param>
    /// <param name="tooLong">What a longer one breaks: its message says how long it may be.</param>
    /// <param name="missing">What an empty one breaks; null where it may be empty.</param>
    public static IEnumerable<(string Field, Rule Rule)> Problems(
        string field,
        string? text,
        int longest,
        Rule tooLong,
        Rule? missing = null
    ) => PlainText.Problem(text ?? "", missing, longest, tooLong, lines: true) is { } broken ? [(field, broken)] : [];

    /// <summary>What was typed, tidied.</summary>
    /// <inheritdoc cref="Problems" path="/param"/>
    /// <exception cref="RuleBroken">The one thing that is wrong with it.</exception>
    public static string Read(string field, string? typed, int longest, Rule tooLong, Rule? missing = null)
    {
        var text = PlainText.Tidy(typed);
        return PlainText.Problem(text, missing, longest, tooLong, lines: true) is { } broken ? throw new RuleBroken(broken, field) : text;
    }
}
