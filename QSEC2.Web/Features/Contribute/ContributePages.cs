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
        site.MapPost("/murs/{wall}/contribuer", SendAsync)
            .RequireRateLimiting(RateLimits.Crowd)
            .DisableAntiforgery()
            .ExcludeFromDescription()
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
        HttpContext http,
        WallDirectory walls,
        SubmitContribution submit,
        SubmissionLimits limits,
        FormGuard guard,
        Devices devices,
        IStringLocalizer<Texts> texts,
        CancellationToken cancellation
    )
    {
        if (await walls.FindAsync(wall, cancellation) is not { } place)
            return Results.NotFound();
        if (await http.ReadFormOrNullAsync(cancellation) is not { } typed)
            return Show(place, new ContributeForm(), [new("", texts["Contribute.Unreadable"])], StatusCodes.Status413PayloadTooLarge);
        var form = ContributeForm.Read(typed);
        if (!await guard.IsOursAsync(http))
            return Show(place, form, [new("", texts["Contribute.FormTooOld"])]);
        if (limits.Exceeded(http) is { } wait)
        {
            ApiProblems.SetRetryAfter(http, wait);
            return Show(place, form, [new("", texts["Api.TooFast"])], StatusCodes.Status429TooManyRequests);
        }

        devices.Recognise(http);
        if (form.SignatureIsMissing)
            return Show(place, form, [.. texts.Problems(form.BrokenRules()), new("signature", texts["Contribute.SignatureMissing"])]);
        return await submit.SendAsync(wall, form.ToDraft(), SentPhoto.From(http, form.PhotoToSend), form.Key, cancellation) switch
        {
            Submitted.Accepted accepted => Results.LocalRedirect(Language.Link($"/suivi/{accepted.Code}")),
            Submitted.Invalid invalid => Show(place, form, texts.Problems(invalid.Errors)),
            Submitted.BadPhoto bad => Show(place, form, [new("photo", texts[$"Photo.{bad.Problem}"])]),
            Submitted.Conflict => Show(
                place,
                form.WithNewKey(),
                [new("", texts["Contribute.SentBefore"])],
                StatusCodes.Status422UnprocessableEntity
            ),
            Submitted.Closed => Show(place, form, [new("", texts["Rule.WallClosed"])], StatusCodes.Status409Conflict),
            _ => Results.NotFound(),
        };
    }

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
