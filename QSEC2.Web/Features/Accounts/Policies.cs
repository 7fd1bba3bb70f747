using System.Security.Claims;
using QSEC2.Domain.Moderation;
using QSEC2.Domain.People;

namespace QSEC2.Web.Features.Accounts;

/// <summary>Who may do what, by the names that endpoints and pages ask for.</summary>
public static class Policies
{
    /// <summary>Decide what is published.</summary>
    public const string Moderate = "moderate";

    /// <summary>Read what was decided: moderators, and the guarantor who publishes nothing.</summary>
    public const string ReadDecisions = "read-decisions";

    /// <summary>Be signed in, whoever one is.</summary>
    public const string SignedIn = "signed-in";

    public static IServiceCollection AddPolicies(this IServiceCollection services) => services.AddAuthorizationBuilder()
        .AddPolicy(Moderate, policy => policy.RequireRole(Role.Admin, Role.Moderator))
        .AddPolicy(ReadDecisions, policy => policy.RequireRole(Role.Admin, Role.Moderator, Role.Guarantor))
        .AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser())
        .Services;

    public static bool MayModerate(this ClaimsPrincipal user) => user.IsInRole(Role.Admin) || user.IsInRole(Role.Moderator);

    public static bool MayReadDecisions(this ClaimsPrincipal user) => user.MayModerate() || user.IsInRole(Role.Guarantor);

    /// <summary>The person or token behind a request, as the log names them.</summary>
    public static Moderator AsModerator(this ClaimsPrincipal user) =>
        new(Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!), user.FindFirstValue(PersonClaims.DisplayName) ?? user.Identity!.Name!);
}
