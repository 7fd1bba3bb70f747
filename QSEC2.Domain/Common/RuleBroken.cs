namespace QSEC2.Domain.Common;

/// <summary>An act that the rules of the field refuse.</summary>
public sealed class RuleBroken(Rule rule) : Exception($"The rule {rule} was broken.")
{
    public Rule Rule { get; } = rule;
}
