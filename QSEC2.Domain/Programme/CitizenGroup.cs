using System.Text.Json.Serialization;
using QSEC2.Domain.Common;
using QSEC2.Domain.Contributions;

namespace QSEC2.Domain.Programme;

/// <summary>A "groupe QSEC": inhabitants who follow a path of reflection and make a part of the exhibition.</summary>
public sealed record CitizenGroup : Content
{
    public override EntryKind Kind => EntryKind.Group;

    /// <summary>The slug of the theme; empty when it is not known.</summary>
    public string Theme { get; init; } = "";

    /// <summary>The slug of the season.</summary>
    public string Season { get; init; } = "";

    /// <summary>The question the group gave itself.</summary>
    public LocalText Question { get; init; } = LocalText.None;

    public LocalText Introduction { get; init; } = LocalText.None;
    public IReadOnlyList<GroupSession> Path { get; init; } = [];
    public IReadOnlyList<Production> Productions { get; init; } = [];

    /// <summary>What it wrote on the walls.</summary>
    public IReadOnlyList<GroupContribution> Contributions { get; init; } = [];

    /// <summary>Whether one may ask to join.</summary>
    public bool Open { get; init; }

    public override IEnumerable<(string Field, Rule Rule)> Problems()
    {
        foreach (var problem in base.Problems())
            yield return problem;
        if (Department is null)
            yield return ("department", Rule.DepartmentMissing);
    }
}

/// <summary>One meeting of a group.</summary>
public sealed record GroupSession
{
    public LocalText Title { get; init; } = LocalText.None;
    public DateOnly? Day { get; init; }
    public string Place { get; init; } = "";

    /// <summary>The scientist or mediator, as they wish to be named.</summary>
    public string Guide { get; init; } = "";

    /// <summary>What came of it.</summary>
    public LocalText Outcome { get; init; } = LocalText.None;
}

/// <summary>Something a group wrote on a wall.</summary>
public sealed record GroupContribution
{
    /// <summary>Its address or id.</summary>
    public string Link { get; init; } = "";

    [JsonIgnore]
    public Guid? Id => ContributionAddress.Read(Link);
}

/// <summary>What a group made, and where it joined the exhibition.</summary>
public sealed record Production
{
    public LocalText Title { get; init; } = LocalText.None;
    public LocalText Text { get; init; } = LocalText.None;
}
