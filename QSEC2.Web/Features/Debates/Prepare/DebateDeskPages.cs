using QSEC2.Web.Features.Debates.Access;
using QSEC2.Web.Features.Debates.Memories;
using QSEC2.Web.Features.Debates.Regie;
using QSEC2.Web.Http;

namespace QSEC2.Web.Features.Debates.Prepare;

/// <summary><c>/gestion/debats</c>: mediators, operators and administrators prepare their debates, hold them and close them.</summary>
public static class DebateDeskPages
{
    public const string Address = "/gestion/debats";

    private const string Discarded = "ecarte";

    public static void MapDebateDesk(this IEndpointRouteBuilder site)
    {
        var desk = site.MapDesk(Address, Policies.Mediate);
        desk.MapPage(
            "",
            async (string? fait, HttpContext http, DebateDesk debates, CancellationToken cancellation) =>
                Pages.Show<DebateListPage>(
                    new { Debates = await debates.ListAsync(http.User.AsEditor(), cancellation), IsDiscarded = fait == Discarded }
                )
        );
        desk.MapPage(
            "/nouveau",
            (string? evenement, HttpContext http, DebatePlanScreen screen, CancellationToken cancellation) =>
                screen.OpenAsync(http, evenement, cancellation)
        );
        desk.MapForm(
            "/nouveau",
            (HttpContext http, PostedForm form, DebatePlanScreen screen, CancellationToken cancellation) =>
                screen.PrepareAsync(http, form, cancellation),
            (HttpContext http, UnverifiedForm typed, DebatePlanScreen screen, CancellationToken cancellation) =>
                screen.DrawAgainAsync(http, null, typed, cancellation)
        );

        var one = desk.MapGroup("/{code}").AddEndpointFilter(RequestedDebate.MustBeTheirsAsync);
        one.MapPage(
            "",
            (string? fait, HttpContext http, DebateControlScreen screen, CancellationToken cancellation) =>
                screen.ShowAsync(http, new() { Done = fait }, cancellation)
        );
        one.MapPage(
            "/plan",
            (HttpContext http, DebatePlanScreen screen, CancellationToken cancellation) =>
                screen.OpenAsync(http, http.GetRequestedDebate(), cancellation)
        );
        one.MapForm(
            "/plan",
            (HttpContext http, PostedForm form, DebatePlanScreen screen, CancellationToken cancellation) =>
                screen.ChangeAsync(http, http.GetRequestedDebate(), form, cancellation),
            (HttpContext http, UnverifiedForm typed, DebatePlanScreen screen, CancellationToken cancellation) =>
                screen.DrawAgainAsync(http, http.GetRequestedDebate(), typed, cancellation)
        );
        one.MapPage(
            "/compte-rendu",
            (HttpContext http, DebateReportScreen screen, CancellationToken cancellation) => screen.OpenAsync(http, cancellation)
        );
        one.MapForm(
            "/compte-rendu",
            (HttpContext http, PostedForm form, DebateReportScreen screen, CancellationToken cancellation) =>
                screen.SaveAsync(http, form, cancellation),
            (HttpContext http, UnverifiedForm typed, DebateReportScreen screen) => screen.DrawAgain(http, typed)
        );
        one.MapActs();
    }

    private static void MapActs(this RouteGroupBuilder one)
    {
        one.MapAct(
            "/ouvrir",
            (HttpContext http, DebateControlScreen screen, DebateDesk desk, CancellationToken cancellation) =>
                screen.ActAsync(http, requested => desk.OpenAsync(requested.Code, cancellation), "ouvert", cancellation)
        );
        one.MapAct(
            "/pause",
            (HttpContext http, DebateControlScreen screen, DebateDesk desk, CancellationToken cancellation) =>
                screen.ActAsync(http, requested => desk.PauseAsync(requested.Code, cancellation), "pause", cancellation)
        );
        one.MapAct(
            "/ecarter",
            (HttpContext http, DebateControlScreen screen, DebateDesk desk, CancellationToken cancellation) =>
                screen.ActAsync(
                    http,
                    requested => desk.DiscardAsync(requested.Code, http.User.AsEditor(), cancellation),
                    Discarded,
                    cancellation,
                    isGone: true
                )
        );
        one.MapAct(
            "/associer",
            (HttpContext http, PostedForm form, DebateControlScreen screen, CancellationToken cancellation) =>
                screen.OfferAsync(http, form, cancellation)
        );
        one.MapAct(
            "/appareils/{id:guid}/retirer",
            (Guid id, HttpContext http, DebateControlScreen screen, PairingDesk pairings, CancellationToken cancellation) =>
                screen.ActAsync(http, requested => pairings.RevokeAsync(requested.Debate.Id, id, cancellation), "retire", cancellation)
        );
        one.MapAct(
            "/enonces",
            (HttpContext http, PostedForm form, DebateControlScreen screen, CancellationToken cancellation) =>
                screen.AddStatementAsync(http, form, cancellation)
        );
        one.MapAct(
            "/enonces/{id:guid}/oublier",
            (Guid id, HttpContext http, PostedForm form, DebateControlScreen screen, CancellationToken cancellation) =>
                screen.RemoveArgumentAsync(http, id, form, cancellation)
        );
        one.MapAct(
            "/enonces/{id:guid}/retirer",
            (Guid id, HttpContext http, DebateControlScreen screen, StageDesk stage, CancellationToken cancellation) =>
                screen.ActAsync(
                    http,
                    requested => stage.ChangeDebateAsync(requested.Code, debate => debate.Drop(id), cancellation),
                    "enonce-retire",
                    cancellation
                )
        );
    }

    private static void MapAct(this RouteGroupBuilder one, string address, Delegate act) =>
        one.MapForm(
            address,
            act,
            (HttpContext http, UnverifiedForm typed, DebateControlScreen screen, CancellationToken cancellation) =>
                screen.DrawAgainAsync(http, typed, cancellation)
        );
}
