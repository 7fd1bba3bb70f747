using QSEC2.Domain.Programme;

namespace QSEC2.Web.Features.Walls;

/// <summary>An action of a territory that a contribution led to.</summary>
/// <param name="Address">Where its plan is read.</param>
public sealed record ResultingAction(PlannedAction Action, string Address);
