using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using QSEC2.Domain.People;
using QSEC2.Domain.Programme;
using QSEC2.Domain.Requests;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Http;
using QSEC2.Web.Http.Limits;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Requests;

/// <summary>The form of a request, what is wrong with it beside its fields, and the page that says who will answer.</summary>
public sealed class RequestScreen(
    PublishedProgramme programme,
    IDbContextFactory<QsecDb> databases,
    SubmissionLimits limits,
    Devices devices,
    TimeProvider time,
    IStringLocalizer<Texts> texts
)
{
    // In the address once it is sent: who answers what belongs to no département.
    private const string Coordination = "coordination";

    public async Task<IResult> OpenAsync(HttpContext http, RequestKind kind, string slug, CancellationToken cancellation)
    {
        if (await RequestSubject.FindAsync(kind, slug, programme, DateTexts.Today(time), cancellation) is not { } subject)
            return Results.NotFound();
        if (http.Request.Query["merci"].ToString() is { Length: > 0 } answers)
            return await ThankAsync(subject, answers, cancellation);
        devices.Recognise(http);
        return await ShowAsync(
            subject,
            new RequestForm(new Dictionary<string, string> { ["department"] = http.Request.Query["departement"].ToString() }),
            [],
            cancellation
        );
    }

    public async Task<IResult> DrawAgainAsync(RequestKind kind, string slug, UnverifiedForm typed, CancellationToken cancellation) =>
        await RequestSubject.FindAsync(kind, slug, programme, DateTexts.Today(time), cancellation) is { } subject
            ? await ShowAsync(subject, RequestForm.Read(typed.Fields), [new("", typed.Why)], cancellation)
            : Results.NotFound();

    public async Task<IResult> SendAsync(HttpContext http, RequestKind kind, string slug, PostedForm posted, CancellationToken cancellation)
    {
        var today = DateTexts.Today(time);
        if (await RequestSubject.FindAsync(kind, slug, programme, today, cancellation) is not { } subject)
            return Results.NotFound();
        var form = RequestForm.Read(posted.Fields);
        if (limits.Exceeded(http) is { } wait)
        {
            ApiProblems.SetRetryAfter(http, wait);
            return await ShowAsync(subject, form, [new("", texts["Api.TooFast"])], cancellation, StatusCodes.Status429TooManyRequests);
        }

        // A person whose browser filled it in can empty it; a machine does not come back.
        if (form[RequestForm.Trap].Length > 0)
            return await ShowAsync(subject, form, [new(RequestForm.Trap, texts["Request.TrapFilled"])], cancellation);
        var (draft, problems) = form.Draft(subject, today);
        if (problems.Count > 0)
            return await ShowAsync(subject, form, texts.Problems(problems), cancellation);
        await StoreAsync(Request.Receive(form.Key, draft, today, time.GetUtcNow()), cancellation);
        return Results.LocalRedirect(Language.Link($"{subject.Address}?merci={draft.Department ?? Coordination}"));
    }

    // When the button was pressed twice, it is there.
    private Task StoreAsync(Request request, CancellationToken cancellation) =>
        databases.TransactAsync(
            async db =>
            {
                if (!await db.Requests.AnyAsync(stored => stored.Id == request.Id, cancellation))
                    db.Requests.Add(request);
            },
            cancellation
        );

    private async Task<IResult> ShowAsync(
        RequestSubject subject,
        RequestForm form,
        IReadOnlyList<FieldProblem> errors,
        CancellationToken cancellation,
        int status = StatusCodes.Status200OK
    ) =>
        Pages.Show<RequestPage>(
            new
            {
                Subject = subject,
                Form = form,
                Errors = errors,
                Operators = await OperatorsAsync(cancellation),
            },
            status
        );

    private async Task<IResult> ThankAsync(RequestSubject subject, string answers, CancellationToken cancellation)
    {
        var operators = await OperatorsAsync(cancellation);
        var known = Departments.All.Contains(answers);
        return Pages.Show<RequestThanksPage>(
            new { Subject = subject, Operator = operators.FirstOrDefault(one => known ? one.Department == answers : one.Coordinates) }
        );
    }

    private async Task<IReadOnlyList<Operator>> OperatorsAsync(CancellationToken cancellation) =>
        [
            .. (await programme.AllAsync<Operator>(cancellation))
                .Select(one => one.Content)
                .OrderBy(one => one.Department, StringComparer.Ordinal),
        ];
}
