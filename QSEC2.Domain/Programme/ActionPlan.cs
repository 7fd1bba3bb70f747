using System.Text.Json.Serialization;
using QSEC2.Domain.Common;
using QSEC2.Domain.Contributions;

namespace QSEC2.Domain.Programme;

/// <summary>A "plan d'actions territorial": what the actors of a département agreed to do.</summary>
public sealed record ActionPlan : Content
{
    public override EntryKind Kind => EntryKind.Plan;

    /// <summary>The slug of the season; empty for all.</summary>
    public string Season { get; init; } = "";

    public LocalText Introduction { get; init; } = LocalText.None;
    public IReadOnlyList<PlannedAction> Actions { get; init; } = [];

    public override IEnumerable<(string Field, Rule Rule)> Problems()
    {
        foreach (var problem in base.Problems())
            yield return problem;
        if (Department is null)
            yield return ("department", Rule.DepartmentMissing);
        for (var number = 0; number < Actions.Count; number++)
            foreach (var problem in Days.Problems(Actions[number].From, Actions[number].To, $"actions[{number}].to"))
                yield return problem;
    }
}

/// <summary>One action of a plan.</summary>
public sealed record PlannedAction
{
    public LocalText Title { get; init; } = LocalText.None;
    public LocalText Text { get; init; } = LocalText.None;
    public ActionState State { get; init; } = ActionState.Planned;
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }

    /// <summary>The address or id of the contribution that led to it; empty for none.</summary>
    public string Contribution { get; init; } = "";

    [JsonIgnore]
    public Guid? ContributionId => ContributionAddress.Read(Contribution);
}

/// <summary>How far an action is.</summary>
public enum ActionState
{
    Planned,
    UnderWay,
    Done,
    GivenUp,
}
