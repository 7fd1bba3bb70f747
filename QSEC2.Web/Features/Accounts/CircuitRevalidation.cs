using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace QSEC2.Web.Features.Accounts;

/// <summary>A desk stays open for hours: asks now and then whether its session was ended meanwhile.</summary>
public sealed class CircuitRevalidation(ILoggerFactory loggers, Sessions sessions) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(15);

    protected override Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState,
        CancellationToken cancellationToken
    ) => sessions.IsOpenAsync(authenticationState.User, cancellationToken);
}
