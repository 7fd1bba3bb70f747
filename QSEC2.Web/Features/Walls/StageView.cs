using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Debates;
using QSEC2.Domain.Walls;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;

namespace QSEC2.Web.Features.Walls;

/// <summary>What the room is to look at, as every screen is told; see <see cref="Stage"/>. Names only what the public may see.</summary>
/// <param name="FrozenAt">UTC. What was published later waits; null when nothing does.</param>
/// <param name="Statement">The statement that is shown, with its counts.</param>
/// <param name="Depth">Metres from the screen to the last row.</param>
/// <param name="Open">Whether people may write.</param>
/// <param name="Since">UTC. Pages are turned from here; null when nobody directed it yet.</param>
public sealed record StageView(
    Layout Layout,
    bool Curtain,
    DateTimeOffset? FrozenAt,
    Guid? Now,
    int Page,
    IReadOnlyList<Guid> Next,
    IReadOnlyList<Guid> Answered,
    IReadOnlyList<Guid> Pinned,
    IReadOnlyList<Guid> Hidden,
    string Message,
    StatementView? Statement,
    int? Depth,
    bool Open,
    DateTimeOffset? Since
)
{
    /// <summary>Every contribution that it shows by its name.</summary>
    [JsonIgnore]
    public IReadOnlyCollection<Guid> Named => [.. Next, .. Answered, .. Pinned, .. Now is { } up ? [up] : Array.Empty<Guid>()];

    /// <summary>Whether the room may see a contribution now: neither hidden by the mediator, nor waiting since arrivals are held.</summary>
    public bool IsVisible(ContributionView contribution) =>
        !Hidden.Contains(contribution.Id)
        && (FrozenAt is not { } frozen || contribution.PublishedAt <= frozen || Named.Contains(contribution.Id));

    public static StageView Of(Stage stage, StatementView? statement, bool open) =>
        new(
            stage.Layout,
            stage.Curtain,
            stage.FrozenAt,
            stage.Now,
            stage.Page,
            stage.Next,
            stage.Answered,
            stage.Pinned,
            stage.Hidden,
            stage.Message,
            statement,
            stage.Depth,
            open,
            stage.Since
        );
}

/// <summary>A statement of the moving debate.</summary>
/// <param name="Before">The sides as they were taken at first; null until they were counted.</param>
/// <param name="After">The sides after the arguments; null until they were counted.</param>
/// <param name="First">The smaller side, which speaks first; null when there is none.</param>
public sealed record StatementView(string Text, Sides? Before, Sides? After, Side? First, IReadOnlyList<Argument> Arguments)
{
    public static StatementView Of(Statement statement) =>
        new(statement.Text, statement.Before, statement.After, statement.Before?.Smaller, statement.Arguments);
}

public static class StageReader
{
    public static async Task<StageView> ReadStageAsync(this QsecDb db, Guid wallId, CancellationToken cancellation)
    {
        var wall = await db.Walls.AsNoTracking().SingleAsync(found => found.Id == wallId, cancellation);
        var stage = wall.Stage ?? Stage.Undirected;
        var shown = await db.ReadPublishedNamedAsync(stage, cancellation);
        var statement = stage.Statement is { } id ? await FindStatementAsync(db, wallId, id, cancellation) : null;
        return StageView.Of(stage.RestrictTo(shown.Contains), statement, wall.IsOpen);
    }

    /// <summary>Which of those that a stage names the public may see.</summary>
    public static async Task<IReadOnlySet<Guid>> ReadPublishedNamedAsync(this QsecDb db, Stage stage, CancellationToken cancellation)
    {
        var named = stage.Named.ToList();
        if (named.Count == 0)
            return new HashSet<Guid>();
        return await db
            .Contributions.Where(contribution => named.Contains(contribution.Id) && contribution.PublishedAt != null)
            .Select(contribution => contribution.Id)
            .ToHashSetAsync(cancellation);
    }

    private static async Task<StatementView?> FindStatementAsync(QsecDb db, Guid wallId, Guid id, CancellationToken cancellation)
    {
        var debate = await db.Debates.AsNoTracking().SingleOrDefaultAsync(found => found.WallId == wallId, cancellation);
        var statement = debate?.Statements.FirstOrDefault(found => found.Id == id);
        return statement is null ? null : StatementView.Of(statement);
    }
}
