using QSEC2.Domain.Contributions;
using QSEC2.Domain.Debates;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;

namespace QSEC2.Web.Features.Debates.Memories;

/// <summary>What stays of a debate once it is closed: only what the public may see, as it is now.</summary>
/// <param name="Debate">Closed: it has its report.</param>
/// <param name="Shown">Everything on its wall, in the order of their numbers.</param>
/// <param name="Answered">What was answered aloud, in that order.</param>
public sealed record DebateMemory(
    Debate Debate,
    WallWithTheme Place,
    IReadOnlyList<ContributionView> Shown,
    IReadOnlyList<ContributionView> Answered,
    MemoryFigures Figures
)
{
    /// <summary>The slug of its event, when the public may see that.</summary>
    public string? Event { get; init; }

    public DebateReport Report => Debate.Report!;

    /// <summary>The questions that live on, those that most people asked first.</summary>
    public IReadOnlyList<ContributionView> OpenQuestions =>
        [
            .. Shown
                .Where(one => one.Kind.Traits().CanBeAddressed && !IsAnswered(one))
                .OrderByDescending(one => one.Supports + one.Hands)
                .ThenBy(one => one.Number),
        ];

    /// <summary>What asks for nothing, kind by kind.</summary>
    public IEnumerable<(ContributionKindTraits Kind, IReadOnlyList<ContributionView> Contributions)> OtherKinds =>
        ContributionKinds.All.Where(kind => !kind.CanBeAddressed).Select(kind => (kind, UnansweredOf(kind.Kind)));

    /// <summary>The statements that were played: what was only prepared leaves no result.</summary>
    public IReadOnlyList<Statement> PlayedStatements =>
        [
            .. Debate.Statements.Where(statement =>
                statement.Before is not null || statement.After is not null || statement.Arguments.Count > 0
            ),
        ];

    public bool IsAnswered(ContributionView contribution) => Answered.Any(answered => answered.Id == contribution.Id);

    private IReadOnlyList<ContributionView> UnansweredOf(ContributionKind kind) =>
        [.. Shown.Where(one => one.Kind == kind && !IsAnswered(one))];
}

/// <summary>The evening in figures.</summary>
/// <param name="Received">How many contributions came, those included that were not shown; not those taken back by their authors.</param>
/// <param name="Channels">How many are shown, by the way they came: those that were used.</param>
/// <param name="Median">From sending to the wall; null when nothing was shown.</param>
/// <param name="Supports">How often somebody said "moi aussi".</param>
/// <param name="Hands">How many hands were raised.</param>
public sealed record MemoryFigures(
    int Received,
    IReadOnlyList<(Channel Channel, int Count)> Channels,
    TimeSpan? Median,
    int Supports,
    int Hands
)
{
    /// <param name="received">See <see cref="Received"/>.</param>
    public static MemoryFigures Of(int received, IReadOnlyList<Contribution> shown) =>
        new(
            received,
            [.. shown.GroupBy(one => one.Channel).OrderBy(group => group.Key).Select(group => (group.Key, group.Count()))],
            MedianOf([.. shown.Select(one => one.PublishedAt!.Value - one.ReceivedAt).Order()]),
            shown.Sum(one => one.Supports),
            shown.Sum(one => one.Hands)
        );

    private static TimeSpan? MedianOf(IReadOnlyList<TimeSpan> waits)
    {
        if (waits.Count == 0)
            return null;
        var middle = waits.Count / 2;
        return waits.Count % 2 == 1 ? waits[middle] : (waits[middle - 1] + waits[middle]) / 2;
    }
}
