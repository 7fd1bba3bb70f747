using QSEC2.Domain.Common;

namespace QSEC2.Domain.Programme;

/// <summary>What becomes of a theme's contributions (needs R5): who reads them, when a synthesis is due, and what it says.</summary>
public sealed record Synthesis : Content
{
    public override EntryKind Kind => EntryKind.Synthesis;

    /// <summary>The slug of the theme.</summary>
    public string Theme { get; init; } = "";

    /// <summary>Who reads what is written on the wall.</summary>
    public LocalText Readers { get; init; } = LocalText.None;

    /// <summary>The day by which the synthesis is promised; null when nobody said.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>The synthesis itself; empty until it is written.</summary>
    public LocalText Text { get; init; } = LocalText.None;

    public override IEnumerable<(string Field, Rule Rule)> Problems() =>
        Theme.Length == 0 ? base.Problems().Append(("theme", Rule.ChoiceMissing)) : base.Problems();
}
