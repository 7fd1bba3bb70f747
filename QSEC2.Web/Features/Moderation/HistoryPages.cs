using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using QSEC2.Domain.Common;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Moderation;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Formats;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Moderation;

/// <summary>"Take this off the wall, because…", as typed.</summary>
public sealed record RemovalForm(RefusalReason? Reason, string? Note)
{
    public static RemovalForm Read(IFormCollection form) =>
        new(SnakeCase.TryRead<RefusalReason>(form["reason"], out var known) ? known : null, form["note"]);
}

/// <summary>
/// A contribution with all that was decided of it, and what may still be done: take it off the wall, bring it back.
/// Works without JavaScript.
/// </summary>
public static class HistoryPages
{
    public static void MapHistory(this IEndpointRouteBuilder site)
    {
        site.MapPage(
                "/moderation/contributions/{id:guid}",
                (Guid id, string? fait, HistoryScreen screen, HttpContext http, CancellationToken cancellation) =>
                    screen.ShowAsync(http, id, cancellation, done: fait is not null)
            )
            .RequireAuthorization(Policies.ReadDecisions);
        site.MapForm("/moderation/contributions/{id:guid}", ActAsync, DrawAgainAsync).RequireAuthorization(Policies.Moderate);
    }

    // To the address of the page itself: whoever must sign in again first comes back to it.
    private static async Task<IResult> ActAsync(
        Guid id,
        PostedForm form,
        HttpContext http,
        HistoryScreen screen,
        ModerationDesk desk,
        CancellationToken cancellation
    )
    {
        var by = http.User.AsModerator();
        if (form.Fields["act"] == "restore")
            return await screen.ActAsync(
                http,
                id,
                () => desk.RestoreAsync(id, by, cancellation),
                [ContributionStatus.Published, ContributionStatus.Waiting],
                cancellation
            );
        return await screen.RemoveAsync(http, id, RemovalForm.Read(form.Fields), by, cancellation);
    }

    private static Task<IResult> DrawAgainAsync(
        Guid id,
        UnverifiedForm typed,
        HttpContext http,
        HistoryScreen screen,
        CancellationToken cancellation
    )
    {
        var removal = typed.Fields["act"] == "restore" ? null : RemovalForm.Read(typed.Fields);
        return screen.ShowAsync(http, id, cancellation, false, removal, [new("", typed.Why)], StatusCodes.Status400BadRequest);
    }
}

/// <summary>The page of one contribution, after whatever was done with it.</summary>
public sealed class HistoryScreen(
    IDbContextFactory<QsecDb> databases,
    ModerationDesk desk,
    WallDirectory walls,
    IStringLocalizer<Texts> texts
)
{
    public async Task<IResult> ShowAsync(
        HttpContext http,
        Guid id,
        CancellationToken cancellation,
        bool done = false,
        RemovalForm? form = null,
        IReadOnlyList<FieldProblem>? errors = null,
        int status = StatusCodes.Status200OK
    )
    {
        // Refused texts do not stay in the browser of a shared desk.
        http.Response.Headers.CacheControl = "no-store";
        if (await FindAsync(id, http.User, cancellation) is not { } contribution)
            return Results.NotFound();
        var place = (await walls.AllAsync(cancellation)).Single(found => found.Id == contribution.WallId);
        return Pages.Show<HistoryPage>(
            new
            {
                Contribution = contribution,
                Place = place,
                MayModerate = http.User.MayModerate(),
                Done = done,
                Form = form,
                Errors = errors ?? [],
            },
            status
        );
    }

    public async Task<IResult> RemoveAsync(HttpContext http, Guid id, RemovalForm removal, Moderator by, CancellationToken cancellation) =>
        removal.Reason is { } reason
            ? await ActAsync(
                http,
                id,
                () => desk.RemoveAsync(id, by, reason, removal.Note, cancellation),
                [ContributionStatus.Removed],
                cancellation,
                removal
            )
            : await ShowAsync(
                http,
                id,
                cancellation,
                false,
                removal,
                [new("reason", texts["Refusal.ChooseReason"])],
                StatusCodes.Status400BadRequest
            );

    /// <param name="intended">What the contribution becomes by the act.</param>
    public async Task<IResult> ActAsync(
        HttpContext http,
        Guid id,
        Func<Task<bool>> act,
        ContributionStatus[] intended,
        CancellationToken cancellation,
        RemovalForm? form = null
    )
    {
        try
        {
            return await act() ? RedirectToPage(id) : Results.NotFound();
        }
        catch (RuleBroken broken) when (broken.Fields.Count > 0)
        {
            return await ShowAsync(http, id, cancellation, false, form, texts.Problems(broken.Fields), StatusCodes.Status400BadRequest);
        }
        catch (RuleBroken broken)
        {
            // Pressed twice, or by two people at once: what was wished for is so.
            return await FindAsync(id, http.User, cancellation) is { } now && intended.Contains(now.Status)
                ? RedirectToPage(id)
                : await ShowAsync(http, id, cancellation, false, form, [new("", texts.Rule(broken.Rule))], StatusCodes.Status409Conflict);
        }
    }

    private static IResult RedirectToPage(Guid id) => Results.LocalRedirect(Language.Link($"/moderation/contributions/{id}?fait=1"));

    private async Task<Contribution?> FindAsync(Guid id, ClaimsPrincipal reader, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db
            .Contributions.AsNoTracking()
            .ReadableBy(reader)
            .Include(contribution => contribution.Decisions)
            .SingleOrDefaultAsync(contribution => contribution.Id == id, cancellation);
    }
}
