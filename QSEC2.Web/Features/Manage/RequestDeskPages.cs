using System.Security.Claims;
using Microsoft.Extensions.Localization;
using QSEC2.Domain.Common;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Localization;
using QSEC2.Web.Operations;

namespace QSEC2.Web.Features.Manage;

/// <summary><c>/gestion/demandes</c>: what people asked, and what was answered.</summary>
public static class RequestDeskPages
{
    private const string Address = "/gestion/demandes";

    /// <param name="manage">The group of the desk, which says who may come.</param>
    public static void MapRequestDesk(this RouteGroupBuilder manage)
    {
        manage.MapPage("/demandes", (ClaimsPrincipal user, RequestDesk desk, CancellationToken cancellation) => ShowAsync(user, desk, [], cancellation));
        manage.MapPost("/demandes/{id:guid}", MarkAsync);
    }

    private static async Task<IResult> MarkAsync(Guid id, HttpContext http, RequestDesk desk, FormGuard guard, IStringLocalizer<Texts> texts, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var note = form["note"].ToString();
        if (!await guard.IsOursAsync(http))
            return await ShowAsync(http.User, desk, [new("", texts["Contribute.FormTooOld"])], cancellation, id, note);
        try
        {
            return await desk.MarkAnsweredAsync(id, note, http.User.AsEditor(), cancellation) ? Results.LocalRedirect(Language.Link(Address)) : Results.NotFound();
        }
        catch (RuleBroken broken)
        {
            return await ShowAsync(http.User, desk, [new(broken.Fields.Count > 0 ? $"note-{id}" : "", texts.Rule(broken.Rule))], cancellation, id, note);
        }
    }

    private static async Task<IResult> ShowAsync(
        ClaimsPrincipal user, RequestDesk desk, IReadOnlyList<FieldProblem> errors, CancellationToken cancellation, Guid? about = null, string note = "")
    {
        var (waiting, answered) = await desk.ListAsync(user.AsEditor(), cancellation);
        return Pages.Show<RequestListPage>(new { Waiting = waiting, Answered = answered, Errors = errors, About = about, Note = note });
    }
}
