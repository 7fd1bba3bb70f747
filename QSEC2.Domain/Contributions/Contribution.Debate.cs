using QSEC2.Domain.Common;

namespace QSEC2.Domain.Contributions;

/// <summary>What a debate makes of it.</summary>
public sealed partial class Contribution
{
    /// <summary>In the largest hall there is.</summary>
    public const int MostHands = 10_000;

    /// <summary>The wall of the debate it was written in, where it stands too; null elsewhere.</summary>
    public Guid? DebateWallId { get; private set; }

    /// <summary>The wall that has to be open for it to be received. What the team writes down for others waits for no break to end.</summary>
    public Guid Door => Channel is Channel.Paper or Channel.Oral ? WallId : DebateWallId ?? WallId;

    /// <summary>How many hands were raised for it in the room; the last count holds.</summary>
    public int Hands { get; private set; }

    /// <summary>It was written in a debate, and will stand on its wall too.</summary>
    public void AttachToDebate(Guid debateWallId) => DebateWallId = debateWallId;

    /// <exception cref="RuleBroken"><see cref="Rule.NotPublished"/> or <see cref="Rule.NumberOutOfRange"/>.</exception>
    public void CountHands(int hands)
    {
        if (!IsPublished)
            throw new RuleBroken(Rule.NotPublished);
        Hands = hands is >= 0 and <= MostHands ? hands : throw new RuleBroken(Rule.NumberOutOfRange, "hands");
        Touch();
    }
}
