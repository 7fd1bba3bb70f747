using System.Security.Claims;
using QSEC2.Domain.Moderation;
using QSEC2.Domain.People;
using QSEC2.Domain.Programme;

namespace QSEC2.Web.Http;

/// <summary>Who may do what, by the names that endpoints and pages ask for.</summary>
public static class Policies
{
    /// <summary>What the log shows of a person.</summary>
    public const string NameClaim = "qsec2:name";

    /// <summary>Codes separated by commas.</summary>
    public const string DepartmentsClaim = "qsec2:departments";

    /// <summary>Decide what is published.</summary>
    public const string Moderate = "moderate";

    /// <summary>Read what was decided: moderators, and the guarantor who publishes nothing.</summary>
    public const string ReadDecisions = "read-decisions";

    /// <summary>Write the programme: operators for their départements, administrators for all.</summary>
    public const string Manage = "manage";

    /// <summary>Hold debates: mediators and operators for their départements, administrators for all.</summary>
    public const string Mediate = "mediate";

    /// <summary>Settle how the site works.</summary>
    public const string Administer = "administer";

    /// <summary>Answer the questions that are put to oneself.</summary>
    public const string Answer = "answer";

    /// <summary>Be signed in, whoever one is.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>The roles to whom questions may be put.</summary>
    public static readonly string[] WhoAnswers = [Role.Expert, Role.Operator, Role.Admin];

    /// <summary>
    /// Nobody is kept out, but only a token says who one is. For every group of the API: a browser's cookie opens nothing there, so no
    /// other site can make a browser act.
    /// </summary>
    public const string TokenOnly = "token-only";

    public static IServiceCollection AddPolicies(this IServiceCollection services) =>
        services
            .AddAuthorizationBuilder()
            .AddPolicy(Moderate, policy => policy.RequireRole(Role.Admin, Role.Moderator))
            .AddPolicy(ReadDecisions, policy => policy.RequireRole(Role.Admin, Role.Moderator, Role.Guarantor))
            .AddPolicy(Manage, policy => policy.RequireRole(Role.Admin, Role.Operator))
            .AddPolicy(Mediate, policy => policy.RequireRole(Role.Admin, Role.Mediator, Role.Operator))
            .AddPolicy(Administer, policy => policy.RequireRole(Role.Admin))
            .AddPolicy(Answer, policy => policy.RequireRole(WhoAnswers))
            .AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(TokenOnly, policy => policy.AddAuthenticationSchemes(TokenAuthentication.Scheme).RequireAssertion(_ => true))
            .Services;

    public static bool MayModerate(this ClaimsPrincipal user) => user.IsInRole(Role.Admin) || user.IsInRole(Role.Moderator);

    public static bool MayReadDecisions(this ClaimsPrincipal user) => user.MayModerate() || user.IsInRole(Role.Guarantor);

    public static bool MayManage(this ClaimsPrincipal user) => user.IsInRole(Role.Admin) || user.IsInRole(Role.Operator);

    public static bool MayMediate(this ClaimsPrincipal user) => user.MayManage() || user.IsInRole(Role.Mediator);

    public static bool MayAnswer(this ClaimsPrincipal user) => Array.Exists(WhoAnswers, user.IsInRole);

    /// <summary>The person or token behind a request, as the log names them.</summary>
    public static Moderator AsModerator(this ClaimsPrincipal user) =>
        new(Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!), user.Name());

    /// <summary>The person behind a request, with the départements that are theirs.</summary>
    public static Editor AsEditor(this ClaimsPrincipal user) =>
        new(
            Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!),
            user.Name(),
            user.IsInRole(Role.Admin) ? null : user.Departments()
        );

    // No département said is all eight, but not what belongs to none.
    private static IReadOnlyList<string> Departments(this ClaimsPrincipal user) =>
        (user.FindFirstValue(DepartmentsClaim) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } some
            ? some
            : Domain.People.Departments.All;

    private static string Name(this ClaimsPrincipal user) => user.FindFirstValue(NameClaim) ?? user.Identity!.Name!;
}
