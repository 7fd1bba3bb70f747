using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using QSEC2.Domain.People;
using QSEC2.Web.Data;

namespace QSEC2.Web.Http;

/// <summary><c>Authorization: Bearer …</c>, for other software and for devices.</summary>
public sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    IDbContextFactory<QsecDb> databases
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public new const string Scheme = "Bearer";

    /// <summary>Whether the request presents a token, were it an empty one.</summary>
    public static bool Shows(HttpRequest request) => ReadToken(request) is not null;

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Scheme;
        return base.HandleChallengeAsync(properties);
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (ReadToken(Request) is not { } key)
            return AuthenticateResult.NoResult();
        var hash = Secret.Hash(key);
        await using var db = await databases.CreateDbContextAsync(Context.RequestAborted);
        var token = await db
            .ApiTokens.AsNoTracking()
            .SingleOrDefaultAsync(known => known.KeyHash == hash && known.RevokedAt == null, Context.RequestAborted);
        if (token is null)
            return AuthenticateResult.Fail("Unknown token.");
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, token.Id.ToString()), new(ClaimTypes.Name, token.Name), new(ClaimTypes.Role, token.Role)],
            Scheme
        );
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme));
    }

    private static string? ReadToken(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
        && header.Scheme.Equals(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header.Parameter ?? ""
            : null;
}
