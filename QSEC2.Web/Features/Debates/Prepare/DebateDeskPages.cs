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
        var desk = site.MapGroup(Address)
            .RequireAuthorization(Policies.Mediate)
            .DisableAntiforgery()
            .ExcludeFromDescription()
            .KeptNowhere();
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
        desk.MapPost(
            "/nouveau",
            (HttpContext http, DebatePlanScreen screen, CancellationToken cancellation) => screen.PrepareAsync(http, cancellation)
        );

        var one = desk.MapGroup("/{code}").AddEndpointFilter(RequestedDebate.MustBeTheirsAsync);
        one.MapPage(
            "",
            (string? fait, HttpContext http, DebateControlScreen screen, CancellationToken cancellation) =>
                screen.ShowAsync(http, new() { Done = fait }, cancellation)
        );
        one.MapPage(
            "/plan",
            (HttpContext http, DebatePlanScreen screen, CancellationToken cancellation) => screen.OpenAsync(http, http.Held(), cancellation)
        );
        one.MapPost(
            "/plan",
            (HttpContext http, DebatePlanScreen screen, CancellationToken cancellation) =>
                screen.ChangeAsync(http, http.Held(), cancellation)
        );
        one.MapPage(
            "/compte-rendu",
            (HttpContext http, DebateReportScreen screen, CancellationToken cancellation) => screen.OpenAsync(http, cancellation)
        );
        one.MapPost(
            "/compte-rendu",
            (HttpContext http, DebateReportScreen screen, CancellationToken cancellation) => screen.SaveAsync(http, cancellation)
        );
        one.MapActs();
    }

    private static void MapActs(this RouteGroupBuilder one)
    {
        one.MapPost(
            "/ouvrir",
            (HttpContext http, DebateControlScreen screen, DebateDesk desk, CancellationToken cancellation) =>
                screen.ActAsync(http, held => desk.OpenAsync(held.Code, cancellation), "ouvert", cancellation)
        );
        one.MapPost(
            "/pause",
            (HttpContext http, DebateControlScreen screen, DebateDesk desk, CancellationToken cancellation) =>
                screen.ActAsync(http, held => desk.PauseAsync(held.Code, cancellation), "pause", cancellation)
        );
        one.MapPost(
            "/ecarter",
            (HttpContext http, DebateControlScreen screen, DebateDesk desk, CancellationToken cancellation) =>
                screen.ActAsync(
                    http,
                    held => desk.DiscardAsync(held.Code, http.User.AsEditor(), cancellation),
                    Discarded,
                    cancellation,
                    isGone: true
                )
        );
        one.MapPost(
            "/associer",
            (HttpContext http, DebateControlScreen screen, CancellationToken cancellation) => screen.OfferAsync(http, cancellation)
        );
        one.MapPost(
            "/appareils/{id:guid}/retirer",
            (Guid id, HttpContext http, DebateControlScreen screen, PairingDesk pairings, CancellationToken cancellation) =>
                screen.ActAsync(http, held => pairings.RevokeAsync(held.Debate.Id, id, cancellation), "retire", cancellation)
        );
        one.MapPost(
            "/enonces",
            (HttpContext http, DebateControlScreen screen, CancellationToken cancellation) => screen.StateAsync(http, cancellation)
        );
        one.MapPost(
            "/enonces/{id:guid}/oublier",
            (Guid id, HttpContext http, DebateControlScreen screen, CancellationToken cancellation) =>
                screen.ForgetAsync(http, id, cancellation)
        );
        one.MapPost(
            "/enonces/{id:guid}/retirer",
            (Guid id, HttpContext http, DebateControlScreen screen, StageDesk stage, CancellationToken cancellation) =>
                screen.ActAsync(
                    http,
                    held => stage.MoveAsync(held.Code, debate => debate.Drop(id), cancellation),
                    "enonce-retire",
                    cancellation
                )
        );
    }
}
