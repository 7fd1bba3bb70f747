namespace QSEC2.Domain.Common;

/// <summary>An act that the rules of the field refuse.</summary>
public sealed class RuleBroken(Rule rule, string? field = null) : Exception($"The rule {rule} was broken.")
{
    /// <param name="fields">At least one.</param>
    public RuleBroken(IReadOnlyList<(string Field, Rule Rule)> fields)
        : this(fields[0].Rule) => Fields = fields;

    public Rule Rule { get; } = rule;

    /// <summary>What was typed wrong, by the names of the API; empty when it is the act itself that is refused.</summary>
    public IReadOnlyList<(string Field, Rule Rule)> Fields { get; } = field is null ? [] : [(field, rule)];
}
