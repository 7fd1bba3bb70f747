using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using QSEC2.Domain.Common;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Moderation;
using QSEC2.Web.Data;
using QSEC2.Web.Formats;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Moderation;

/// <param name="PhotoGround">Required for a picture: <c>nobody_recognisable</c>, <c>blurred</c> or <c>permission</c>.</param>
/// <param name="PhotoDescription">What the picture shows, when the moderator writes or mends it.</param>
/// <param name="Version">Of the item that was read: refused with <c>changed_meanwhile</c> when its author has corrected it since.</param>
public sealed record Approval(string? PhotoGround = null, string? PhotoDescription = null, Guid? Version = null);

/// <param name="Reason">One of the ten codes of the charter; <c>other</c> needs a note.</param>
public sealed record Refusal(string? Reason, string? Note = null);

/// <summary>The first decision, when one comes second.</summary>
public sealed record FirstDecision(VerdictOutcome Outcome, string By, DateTimeOffset At, RefusalReason? Reason, string? Note);

public static class ModerationApi
{
    public static void MapModerationApi(this IEndpointRouteBuilder api)
    {
        var moderation = api.MapGroup("/moderation").RequireAuthorization(Policies.Moderate);
        moderation
            .MapGet("/queue", QueueAsync)
            .WithName("getQueue")
            .WithSummary("What waits, oldest first")
            .Produces<QueuePage>()
            .ProducesProblem(400)
            .ProducesProblem(404);
        moderation
            .MapPost("/{id:guid}/approve", ApproveAsync)
            .WithName("approve")
            .WithSummary("Publish it")
            .Produces(204)
            .ProducesProblem(409);
        moderation.MapPost("/{id:guid}/refuse", RefuseAsync).WithName("refuse").WithSummary("Refuse it").Produces(204).ProducesProblem(409);
        moderation
            .MapPost("/{id:guid}/remove", RemoveAsync)
            .WithName("remove")
            .WithSummary("Take a published one off every wall")
            .Produces(204)
            .ProducesProblem(409);
        moderation
            .MapPost("/{id:guid}/restore", RestoreAsync)
            .WithName("restore")
            .WithSummary("Undo a refusal or a removal")
            .Produces(204)
            .ProducesProblem(409);
    }

    private static async Task<IResult> QueueAsync(
        string? wall,
        string? kind,
        int? limit,
        string? after,
        ModerationQueue queue,
        WallDirectory walls,
        ApiProblems problems,
        IStringLocalizer<Texts> texts,
        CancellationToken cancellation
    )
    {
        // A filter that is named and left empty is none.
        wall = wall is { Length: > 0 } ? wall : null;
        kind = kind is { Length: > 0 } ? kind : null;
        after = after is { Length: > 0 } ? after : null;
        if (wall is not null && await walls.FindAsync(wall, cancellation) is null)
            return problems.NotFound();
        if (kind is not null && !SnakeCase.TryRead<ContributionKind>(kind, out _))
            return problems.Invalid("kind", texts.Rule(Rule.KindUnknown), "invalid");
        ContributionKind? wanted = SnakeCase.TryRead<ContributionKind>(kind, out var known) ? known : null;
        var cursor = after is null ? null : ReadCursor(after);
        if (after is not null && cursor is null)
            return problems.Invalid("after", texts["Api.Cursor"], "invalid");
        return Results.Ok(await queue.ReadAsync(wall, wanted, limit ?? 50, cursor, cancellation));
    }

    private static (DateTimeOffset At, Guid Id)? ReadCursor(string after) =>
        ListCursor.Read(after) is var (at, key) && Guid.TryParse(key, out var id) ? (at, id) : null;

    private static async Task<IResult> ApproveAsync(
        Guid id,
        Approval? approval,
        ClaimsPrincipal user,
        ModerationDesk desk,
        ModerationResult act,
        ApiProblems problems,
        IStringLocalizer<Texts> texts,
        CancellationToken cancellation
    )
    {
        PhotoGround? ground = SnakeCase.TryRead<PhotoGround>(approval?.PhotoGround, out var known) ? known : null;
        if (approval?.PhotoGround is not null && ground is null)
            return problems.Invalid("photoGround", texts["Api.PhotoGround"], "invalid");
        return await act.RunAsync(
            id,
            () => desk.ApproveAsync(id, user.AsModerator(), ground, approval?.PhotoDescription, approval?.Version, cancellation),
            cancellation
        );
    }

    private static Task<IResult> RefuseAsync(
        Guid id,
        Refusal? refusal,
        ClaimsPrincipal user,
        ModerationDesk desk,
        ModerationResult act,
        CancellationToken cancellation
    ) => act.RunAsync(id, refusal, reason => desk.RefuseAsync(id, user.AsModerator(), reason, refusal!.Note, cancellation), cancellation);

    private static Task<IResult> RemoveAsync(
        Guid id,
        Refusal? refusal,
        ClaimsPrincipal user,
        ModerationDesk desk,
        ModerationResult act,
        CancellationToken cancellation
    ) => act.RunAsync(id, refusal, reason => desk.RemoveAsync(id, user.AsModerator(), reason, refusal!.Note, cancellation), cancellation);

    private static Task<IResult> RestoreAsync(
        Guid id,
        ClaimsPrincipal user,
        ModerationDesk desk,
        ModerationResult act,
        CancellationToken cancellation
    ) => act.RunAsync(id, () => desk.RestoreAsync(id, user.AsModerator(), cancellation), cancellation);
}

/// <summary>Turns what came of an act into an HTTP answer.</summary>
public sealed class ModerationResult(IDbContextFactory<QsecDb> databases, ApiProblems problems, IStringLocalizer<Texts> texts)
{
    public async Task<IResult> RunAsync(Guid id, Refusal? refusal, Func<RefusalReason, Task<bool>> run, CancellationToken cancellation) =>
        SnakeCase.TryRead<RefusalReason>(refusal?.Reason, out var reason)
            ? await RunAsync(id, () => run(reason), cancellation)
            : problems.Invalid("reason", texts["Api.Reason"], "invalid");

    public async Task<IResult> RunAsync(Guid id, Func<Task<bool>> run, CancellationToken cancellation)
    {
        try
        {
            return await run() ? Results.NoContent() : problems.NotFound();
        }
        catch (RuleBroken broken) when (broken.Rule is Rule.AlreadyDecided)
        {
            return problems.Problem(
                StatusCodes.Status409Conflict,
                "already_decided",
                texts.Rule(broken.Rule),
                new Dictionary<string, object?> { ["decision"] = await FirstDecisionAsync(id, cancellation) }
            );
        }
        catch (RuleBroken broken)
        {
            return problems.Broken(broken);
        }
    }

    private async Task<FirstDecision?> FirstDecisionAsync(Guid id, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var contribution = await db.Contributions.AsNoTracking().SingleOrDefaultAsync(found => found.Id == id, cancellation);
        var verdict = contribution?.Verdict;
        return verdict is null ? null : new FirstDecision(verdict.Outcome, verdict.By, verdict.At, verdict.Reason, verdict.Note);
    }
}
