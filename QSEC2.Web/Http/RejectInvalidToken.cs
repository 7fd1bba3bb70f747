using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Http;

/// <summary>Where anybody may come, whoever shows a token must show a good one: a kiosk whose token was revoked has to learn it.</summary>
public static class RejectInvalidToken
{
    public static RouteHandlerBuilder RejectingInvalidToken(this RouteHandlerBuilder endpoint) =>
        endpoint
            .AddEndpointFilter(async (call, next) => IsNoGood(call.HttpContext) ? Refuse(call.HttpContext) : await next(call))
            .ProducesProblem(StatusCodes.Status401Unauthorized);

    private static bool IsNoGood(HttpContext http) =>
        TokenAuthentication.Shows(http.Request) && http.User.Identity is not { IsAuthenticated: true };

    // The code is the one that RFC 6750 §3.1 gives to a token that is revoked or otherwise invalid.
    private static IResult Refuse(HttpContext http)
    {
        http.Response.Headers[HeaderNames.WWWAuthenticate] = $"{TokenAuthentication.Scheme} error=\"invalid_token\"";
        var texts = http.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();
        return http
            .RequestServices.GetRequiredService<ApiProblems>()
            .Problem(StatusCodes.Status401Unauthorized, "invalid_token", texts["Api.InvalidToken"]);
    }
}
