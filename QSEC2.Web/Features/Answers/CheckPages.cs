using System.Globalization;
using System.Security.Claims;
using Microsoft.Extensions.Localization;
using QSEC2.Domain.Common;
using QSEC2.Domain.People;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;
using QSEC2.Web.Markdown;

namespace QSEC2.Web.Features.Answers;

/// <summary>Where moderators read answers before the public does; the guarantor reads along.</summary>
public static class CheckPages
{
    public static void MapChecking(this RouteGroupBuilder desk)
    {
        desk.MapPage(
            "",
            async (string? fait, ClaimsPrincipal user, CheckDesk checking, WallDirectory walls, CancellationToken cancellation) =>
                Pages.Show<CheckListPage>(
                    new
                    {
                        Waiting = await checking.WaitingAsync(cancellation),
                        Published = await checking.PublishedAsync(cancellation),
                        Walls = await walls.AllAsync(cancellation),
                        Checked = await checking.CheckedWallsAsync(cancellation),
                        MayChange = user.IsInRole(Role.Admin),
                        Done = fait,
                    }
                )
        );
        desk.MapPage(
            "/{id:guid}",
            (Guid id, CheckScreen screen, HttpContext http, CancellationToken cancellation) => screen.ShowAsync(http, id, cancellation)
        );
        desk.MapForm(
                "/{id:guid}",
                (Guid id, PostedForm form, CheckScreen screen, HttpContext http, CancellationToken cancellation) =>
                    screen.ActAsync(http, id, form, cancellation),
                (Guid id, UnverifiedForm typed, CheckScreen screen, HttpContext http, CancellationToken cancellation) =>
                    screen.DrawAgainAsync(http, id, typed, cancellation)
            )
            .RequireAuthorization(Policies.Moderate);
        desk.MapForm("/murs", SetCheckedWallsAsync).RequireAuthorization(Policies.Administer);
    }

    private static async Task<IResult> SetCheckedWallsAsync(
        PostedForm form,
        CheckDesk desk,
        WallDirectory walls,
        CancellationToken cancellation
    )
    {
        var ticked = (await walls.AllAsync(cancellation)).Where(place => form.Fields.ContainsKey(place.Slug));
        await desk.SetCheckedWallsAsync([.. ticked.Select(place => place.Id)], cancellation);
        return Results.LocalRedirect(Language.Link("/moderation/reponses?fait=reglee"));
    }
}

/// <summary>One answer to read, and what is decided of it.</summary>
public sealed class CheckScreen(
    CheckDesk desk,
    WallDirectory walls,
    EditorialMarkdown markdown,
    TimeProvider time,
    IStringLocalizer<Texts> texts
)
{
    public async Task<IResult> ShowAsync(
        HttpContext http,
        Guid id,
        CancellationToken cancellation,
        string? note = null,
        IReadOnlyList<FieldProblem>? errors = null,
        int status = StatusCodes.Status200OK
    )
    {
        if (await desk.FindAsync(id, cancellation) is not { } found)
            return Results.NotFound();
        var answer = found.Answer;
        return Pages.Show<CheckPage>(
            new
            {
                Place = (await walls.AllAsync(cancellation)).Single(place => place.Id == found.Wall),
                Found = found,
                Read = answer.SubmittedAt is not null || answer.Published is not { } published
                    ? AnswerPreview.Of(answer.Writing, answer, found.Addressee.Kind, markdown, time.GetUtcNow())
                    : AnswerView.Of(answer, found.Addressee, published),
                MayModerate = http.User.MayModerate(),
                Note = note,
                Errors = errors ?? [],
            },
            status
        );
    }

    public Task<IResult> DrawAgainAsync(HttpContext http, Guid id, UnverifiedForm typed, CancellationToken cancellation) =>
        ShowAsync(http, id, cancellation, typed.Fields["note"].ToString(), [new("", typed.Why)], StatusCodes.Status400BadRequest);

    public async Task<IResult> ActAsync(HttpContext http, Guid id, PostedForm posted, CancellationToken cancellation)
    {
        var form = posted.Fields;
        var note = form["note"].ToString();
        var by = http.User.AsModerator();
        _ = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen);
        try
        {
            if (form["act"] == "publier")
                return await desk.PublishAsync(id, seen, by, cancellation) ? RedirectToList("publiee") : Results.NotFound();
            if (!await desk.SendBackAsync(id, note, seen, by, cancellation))
                return Results.NotFound();

            // A correction that is sent back leaves what it would have corrected.
            return RedirectToList(await desk.FindAsync(id, cancellation) is null ? "renvoyee" : "gardee");
        }
        catch (RuleBroken broken) when (broken.Fields.Count > 0)
        {
            return await ShowAsync(http, id, cancellation, note, texts.Problems(broken.Fields));
        }
        catch (RuleBroken broken)
        {
            // Whoever writes it took it back to change it: there is nothing to read for now.
            if (await desk.FindAsync(id, cancellation) is null)
                return RedirectToList("reprise");
            return await ShowAsync(http, id, cancellation, note, [new("", texts.Rule(broken.Rule))], StatusCodes.Status409Conflict);
        }
    }

    private static IResult RedirectToList(string outcome) => Results.LocalRedirect(Language.Link($"/moderation/reponses?fait={outcome}"));
}
