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
        var accounts = site.MapGroup("").ExcludeFromDescription();
        accounts.MapPage("/connexion", (string? retour) => Pages.Show<SignInPage>(new { ReturnTo = retour }));
        accounts.MapForm("/connexion", SignInAsync, DrawSignInAgain).RequireRateLimiting(RateLimits.SignIn);
        accounts.MapForm("/deconnexion", SignOutAsync);
        accounts.MapPage("/premiers-pas", ShowFirstStepsAsync).RequireRateLimiting(RateLimits.SignIn);
        accounts.MapForm("/premiers-pas", AcceptAsync, DrawFirstStepsAgainAsync).RequireRateLimiting(RateLimits.SignIn);
        accounts
            .MapPage(
                "/compte",
                (HttpContext http, AccountScreen screen, CancellationToken cancellation) => screen.ShowAsync(http, [], cancellation)
            )
            .RequireAuthorization(Policies.SignedIn);
        accounts
            .MapForm("/compte", ChangePasswordAsync, DrawAccountAgainAsync)
            .RequireAuthorization(Policies.SignedIn)
            .RequireRateLimiting(RateLimits.SignIn);
    }

    private static async Task<IResult> SignInAsync(
        PostedForm posted,
        HttpContext http,
        SignInManager<Person> signIn,
        Sessions sessions,
        PasswordTries tries,
        IStringLocalizer<Texts> texts,
        CancellationToken cancellation
    )
    {
        var form = posted.Fields;
        var email = form["email"].ToString().Trim();
        var returnTo = form["retour"].ToString();
        var people = signIn.UserManager;
        var person = await people.FindByNameAsync(email);
        var password = form["password"].ToString();
        var outcome = await tries.RunAsync(
            http,
            email,
            async () => person is not null && await people.CheckPasswordAsync(person, password)
        );
        if (outcome is not PasswordTry.Right)
            return RefuseSignIn(email, returnTo, isVerified: outcome is PasswordTry.Wrong && person is not null, people, texts);
        await sessions.EndAsync(http.User, cancellation);
        await OpenSessionAsync(person!, signIn, sessions, cancellation);
        return Results.LocalRedirect(IsLocalPath(returnTo) ? returnTo : Language.Link("/compte"));
    }

    private static IResult DrawSignInAgain(UnverifiedForm typed) =>
        ShowSignIn(typed.Fields["email"].ToString().Trim(), typed.Fields["retour"].ToString(), typed.Why);

    // One answer, after the same work, whether or not the address has an account, and whether or not somebody has to wait.
    private static IResult RefuseSignIn(
        string email,
        string returnTo,
        bool isVerified,
        UserManager<Person> people,
        IStringLocalizer<Texts> texts
    )
    {
        if (!isVerified)
            people.PasswordHasher.HashPassword(new Person(), email);
        return ShowSignIn(email, returnTo, texts["SignIn.Refused"]);
    }

    private static async Task OpenSessionAsync(
        Person person,
        SignInManager<Person> signIn,
        Sessions sessions,
        CancellationToken cancellation
    ) => await signIn.SignInWithClaimsAsync(person, isPersistent: false, [await sessions.StartAsync(person, cancellation)]);

    private static async Task<IResult> SignOutAsync(
        HttpContext http,
        SignInManager<Person> signIn,
        Sessions sessions,
        CancellationToken cancellation
    )
    {
        await sessions.EndAsync(http.User, cancellation);
        await signIn.SignOutAsync();
        return Results.LocalRedirect(Language.Link("/"));
    }

    private static async Task<IResult> ShowFirstStepsAsync(string? cle, AccountDesk desk, CancellationToken cancellation) =>
        await desk.FindInvitationAsync(cle, cancellation) is { } invitation
            ? ShowFirstSteps(cle, invitation.Email, null, [])
            : ShowInvalidInvitation();

    private static async Task<IResult> AcceptAsync(
        PostedForm posted,
        AccountDesk desk,
        SignInManager<Person> signIn,
        Sessions sessions,
        IStringLocalizer<Texts> texts,
        CancellationToken cancellation
    )
    {
        var form = posted.Fields;
        var key = form["cle"].ToString();
        var email = form["email"].ToString().Trim();
        var password = form["password"].ToString();
        if (await desk.FindInvitationAsync(key, cancellation) is not { } invitation)
            return ShowInvalidInvitation();
        if (await desk.AcceptAsync(key, email, password, cancellation) is not { } accepted)
            return ShowInvalidInvitation();
        if (!accepted.Result.Succeeded)
            return ShowFirstSteps(key, invitation.Email, email, ToProblems(accepted.Result, texts));
        await OpenSessionAsync(accepted.Person, signIn, sessions, cancellation);
        return Results.LocalRedirect(Language.Link("/compte"));
    }

    private static async Task<IResult> DrawFirstStepsAgainAsync(UnverifiedForm typed, AccountDesk desk, CancellationToken cancellation)
    {
        var key = typed.Fields["cle"].ToString();
        return await desk.FindInvitationAsync(key, cancellation) is { } invitation
            ? ShowFirstSteps(key, invitation.Email, typed.Fields["email"].ToString().Trim(), [new("", typed.Why)])
            : ShowInvalidInvitation();
    }

    private static Task<IResult> DrawAccountAgainAsync(
        UnverifiedForm typed,
        HttpContext http,
        AccountScreen screen,
        CancellationToken cancellation
    ) => screen.ShowAsync(http, [new("", typed.Why)], cancellation);

    private static async Task<IResult> ChangePasswordAsync(
        PostedForm posted,
        HttpContext http,
        AccountScreen screen,
        SignInManager<Person> signIn,
        Sessions sessions,
        PasswordTries tries,
        IStringLocalizer<Texts> texts,
        CancellationToken cancellation
    )
    {
        var form = posted.Fields;
        var people = signIn.UserManager;
        if (await people.GetUserAsync(http.User) is not { } person)
            return Results.LocalRedirect(Language.Link("/connexion"));
        var current = form["current"].ToString();
        var outcome = await tries.RunAsync(http, person.UserName!, () => people.CheckPasswordAsync(person, current));
        if (outcome is not PasswordTry.Right)
        {
            var why = outcome is PasswordTry.Wrong ? "Account.WrongPassword" : "Account.TooManyTries";
            return await screen.ShowAsync(http, [new("current", texts[why])], cancellation);
        }

        var result = await people.ChangePasswordAsync(person, current, form["password"].ToString());
        if (!result.Succeeded)
            return await screen.ShowAsync(http, ToProblems(result, texts), cancellation);

        // Whoever else has this account open is out.
        await sessions.EndAllAsync(person.Id, cancellation);
        await OpenSessionAsync(person, signIn, sessions, cancellation);
        return await screen.ShowAsync(http, [], cancellation, changed: true);
    }

    // A path of this site, written as browsers send it: they drop tabs and turn backslashes, which would lead elsewhere.
    private static bool IsLocalPath(string address) =>
        (address is ['/', not '/' and not '\\', ..] || address == "/") && !address.AsSpan().ContainsAnyExceptInRange('!', '~');

    private static IReadOnlyList<FieldProblem> ToProblems(IdentityResult result, IStringLocalizer<Texts> texts) =>
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

    private static IResult ShowFirstSteps(string? key, string? invited, string? email, IReadOnlyList<FieldProblem> errors) =>
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

    private static IResult ShowInvalidInvitation() => Pages.Show<FirstStepsPage>(null, StatusCodes.Status404NotFound);
}
