using Microsoft.Extensions.Localization;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Features.Walls;
using QSEC2.Web.Http;
using QSEC2.Web.Http.Limits;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Reports;

/// <summary>Where anyone says that something published should not be, without an account, and later reads what was decided.</summary>
public static class ReportPages
{
    public static void MapReportPages(this IEndpointRouteBuilder site)
    {
        var reports = site.MapGroup("/signaler").ExcludeFromDescription();
        reports.MapPage("", OpenAsync).RequireRateLimiting(RateLimits.Codes);
        reports.MapForm("", SendAsync, DrawAgainAsync).RequireRateLimiting(RateLimits.Crowd);
        reports
            .MapPage(
                "/{code}",
                async (string code, HttpContext http, ReportDesk desk, CancellationToken cancellation) =>
                {
                    http.Response.Headers.CacheControl = "no-store";
                    return await desk.FindAsync(code, cancellation) is { } report
                        ? Pages.Show<ReportReceiptPage>(new { Report = report })
                        : Results.NotFound();
                }
            )
            .AgainstGuessing();
    }

    private static async Task<IResult> OpenAsync(
        string? contribution,
        string? code,
        HttpContext http,
        ReportDesk desk,
        Devices devices,
        WallReader reader,
        GuessingLimit guesses,
        IStringLocalizer<Texts> texts,
        CancellationToken cancellation
    )
    {
        devices.Recognise(http);
        if (code is null)
            return await ShowAsync(new ReportForm(contribution ?? ""), [], reader, cancellation);
        if (await desk.FindAsync(code, cancellation) is { } report)
            return Results.LocalRedirect(Language.Link($"/signaler/{report.Code}"));
        IReadOnlyList<FieldProblem> unknown = [new("code", texts["FollowUp.Unknown"])];
        return guesses.Count(http)
            ?? Pages.Show<ReportPage>(
                new
                {
                    Form = new ReportForm(),
                    Code = code,
                    Errors = unknown,
                }
            );
    }

    private static async Task<IResult> SendAsync(
        PostedForm posted,
        HttpContext http,
        ReportDesk desk,
        WallReader reader,
        SubmissionLimits limits,
        Devices devices,
        IStringLocalizer<Texts> texts,
        CancellationToken cancellation
    )
    {
        var form = ReportForm.Read(posted.Fields);
        if (limits.Exceeded(http) is { } wait)
        {
            ApiProblems.SetRetryAfter(http, wait);
            return await ShowAsync(form, [new("", texts["Api.TooFast"])], reader, cancellation, StatusCodes.Status429TooManyRequests);
        }

        devices.Recognise(http);
        var draft = form.ToDraft();
        List<FieldProblem> wrong = [.. draft.BrokenRules().Select(broken => new FieldProblem(broken.Field, texts.Rule(broken.Rule)))];
        if (form.ContributionId is not { } id || await reader.FindPublishedAsync(id, cancellation) is null)
            return await ShowAsync(form, [new("contribution", texts["Report.UnknownContribution"]), .. wrong], reader, cancellation);
        if (wrong.Count > 0)
            return await ShowAsync(form, wrong, reader, cancellation);
        return Results.LocalRedirect(Language.Link($"/signaler/{await desk.ReceiveAsync(id, draft, cancellation)}"));
    }

    private static Task<IResult> DrawAgainAsync(UnverifiedForm typed, WallReader reader, CancellationToken cancellation) =>
        ShowAsync(ReportForm.Read(typed.Fields), [new("", typed.Why)], reader, cancellation);

    // A form to correct is an ordinary page, as where one contributes.
    private static async Task<IResult> ShowAsync(
        ReportForm form,
        IReadOnlyList<FieldProblem> errors,
        WallReader reader,
        CancellationToken cancellation,
        int status = StatusCodes.Status200OK
    )
    {
        var reported = form.ContributionId is { } id ? await reader.FindPublishedAsync(id, cancellation) : null;
        return Pages.Show<ReportPage>(
            new
            {
                Form = form,
                Reported = reported,
                Errors = errors,
            },
            status
        );
    }
}
