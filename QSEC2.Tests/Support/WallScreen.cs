using QSEC2.Domain.Walls;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Features.Walls;

namespace QSEC2.Tests.Support;

/// <summary>What a screen knows of a wall when it does as the contract says, and nothing more.</summary>
public sealed class WallScreen
{
    private readonly Dictionary<Guid, ContributionView> _cards = [];

    /// <summary>Every event that was applied, in that order.</summary>
    public List<WallEventMessage> Applied { get; } = [];

    public long Last { get; private set; }

    public IEnumerable<(Guid Id, string Text, int Supports)> Shows =>
        _cards.Values.Select(card => (card.Id, card.Text, card.Supports)).Order();

    /// <summary>False on a gap: time to join again.</summary>
    public bool Apply(WallFrame frame) => frame.From <= Last + 1 && frame.Events.All(Apply);

    public void Apply(WallJoined joined)
    {
        if (joined.Snapshot is { } snapshot && joined.Sequence >= Last)
        {
            _cards.Clear();
            foreach (var card in snapshot)
                _cards[card.Id] = card;
            Last = joined.Sequence;
        }

        Assert.True((joined.Events ?? []).All(Apply), "What was missed has a gap.");
    }

    private bool Apply(WallEventMessage happened)
    {
        if (happened.Sequence <= Last)
            return true;
        if (happened.Sequence > Last + 1)
            return false;
        Last = happened.Sequence;
        Applied.Add(happened);
        if (happened.Type is WallEventType.Removed)
            _cards.Remove(happened.Id!.Value);
        else if (happened.Contribution is { } contribution)
            _cards[contribution.Id] = contribution;
        else if (happened.Supports is { } supports && _cards.TryGetValue(happened.Id!.Value, out var card))
            _cards[card.Id] = card with { Supports = supports };
        return true;
    }
}
