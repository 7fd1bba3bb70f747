using QSEC2.Domain.Common;

namespace QSEC2.Domain.Debates;

/// <summary>
/// A statement of a moving debate (R17): never a question; the room takes sides before and after the arguments, nobody stays in the middle,
/// the smaller side speaks first.
/// </summary>
public sealed record Statement(Guid Id, string Text)
{
    /// <summary>In characters.</summary>
    public const int LongestText = 200,
        LongestArgument = 200;

    public const int MostArguments = 30;

    /// <summary>The sides as they were taken at first; null until they were counted.</summary>
    public Sides? Before { get; init; }

    /// <summary>The sides after the arguments; null until they were counted.</summary>
    public Sides? After { get; init; }

    public IReadOnlyList<Argument> Arguments { get; init; } = [];

    /// <exception cref="RuleBroken">With what is wrong of it: <see cref="Rule.QuestionMark"/> among others.</exception>
    public static Statement Of(string? typed)
    {
        if (PlainText.Tidy(typed).EndsWith('?'))
            throw new RuleBroken(Rule.QuestionMark, "statement");
        return new Statement(Guid.CreateVersion7(), TextLine.Read("statement", typed, Rule.TextMissing, LongestText, Rule.TextTooLong));
    }

    public Statement Count(Sides sides, bool after)
    {
        if (sides is not { Agree: >= 0 and <= Sides.Most, Disagree: >= 0 and <= Sides.Most })
            throw new RuleBroken(Rule.NumberOutOfRange, after ? "after" : "before");
        return after ? this with { After = sides } : this with { Before = sides };
    }

    /// <summary>One side alone: the other may be in other hands.</summary>
    public Statement Count(Side side, int people, bool after)
    {
        var counted = (after ? After : Before) ?? new Sides(0, 0);
        return Count(side is Side.Agree ? counted with { Agree = people } : counted with { Disagree = people }, after);
    }

    /// <summary>The same argument again is noted once.</summary>
    public Statement Note(Side side, string? typed)
    {
        var heard = new Argument(side, TextLine.Read("argument", typed, Rule.TextMissing, LongestArgument, Rule.TextTooLong));
        if (Arguments.Contains(heard))
            return this;
        if (Arguments.Count >= MostArguments)
            throw new RuleBroken(Rule.TooManyStatements, "argument");
        return this with { Arguments = [.. Arguments, heard] };
    }

    public Statement Forget(Argument argument) => this with { Arguments = [.. Arguments.Where(noted => noted != argument)] };
}

/// <summary>How many people stand on each side.</summary>
public sealed record Sides(int Agree, int Disagree)
{
    public const int Most = 10_000;

    public int All => Agree + Disagree;

    /// <summary>The side that speaks first; null when both are as many, and while nobody stands on one of them.</summary>
    public Side? Smaller
    {
        get
        {
            if (Agree == Disagree || Agree == 0 || Disagree == 0)
                return null;
            return Agree < Disagree ? Side.Agree : Side.Disagree;
        }
    }
}

public enum Side
{
    Agree,
    Disagree,
}

/// <summary>An argument that was heard, in few words.</summary>
public sealed record Argument(Side Side, string Text);
