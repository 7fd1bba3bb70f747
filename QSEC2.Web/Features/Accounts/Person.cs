using Microsoft.AspNetCore.Identity;

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
