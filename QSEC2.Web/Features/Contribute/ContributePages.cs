using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Http;
using QSEC2.Web.Http.Limits;
using QSEC2.Web.Images;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Contribute;

/// <summary>
/// The page where citizens write. Whatever goes wrong, it comes back with what was typed; a form to correct is an ordinary
/// page (200), so that browsers report no failure that is not one.
/// </summary>
public static class ContributePages
{
    public static void MapContributePages(this IEndpointRouteBuilder site)
    {
        site.MapPage("/murs/{wall}/contribuer", ShowAsync);
        site.MapForm("/murs/{wall}/contribuer", SendAsync, DrawAgainAsync, DrawUnreadableAsync)
            .RequireRateLimiting(RateLimits.Crowd)
            .WithMetadata(new RequestSizeLimitAttribute(IncomingPhoto.MostFormBytes));
    }

    private static async Task<IResult> ShowAsync(
        string wall,
        string? canal,
        HttpContext http,
        WallDirectory walls,
        Devices devices,
        CancellationToken cancellation
    )
    {
        if (await walls.FindAsync(wall, cancellation) is not { } place)
            return Results.NotFound();
        devices.Recognise(http);
        return Show(place, new ContributeForm { FromPhone = canal == "telephone" }, []);
    }

    private static async Task<IResult> SendAsync(
        string wall,
        PostedForm posted,
        HttpContext http,
        WallDirectory walls,
        SubmitContribution submit,
        SubmissionLimits limits,
        Devices devices,
        IStringLocalizer<Texts> texts,
        CancellationToken cancellation
    )
    {
        if (await walls.FindAsync(wall, cancellation) is not { } place)
            return Results.NotFound();
        var form = ContributeForm.Read(posted.Fields);
        if (limits.Exceeded(http) is { } wait)
        {
            ApiProblems.SetRetryAfter(http, wait);
            return Show(place, form, [new("", texts["Api.TooFast"])], StatusCodes.Status429TooManyRequests);
        }

        devices.Recognise(http);
        if (form.SignatureIsMissing)
            return Show(place, form, [.. texts.Problems(form.BrokenRules()), new("signature", texts["Contribute.SignatureMissing"])]);
        var photo = SentPhoto.From(http, form.PhotoToSend);
        return await submit.SendAsync(wall, form.ToDraft(), photo, form.Key, cancellation) switch
        {
            SubmissionResult.Accepted accepted => Results.LocalRedirect(Language.Link($"/suivi/{accepted.Code}")),
            SubmissionResult.Invalid invalid => Show(place, form, texts.Problems(invalid.Errors)),
            SubmissionResult.BadPhoto bad => Show(place, form, [new("photo", texts[$"Photo.{bad.Problem}"])]),
            SubmissionResult.Conflict => Show(
                place,
                form.WithNewKey(),
                [new("", texts["Contribute.SentBefore"])],
                StatusCodes.Status422UnprocessableEntity
            ),
            SubmissionResult.Closed => Show(place, form, [new("", texts["Rule.WallClosed"])], StatusCodes.Status409Conflict),
            _ => Results.NotFound(),
        };
    }

    private static async Task<IResult> DrawAgainAsync(
        string wall,
        UnverifiedForm typed,
        WallDirectory walls,
        CancellationToken cancellation
    ) =>
        await walls.FindAsync(wall, cancellation) is { } place
            ? Show(place, ContributeForm.Read(typed.Fields), [new("", typed.Why)])
            : Results.NotFound();

    private static async Task<IResult> DrawUnreadableAsync(
        string wall,
        UnreadableForm unreadable,
        WallDirectory walls,
        IStringLocalizer<Texts> texts,
        CancellationToken cancellation
    ) =>
        await walls.FindAsync(wall, cancellation) is { } place
            ? Show(place, new ContributeForm(), [new("", texts["Contribute.Unreadable"])], unreadable.Status)
            : Results.NotFound();

    private static IResult Show(
        WallWithTheme place,
        ContributeForm form,
        IReadOnlyList<FieldProblem> errors,
        int status = StatusCodes.Status200OK
    ) =>
        Pages.Show<ContributePage>(
            new
            {
                Place = place,
                Form = form,
                Errors = errors,
            },
            status
        );
}
