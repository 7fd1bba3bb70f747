using QSEC2.Domain.Contributions;

namespace QSEC2.Domain.Walls;

/// <summary>The walls a contribution stands on: that of its theme and, when it was written in a debate, that of the debate too.</summary>
public sealed class AffectedWalls(IReadOnlyList<Wall> walls)
{
    public IReadOnlyList<Wall> Walls => walls;

    /// <inheritdoc cref="Wall.Show"/>
    public void Show(Contribution contribution, DateTimeOffset at) => Each(wall => wall.Show(contribution, at));

    /// <inheritdoc cref="Wall.Hide"/>
    public void Hide(Guid contributionId, DateTimeOffset at) => Each(wall => wall.Hide(contributionId, at));

    /// <inheritdoc cref="Wall.Change"/>
    public void Change(Contribution contribution, DateTimeOffset at) => Each(wall => wall.Change(contribution, at));

    /// <inheritdoc cref="Wall.Answer"/>
    public void Answer(Contribution question, DateTimeOffset at) => Each(wall => wall.Answer(question, at));

    private void Each(Action<Wall> act)
    {
        foreach (var wall in walls)
            act(wall);
    }
}
