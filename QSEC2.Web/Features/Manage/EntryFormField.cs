namespace QSEC2.Web.Features.Manage;

/// <summary>One thing to fill in about an entry.</summary>
/// <param name="Name">The JSON name of the property it fills.</param>
/// <param name="Choices">What may be chosen: the value and its words.</param>
/// <param name="Fields">What each row is made of.</param>
public sealed record EntryFormField(
    string Name,
    FieldType Type,
    bool Required = false,
    IReadOnlyList<(string Value, string Words)>? Choices = null,
    IReadOnlyList<EntryFormField>? Fields = null
)
{
    /// <summary>Whether choosing nothing is null and not an empty name.</summary>
    public bool NullWhenEmpty { get; init; }
}

public enum FieldType
{
    Line,

    /// <summary>A line in both languages.</summary>
    LocalLine,

    /// <summary>Markdown in both languages.</summary>
    LocalText,
    Day,
    Hour,
    Number,
    Choice,
    Tick,

    /// <summary>As many as there are, each with its own fields.</summary>
    Rows,
}
