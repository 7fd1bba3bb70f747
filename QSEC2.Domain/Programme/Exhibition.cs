using QSEC2.Domain.Common;

namespace QSEC2.Domain.Programme;

/// <summary>The travelling show of a season: sections, modules, what a host must provide.</summary>
public sealed record Exhibition : Content
{
    public override EntryKind Kind => EntryKind.Exhibition;

    /// <summary>The slug of its season.</summary>
    public string Season { get; init; } = "";

    public LocalText Introduction { get; init; } = LocalText.None;

    /// <summary>When it was on tour, in words.</summary>
    public LocalText OnTour { get; init; } = LocalText.None;

    /// <summary>The "cahier des charges": floor, stay, what a host must provide and accept.</summary>
    public LocalText HostRequirements { get; init; } = LocalText.None;

    /// <summary>For teachers: the file, the sessions, what to prepare.</summary>
    public LocalText ForSchools { get; init; } = LocalText.None;

    /// <summary>Where a list of sections comes from, when it is not certain.</summary>
    public LocalText SectionsNote { get; init; } = LocalText.None;

    public IReadOnlyList<Section> Sections { get; init; } = [];
    public IReadOnlyList<Module> Modules { get; init; } = [];
}

/// <summary>A "pôle" of an exhibition.</summary>
public sealed record Section
{
    public LocalText Title { get; init; } = LocalText.None;
    public LocalText Text { get; init; } = LocalText.None;
}

/// <summary>One hands-on unit ("manip").</summary>
public sealed record Module
{
    public LocalText Title { get; init; } = LocalText.None;
    public LocalText Text { get; init; } = LocalText.None;

    /// <summary>Whether it collects what visitors say.</summary>
    public bool Participatory { get; init; }
}
