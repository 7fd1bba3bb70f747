using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using QSEC2.Web.Http;

namespace QSEC2.Web.Features.Accounts;

/// <summary>What the sign-in cookie says of a person.</summary>
public sealed class PersonClaimsFactory(UserManager<Person> people, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Person>(people, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(ClaimTypes.Role, user.Role));
        identity.AddClaim(new Claim(Policies.NameClaim, user.DisplayName));
        identity.AddClaim(new Claim(Policies.DepartmentsClaim, user.Departments));
        return identity;
    }
}
