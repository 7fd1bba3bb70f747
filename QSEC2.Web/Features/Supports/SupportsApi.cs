using Microsoft.Extensions.Localization;
using QSEC2.Web.Localization;
using QSEC2.Web.Operations;

namespace QSEC2.Web.Features.Supports;

/// <param name="Supports">How many people say "moi aussi" now.</param>
public sealed record Supported(int Supports);

public static class SupportsApi
{
    public static void MapSupportsApi(this IEndpointRouteBuilder api) =>
        api.MapPost("/contributions/{id:guid}/supports", SupportAsync)
            .WithName("support").WithSummary("\"Moi aussi\", once a device").Produces<Supported>().ProducesProblem(404)
            .RequireRateLimiting(RateLimits.Supports).DisableAntiforgery();

    /// <summary>The buttons of the pages, which work without JavaScript.</summary>
    public static void MapSupportButtons(this IEndpointRouteBuilder site)
    {
        site.MapPost("/contributions/{id:guid}", async (Guid id, HttpContext http, SupportDesk desk, Devices devices, CancellationToken cancellation) =>
        {
            var counted = IsFromHere(http.Request) && await desk.SupportAsync(id, devices.Recognise(http), cancellation) is not null;
            return Results.LocalRedirect(Language.Link($"/contributions/{id}{(counted ? "?merci=1" : "")}"));
        }).RequireRateLimiting(RateLimits.Supports).DisableAntiforgery();
        site.MapPost("/suivi/moi-aussi/{id:guid}", async (Guid id, HttpContext http, SupportDesk desk, Devices devices, FormGuard guard, CancellationToken cancellation) =>
        {
            var withdrawn = await guard.IsOursAsync(http) && devices.Known(http) is { } device && await desk.WithdrawAsync(id, device, cancellation);
            return Results.LocalRedirect(Language.Link($"/suivi{(withdrawn ? "?retire=1" : "")}"));
        }).RequireRateLimiting(RateLimits.Supports).DisableAntiforgery();
    }

    // The page is the same for everyone, and carries no token: browsers say whose form they send, the older ones by Origin alone.
    private static bool IsFromHere(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site
        ? site == "same-origin"
        : Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin) && origin.Authority == request.Host.Value;

    // A page of another site may not press the button for its visitors.
    private static async Task<IResult> SupportAsync(
        Guid id, HttpContext http, SupportDesk desk, Devices devices, Problems problems, IStringLocalizer<Texts> texts, CancellationToken cancellation) =>
        http.Request.Headers["Sec-Fetch-Site"] == "cross-site" ? problems.Problem(StatusCodes.Status403Forbidden, "forbidden", texts["Api.Forbidden"])
        : await desk.SupportAsync(id, devices.Recognise(http), cancellation) is { } supports ? Results.Ok(new Supported(supports)) : problems.NotFound();
}
