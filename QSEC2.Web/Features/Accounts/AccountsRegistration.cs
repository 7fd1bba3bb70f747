using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using QSEC2.Web.Data;
using QSEC2.Web.Http;

namespace QSEC2.Web.Features.Accounts;

public static class AccountsRegistration
{
    private const string CookieOrToken = "cookie-or-token";

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services
            .AddAuthentication(options =>
            {
                options.DefaultScheme = CookieOrToken;
                options.DefaultSignInScheme = IdentityConstants.ApplicationScheme;
            })
            .AddPolicyScheme(CookieOrToken, null, options => options.ForwardDefaultSelector = Scheme)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Scheme, null)
            .AddCookie(IdentityConstants.ApplicationScheme, ConfigureCookie);
        services
            .AddIdentityCore<Person>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = AccountDesk.ShortestPassword;
                options.Password.RequireDigit =
                    options.Password.RequireLowercase =
                    options.Password.RequireUppercase =
                    options.Password.RequireNonAlphanumeric =
                        false;
            })
            .AddEntityFrameworkStores<QsecDb>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<PersonClaimsFactory>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<KnownBrowsers>();
        services.AddSingleton<PasswordTries>();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitRevalidation>();
        services.AddSingleton<Devices>();
        services.AddScoped<AccountDesk>();
        services.AddScoped<AccountScreen>();
        services.AddSingleton<FirstAdministrator>();
        return services.AddPolicies();
    }

    // Of pages and pictures. The API names its scheme itself: Policies.TokenOnly.
    private static string Scheme(HttpContext http) =>
        TokenAuthentication.Shows(http.Request) ? TokenAuthentication.Scheme : IdentityConstants.ApplicationScheme;

    private static void ConfigureCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "qsec2-session";
        options.Cookie.HttpOnly = true;

        // Signed in is signed in, in both languages.
        options.Cookie.Path = "/";
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.SlidingExpiration = true;
        options.LoginPath = "/connexion";
        options.ReturnUrlParameter = "retour";
        options.Events.OnValidatePrincipal = SessionValidation.ValidateAsync;

        // Who is signed in and may not is told so: signing in again would lead nowhere.
        options.Events.OnRedirectToAccessDenied = refused =>
        {
            refused.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }
}
