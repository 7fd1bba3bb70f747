using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;

namespace QSEC2.Web.Features.Accounts;

/// <summary>A desk stays open for hours: asks now and then whether its person still has an account and the same rights.</summary>
public sealed class CircuitRevalidation(ILoggerFactory loggers, IServiceScopeFactory scopes)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(15);

    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState,
        CancellationToken cancellationToken
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        return await people.GetUserAsync(authenticationState.User) is { } person
            && authenticationState.User.FindFirstValue(people.Options.ClaimsIdentity.SecurityStampClaimType)
                == await people.GetSecurityStampAsync(person)
            && authenticationState.User.IsInRole(person.Role);
    }
}
