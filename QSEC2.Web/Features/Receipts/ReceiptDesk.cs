using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Moderation;
using QSEC2.Domain.Walls;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Images;
using QSEC2.Web.Live;
using QSEC2.Web.Markdown;

namespace QSEC2.Web.Features.Receipts;

/// <summary>One line of what happened to a contribution.</summary>
public sealed record ReceiptLine(DateTimeOffset At, string Kind, RefusalReason? Reason, string? Note);

/// <summary>A contribution as its author sees it.</summary>
/// <param name="Photo">At an address that the code opens.</param>
public sealed record ReceiptView(
    string Code,
    ContributionStatus Status,
    RefusalReason? Reason,
    string? Note,
    Guid Id,
    int Number,
    string Wall,
    ContributionKind Kind,
    string Text,
    string Html,
    string? Signature,
    Channel Channel,
    PhotoView? Photo,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? PublishedAt,
    IReadOnlyList<ReceiptLine> History
)
{
    public string? Department { get; init; }
    public string? Stop { get; init; }
    public int Supports { get; init; }
    public IReadOnlyList<AnswerView> Answers { get; init; } = [];

    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<AddresseeView> Addressees { get; init; } = [];
}

/// <summary>What the holder of a receipt may do: follow, correct, withdraw, erase. No account.</summary>
public sealed class ReceiptDesk(
    IDbContextFactory<QsecDb> databases,
    WallDirectory walls,
    PhotoIntake photos,
    ContributionMarkdown markdown,
    Changes changes,
    TimeProvider time
)
{
    /// <returns>Null when the code opens nothing.</returns>
    public async Task<ReceiptView?> FindAsync(string? typed, CancellationToken cancellation)
    {
        if (TrackingCode.Read(typed) is not { } code)
            return null;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await db
            .Contributions.AsNoTracking()
            .Include(contribution => contribution.Decisions)
            .SingleOrDefaultAsync(contribution => contribution.Code == code, cancellation);
        return found is null ? null : await ViewAsync(db, found, cancellation);
    }

    /// <inheritdoc cref="Contribution.Correct"/>
    public Task<ReceiptView?> CorrectAsync(string? code, Correction correction, CancellationToken cancellation) =>
        ActAsync(
            code,
            (contribution, at) =>
            {
                contribution.Correct(
                    correction.Text ?? contribution.Text,
                    correction.Signature ?? contribution.Signature,
                    correction.PhotoDescription ?? contribution.Photo?.Description,
                    markdown.ToHtml,
                    at
                );
                return false;
            },
            cancellation
        );

    /// <inheritdoc cref="Contribution.Withdraw"/>
    public Task<ReceiptView?> WithdrawAsync(string? code, CancellationToken cancellation) =>
        ActAsync(code, (contribution, at) => contribution.Withdraw(at), cancellation);

    /// <inheritdoc cref="Contribution.Erase"/>
    public async Task<ReceiptView?> EraseAsync(string? code, CancellationToken cancellation)
    {
        var erased = await ActAsync(code, (contribution, at) => contribution.Erase(at), cancellation);
        if (erased is not null)
            photos.Forget(erased.Id);
        return erased;
    }

    // The act answers whether the contribution has just left the wall.
    private async Task<ReceiptView?> ActAsync(string? typed, Func<Contribution, DateTimeOffset, bool> act, CancellationToken cancellation)
    {
        if (TrackingCode.Read(typed) is not { } code)
            return null;
        AffectedWalls? affected = null;
        var seen = await databases.TransactAsync(
            async db =>
            {
                var contribution = await db
                    .Contributions.Include(found => found.Decisions)
                    .SingleOrDefaultAsync(found => found.Code == code, cancellation);
                if (contribution is null)
                    return null;
                affected = await db.LoadAffectedWallsAsync(contribution, cancellation);
                var at = time.GetUtcNow();
                if (act(contribution, at))
                    affected.Hide(contribution.Id, at);
                await db.SaveChangesAsync(cancellation);
                if (contribution.ErasedAt is not null)
                    await db.DeleteAnswersAndSupportsAsync(contribution.Id, cancellation);
                return await ViewAsync(db, contribution, cancellation);
            },
            cancellation
        );
        if (affected is null)
            return null;
        changes.WallsChanged(affected.Walls);
        changes.Queue.Now();
        return seen;
    }

    private async Task<ReceiptView> ViewAsync(QsecDb db, Contribution contribution, CancellationToken cancellation)
    {
        var wall = (await walls.AllAsync(cancellation)).Single(place => place.Id == contribution.WallId);
        var seen = contribution.IsPublished ? (await db.ReadPublicViewsAsync([contribution], cancellation))[0] : null;
        return new ReceiptView(
            contribution.Code,
            contribution.Status,
            contribution.IsPublished ? null : contribution.Verdict?.Reason,
            contribution.Verdict?.Note,
            contribution.Id,
            contribution.Number,
            wall.Slug,
            contribution.Kind,
            contribution.Text,
            contribution.Html,
            contribution.Signature,
            contribution.Channel,
            PhotoView.Of(contribution, $"/suivi/{contribution.Code}/photo"),
            contribution.ReceivedAt,
            contribution.PublishedAt,
            History(contribution)
        )
        {
            Department = contribution.Department,
            Stop = contribution.Stop,
            Supports = contribution.Supports,
            Answers = seen?.Answers ?? [],
            Addressees = seen?.Addressees ?? [],
        };
    }

    private static ReceiptLine[] History(Contribution contribution)
    {
        var lines = contribution
            .Decisions.Select(decision => new ReceiptLine(decision.At, Formats.SnakeCase.Of(decision.Kind), decision.Reason, decision.Note))
            .Prepend(new ReceiptLine(contribution.ReceivedAt, "received", null, null));
        if (contribution.CorrectedAt is { } at)
            lines = lines.Append(new ReceiptLine(at, "corrected", null, null));
        return [.. lines.OrderBy(line => line.At)];
    }
}
