using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using QSEC2.Web.Http;

namespace QSEC2.Web.Features.Accounts;

/// <summary>Somebody with an account: moderators, mediators, experts, operators, guarantors, administrators. Citizens have none.</summary>
public sealed class Person : IdentityUser<Guid>
{
    public Person() => Id = Guid.CreateVersion7();

    /// <summary>One of <see cref="Domain.People.Role"/>.</summary>
    public string Role { get; set; } = "";

    /// <summary>Codes separated by commas; empty means all.</summary>
    public string Departments { get; set; } = "";

    /// <summary>What the decision log shows.</summary>
    public string DisplayName => Email?.Split('@')[0] ?? "";
}

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
