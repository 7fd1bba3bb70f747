using System.Globalization;
using Microsoft.Extensions.Localization;
using QSEC2.Domain.Common;
using QSEC2.Domain.Debates;
using QSEC2.Domain.Programme;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Features.Debates.Prepare;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Debates.Memories;

/// <summary>What is said of a debate to close it (needs R18), and corrected afterwards.</summary>
public sealed class DebateReportScreen(DebateDesk desk, PublishedProgramme programme, TimeProvider time, IStringLocalizer<Texts> texts)
{
    public async Task<IResult> OpenAsync(HttpContext http, CancellationToken cancellation) =>
        http.GetRequestedDebate().Debate switch
        {
            { State: DebateState.Prepared } => Results.LocalRedirect(DebateAddress(http, "")),
            { Report: { } written } => Show(http, DebateReportForm.Of(written), []),
            var debate => Show(http, await PrefilledAsync(debate, cancellation), []),
        };

    public IResult DrawAgain(HttpContext http, UnverifiedForm typed) =>
        Show(http, DebateReportForm.Read(typed.Fields), [new("", typed.Why)], StatusCodes.Status400BadRequest);

    public async Task<IResult> SaveAsync(HttpContext http, PostedForm posted, CancellationToken cancellation)
    {
        var form = DebateReportForm.Read(posted.Fields);
        var debate = http.GetRequestedDebate().Debate;
        var isClosed = debate.State is DebateState.Closed;
        try
        {
            if (isClosed)
                await desk.CorrectAsync(debate.Code, form.ToReport(), cancellation);
            else
                await desk.CloseAsync(debate.Code, form.ToReport(), cancellation);
            return Results.LocalRedirect(DebateAddress(http, isClosed ? "?fait=corrige" : "?fait=clos"));
        }
        catch (RuleBroken broken)
        {
            return Show(http, form, texts.Problems(broken));
        }
    }

    // Whoever closes it at midnight has better to do than to write what is known.
    private async Task<DebateReportForm> PrefilledAsync(Debate debate, CancellationToken cancellation)
    {
        var operators = await programme.AllAsync<Operator>(cancellation);
        var day = DateTexts.DayOf(debate.StartsAt ?? debate.OpenedAt ?? time.GetUtcNow());
        return DebateReportForm.Empty with
        {
            Organisers = operators.FirstOrDefault(found => found.Content.Department == debate.Department)?.Content.Title.Localized() ?? "",
            Place = debate.Place,
            Day = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }

    private static IResult Show(
        HttpContext http,
        DebateReportForm form,
        IReadOnlyList<FieldProblem> errors,
        int status = StatusCodes.Status200OK
    ) =>
        Pages.Show<DebateReportPage>(
            new
            {
                Requested = http.GetRequestedDebate(),
                Form = form,
                Errors = errors,
            },
            status
        );

    private static string DebateAddress(HttpContext http, string query) =>
        Language.Link($"{DebateDeskPages.Address}/{http.GetRequestedDebate().Code}{query}");
}
