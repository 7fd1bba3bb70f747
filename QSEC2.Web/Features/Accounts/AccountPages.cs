using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Http;
using QSEC2.Web.Http.Limits;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Accounts;

public static class AccountPages
{
    public static void MapAccountPages(this IEndpointRouteBuilder site)
    {
        var accounts = site.MapGroup("").DisableAntiforgery().ExcludeFromDescription();
        accounts.MapPage("/connexion", (string? retour) => Pages.Show<SignInPage>(new { ReturnTo = retour }));
        accounts.MapPost("/connexion", SignInAsync).RequireRateLimiting(RateLimits.SignIn);
        accounts.MapPost("/deconnexion", SignOutAsync);
        accounts.MapPage("/premiers-pas", WelcomeAsync).RequireRateLimiting(RateLimits.SignIn);
        accounts.MapPost("/premiers-pas", AcceptAsync).RequireRateLimiting(RateLimits.SignIn);
        accounts
            .MapPage(
                "/compte",
                (HttpContext http, AccountScreen screen, CancellationToken cancellation) => screen.ShowAsync(http, [], cancellation)
            )
            .RequireAuthorization(Policies.SignedIn);
        accounts.MapPost("/compte", ChangePasswordAsync).RequireAuthorization(Policies.SignedIn).RequireRateLimiting(RateLimits.SignIn);
    }

    private static async Task<IResult> SignInAsync(
        HttpContext http,
        SignInManager<Person> signIn,
        FormGuard guard,
        IStringLocalizer<Texts> texts,
        CancellationToken cancellation
    )
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var (email, returnTo) = (form["email"].ToString().Trim(), form["retour"].ToString());
        if (!await guard.IsOursAsync(http))
            return ShowSignIn(email, returnTo, texts["Contribute.FormTooOld"]);
        var result = await signIn.PasswordSignInAsync(email, form["password"].ToString(), isPersistent: false, lockoutOnFailure: true);
        if (!result.Succeeded)
            return await RefuseAsync(email, returnTo, result, signIn.UserManager, texts);
        return Results.LocalRedirect(IsHere(returnTo) ? returnTo : Language.Link("/compte"));
    }

    // One answer, after the same work, whether or not the address has an account, and whether or not it is locked.
    private static async Task<IResult> RefuseAsync(
        string email,
        string returnTo,
        SignInResult result,
        UserManager<Person> people,
        IStringLocalizer<Texts> texts
    )
    {
        if (result.IsLockedOut || await people.FindByNameAsync(email) is null)
            people.PasswordHasher.HashPassword(new Person(), email);
        return ShowSignIn(email, returnTo, texts["SignIn.Refused"]);
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, SignInManager<Person> signIn, FormGuard guard)
    {
        if (await guard.IsOursAsync(http))
            await signIn.SignOutAsync();
        return Results.LocalRedirect(Language.Link("/"));
    }

    private static async Task<IResult> WelcomeAsync(string? cle, AccountDesk desk, CancellationToken cancellation) =>
        await desk.FindInvitationAsync(cle, cancellation) is { } invitation ? ShowWelcome(cle, invitation.Email, null, []) : ShowSpent();

    private static async Task<IResult> AcceptAsync(
        HttpContext http,
        AccountDesk desk,
        SignInManager<Person> signIn,
        FormGuard guard,
        IStringLocalizer<Texts> texts,
        CancellationToken cancellation
    )
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var (key, email, password) = (form["cle"].ToString(), form["email"].ToString().Trim(), form["password"].ToString());
        if (await desk.FindInvitationAsync(key, cancellation) is not { } invitation)
            return ShowSpent();
        if (!await guard.IsOursAsync(http))
            return ShowWelcome(key, invitation.Email, email, [new("", texts["Contribute.FormTooOld"])]);
        if (await desk.AcceptAsync(key, email, password, cancellation) is not { } accepted)
            return ShowSpent();
        if (!accepted.Result.Succeeded)
            return ShowWelcome(key, invitation.Email, email, Say(accepted.Result, texts));
        await signIn.SignInAsync(accepted.Person, isPersistent: false);
        return Results.LocalRedirect(Language.Link("/compte"));
    }

    private static async Task<IResult> ChangePasswordAsync(
        HttpContext http,
        AccountScreen screen,
        UserManager<Person> people,
        SignInManager<Person> signIn,
        FormGuard guard,
        IStringLocalizer<Texts> texts,
        CancellationToken cancellation
    )
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        if (!await guard.IsOursAsync(http))
            return await screen.ShowAsync(http, [new("", texts["Contribute.FormTooOld"])], cancellation);
        if (await people.GetUserAsync(http.User) is not { } person)
            return Results.LocalRedirect(Language.Link("/connexion"));
        var result = await people.ChangePasswordAsync(person, form["current"].ToString(), form["password"].ToString());
        if (!result.Succeeded)
            return await screen.ShowAsync(http, Say(result, texts), cancellation);
        await signIn.RefreshSignInAsync(person);
        return await screen.ShowAsync(http, [], cancellation, changed: true);
    }

    // A path of this site, written as browsers send it: they drop tabs and turn backslashes, which would lead elsewhere.
    private static bool IsHere(string address) =>
        (address is ['/', not '/' and not '\\', ..] || address == "/") && !address.AsSpan().ContainsAnyExceptInRange('!', '~');

    private static IReadOnlyList<FieldProblem> Say(IdentityResult result, IStringLocalizer<Texts> texts) =>
        [
            .. result
                .Errors.Select(error =>
                    error.Code switch
                    {
                        nameof(IdentityErrorDescriber.InvalidEmail) or nameof(IdentityErrorDescriber.InvalidUserName) => new FieldProblem(
                            "email",
                            texts["Account.BadEmail"]
                        ),
                        nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) =>
                            new FieldProblem("email", texts["Account.Taken"]),
                        nameof(IdentityErrorDescriber.PasswordMismatch) => new FieldProblem("current", texts["Account.WrongPassword"]),
                        _ => new FieldProblem("password", texts["FirstSteps.PasswordHint", AccountDesk.ShortestPassword]),
                    }
                )
                .DistinctBy(problem => problem.Field),
        ];

    private static IResult ShowSignIn(string email, string returnTo, string error) =>
        Pages.Show<SignInPage>(
            new
            {
                Email = email,
                ReturnTo = returnTo,
                Errors = (IReadOnlyList<FieldProblem>)[new("", error)],
            },
            StatusCodes.Status400BadRequest
        );

    private static IResult ShowWelcome(string? key, string? invited, string? email, IReadOnlyList<FieldProblem> errors) =>
        Pages.Show<FirstStepsPage>(
            new
            {
                Key = key,
                Invited = invited,
                Email = email,
                Errors = errors,
            },
            errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );

    private static IResult ShowSpent() => Pages.Show<FirstStepsPage>(null, StatusCodes.Status404NotFound);
}
