using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using QSEC2.Domain.Common;
using QSEC2.Domain.People;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Features.Accounts;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Team;

/// <summary>« L'équipe »: for administrators. For everyone else it is like any page that is not at this desk.</summary>
public static class TeamPages
{
    public const string Address = "/gestion/equipe";

    public static void MapTeamPages(this IEndpointRouteBuilder site)
    {
        var team = site.MapDesk(Address, Policies.Manage).AddEndpointFilter(ForAdministratorsAsync);
        team.MapPage(
            "",
            (string? fait, TeamScreen screen, HttpContext http, CancellationToken cancellation) =>
                screen.ShowAsync(http, new() { Done = fait }, cancellation)
        );
        team.MapForm(
            "",
            InviteAsync,
            (UnverifiedForm typed, TeamScreen screen, HttpContext http, CancellationToken cancellation) =>
                screen.ShowAsync(http, new() { Invite = InviteForm.Read(typed.Fields), Errors = [new("", typed.Why)] }, cancellation)
        );
        team.MapForm("/invitations/{id:guid}/renouveler", RenewAsync, DrawAgainAsync);
        team.MapForm(
            "/invitations/{id:guid}/annuler",
            (Guid id, TeamScreen screen, TeamDesk desk, HttpContext http, CancellationToken cancellation) =>
                screen.ActAsync(http, () => desk.CancelAsync(id, cancellation), "cancelled", cancellation),
            DrawAgainAsync
        );
        team.MapForm(
            "/personnes/{id:guid}/retirer",
            (Guid id, ClaimsPrincipal user, TeamScreen screen, TeamDesk desk, HttpContext http, CancellationToken cancellation) =>
                screen.ActAsync(http, () => desk.RemoveAsync(id, user.AsModerator().Id, cancellation), "removed", cancellation),
            DrawAgainAsync
        );
        team.MapForm(
            "/jetons",
            AddTokenAsync,
            (UnverifiedForm typed, TeamScreen screen, HttpContext http, CancellationToken cancellation) =>
                screen.ShowAsync(http, new() { Token = TokenForm.Read(typed.Fields), Errors = [new("", typed.Why)] }, cancellation)
        );
        team.MapForm(
            "/jetons/{id:guid}/revoquer",
            (Guid id, TeamScreen screen, TeamDesk desk, HttpContext http, CancellationToken cancellation) =>
                screen.ActAsync(http, () => desk.RevokeAsync(id, cancellation), "revoked", cancellation),
            DrawAgainAsync
        );
    }

    // Operators come to this desk too. Before anything is read: what exists answers them like what does not.
    private static async ValueTask<object?> ForAdministratorsAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.User.IsInRole(Role.Admin) ? await next(context) : Results.NotFound();

    private static Task<IResult> DrawAgainAsync(
        UnverifiedForm typed,
        TeamScreen screen,
        HttpContext http,
        CancellationToken cancellation
    ) => screen.ShowAsync(http, new() { Errors = [new("", typed.Why)] }, cancellation);

    private static async Task<IResult> InviteAsync(
        PostedForm posted,
        HttpContext http,
        TeamScreen screen,
        AccountDesk accounts,
        UserManager<Person> people,
        PublicUrl site,
        IStringLocalizer<Texts> texts,
        CancellationToken cancellation
    )
    {
        var form = InviteForm.Read(posted.Fields);
        var typed = new TeamState { Invite = form };
        var wrong = new List<FieldProblem>();
        if (!EmailAddress.IsComplete(form.Email))
            wrong.Add(new("email", texts["Account.BadEmail"]));
        else if (await people.FindByEmailAsync(form.Email) is not null)
            wrong.Add(new("email", texts["Account.Taken"]));
        if (!Role.People.Contains(form.Role))
            wrong.Add(new("role", texts["Team.ChooseRole"]));
        if (wrong.Count > 0)
            return await screen.ShowAsync(http, typed with { Errors = wrong }, cancellation);
        var key = await accounts.InviteAsync(form.Email, form.Role, form.Departments, cancellation);
        return await screen.ShowAsync(http, new() { OneTimeSecret = Link(form.Email, key, http, site, texts) }, cancellation);
    }

    private static async Task<IResult> RenewAsync(
        Guid id,
        HttpContext http,
        TeamScreen screen,
        TeamDesk desk,
        PublicUrl site,
        IStringLocalizer<Texts> texts,
        CancellationToken cancellation
    )
    {
        if (await desk.RenewAsync(id, cancellation) is not var (email, key))
            return Results.LocalRedirect(Language.Link(Address));
        return await screen.ShowAsync(http, new() { OneTimeSecret = Link(email, key, http, site, texts) }, cancellation);
    }

    private static async Task<IResult> AddTokenAsync(
        PostedForm posted,
        HttpContext http,
        TeamScreen screen,
        AccountDesk accounts,
        IStringLocalizer<Texts> texts,
        CancellationToken cancellation
    )
    {
        var form = TokenForm.Read(posted.Fields);
        var typed = new TeamState { Token = form };
        var wrong = new List<FieldProblem>();
        if (form.Name.Length is 0 or > TokenForm.LongestName)
            wrong.Add(new("name", texts["Team.TokenNameMissing", TokenForm.LongestName]));
        if (!Role.All.Contains(form.Role))
            wrong.Add(new("tokenRole", texts["Team.ChooseRole"]));
        if (wrong.Count > 0)
            return await screen.ShowAsync(http, typed with { Errors = wrong }, cancellation);
        if (await accounts.AddTokenAsync(form.Name, form.Role, cancellation) is not { } token)
            return await screen.ShowAsync(http, typed with { Errors = [new("name", texts["Team.TokenTaken"])] }, cancellation);
        var secret = new OneTimeSecret(token, texts["Team.Token", form.Name], texts["Team.TokenAbout"]);
        return await screen.ShowAsync(http, new() { OneTimeSecret = secret }, cancellation);
    }

    private static OneTimeSecret Link(string email, string key, HttpContext http, PublicUrl site, IStringLocalizer<Texts> texts) =>
        new(site.Absolute(http, $"/premiers-pas?cle={key}"), texts["Team.Link", email], texts["Team.LinkAbout"]);
}
