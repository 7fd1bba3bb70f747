using System.Globalization;
using Microsoft.Extensions.Localization;
using QSEC2.Domain.Common;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Requests;

/// <summary><c>/gestion/demandes</c>: what people asked, and what was answered.</summary>
public static class RequestDeskPages
{
    private const string Address = "/gestion/demandes";

    public static void MapRequestDesk(this IEndpointRouteBuilder site)
    {
        var desk = site.MapDesk(Address, Policies.Manage);
        desk.MapPage("", (HttpContext http, RequestDesk desk, CancellationToken cancellation) => ShowAsync(http, desk, [], cancellation));
        desk.MapForm("/{id:guid}", MarkAsync, DrawAgainAsync);
    }

    private static async Task<IResult> MarkAsync(
        Guid id,
        PostedForm form,
        HttpContext http,
        RequestDesk desk,
        IStringLocalizer<Texts> texts,
        CancellationToken cancellation
    )
    {
        var note = form.Fields["note"].ToString();
        try
        {
            return await desk.MarkAnsweredAsync(id, note, http.User.AsEditor(), cancellation)
                ? Results.LocalRedirect(Language.Link(Address) + http.Request.QueryString)
                : Results.NotFound();
        }
        catch (RuleBroken broken)
        {
            var field = broken.Fields.Count > 0 ? $"note-{id}" : "";
            return await ShowAsync(http, desk, [new(field, texts.Rule(broken.Rule))], cancellation, id, note);
        }
    }

    private static Task<IResult> DrawAgainAsync(
        Guid id,
        UnverifiedForm typed,
        HttpContext http,
        RequestDesk desk,
        CancellationToken cancellation
    ) => ShowAsync(http, desk, [new("", typed.Why)], cancellation, id, typed.Fields["note"].ToString());

    // An act stays on its page: what was last of it leads to the one before.
    private static async Task<IResult> ShowAsync(
        HttpContext http,
        RequestDesk desk,
        IReadOnlyList<FieldProblem> errors,
        CancellationToken cancellation,
        Guid? about = null,
        string note = ""
    )
    {
        var editor = http.User.AsEditor();
        var all = await desk.CountWaitingAsync(editor, cancellation);
        var pages = Math.Max(1, (all + RequestDesk.APage - 1) / RequestDesk.APage);
        var page = int.TryParse(http.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
            ? Math.Clamp(asked, 1, pages)
            : 1;
        var (waiting, answered) = await desk.ListAsync(editor, page, cancellation);
        return Pages.Show<RequestListPage>(
            new
            {
                Waiting = waiting,
                Answered = answered,
                Page = page,
                Pages = pages,
                Errors = errors,
                About = about,
                Note = note,
            }
        );
    }

    /// <summary>Where a page of them is.</summary>
    public static string Link(int page) =>
        Language.Link(Address) + (page > 1 ? string.Create(CultureInfo.InvariantCulture, $"?page={page}") : "");
}
