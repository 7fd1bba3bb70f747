using System.Security.Claims;
using Microsoft.Extensions.Localization;
using QSEC2.Domain.Common;
using QSEC2.Domain.Moderation;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Formats;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Reports;

/// <summary>The reports that wait, for moderators.</summary>
public static class ReportsDeskPages
{
    private const string Address = "/moderation/signalements";

    public static void MapReportsDesk(this IEndpointRouteBuilder site)
    {
        var desk = site.MapDesk(Address, Policies.Moderate);
        desk.MapPage(
            "",
            (HttpContext http, ReportDesk reports, WallDirectory walls, CancellationToken cancellation) =>
                ShowAsync(http, reports, walls, [], cancellation)
        );
        desk.MapForm("/{id:guid}", HandleAsync, DrawAgainAsync);
    }

    private static async Task<IResult> HandleAsync(
        Guid id,
        PostedForm posted,
        HttpContext http,
        ClaimsPrincipal user,
        ReportDesk reports,
        WallDirectory walls,
        IStringLocalizer<Texts> texts,
        CancellationToken cancellation
    )
    {
        var form = posted.Fields;
        try
        {
            ReportOutcome? outcome = SnakeCase.TryRead<ReportOutcome>(form["outcome"], out var chosen) ? chosen : null;
            return await reports.HandleAsync(id, outcome, form["answer"], user.AsModerator(), cancellation)
                ? Results.LocalRedirect(Language.Link(Address))
                : Results.NotFound();
        }
        catch (RuleBroken broken)
        {
            return await ShowAsync(http, reports, walls, [new("", texts.Rule(broken.Rule))], cancellation, (id, form["answer"].ToString()));
        }
    }

    private static Task<IResult> DrawAgainAsync(
        Guid id,
        UnverifiedForm typed,
        HttpContext http,
        ReportDesk reports,
        WallDirectory walls,
        CancellationToken cancellation
    ) => ShowAsync(http, reports, walls, [new("", typed.Why)], cancellation, (id, typed.Fields["answer"].ToString()));

    private static async Task<IResult> ShowAsync(
        HttpContext http,
        ReportDesk reports,
        WallDirectory walls,
        IReadOnlyList<FieldProblem> errors,
        CancellationToken cancellation,
        (Guid Report, string Answer) unsaved = default
    )
    {
        // Addresses and accusations do not stay in the browser of a shared desk.
        var names = (await walls.AllAsync(cancellation)).ToDictionary(
            place => place.Slug,
            place => place.Theme.Name.Localized(),
            StringComparer.Ordinal
        );
        return Pages.Show<OpenReportsPage>(
            new
            {
                Reports = await reports.ListOpenAsync(cancellation),
                Names = (IReadOnlyDictionary<string, string>)names,
                Unsaved = unsaved,
                Errors = errors,
            },
            errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
    }
}
