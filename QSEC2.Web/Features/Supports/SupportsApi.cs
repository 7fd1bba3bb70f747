using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using QSEC2.Domain.Debates;
using QSEC2.Web.Data;
using QSEC2.Web.Http;
using QSEC2.Web.Http.Limits;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Supports;

/// <param name="Supports">How many people say "moi aussi" now.</param>
public sealed record Supported(int Supports);

public static class SupportsApi
{
    public static void MapSupportsApi(this IEndpointRouteBuilder api) =>
        api.MapPost("/contributions/{id:guid}/supports", SupportAsync)
            .WithName("support")
            .WithSummary("\"Moi aussi\", once a device")
            .Produces<Supported>()
            .ProducesProblem(404)
            .RequireRateLimiting(RateLimits.Supports);

    /// <summary>The buttons of the pages, which work without JavaScript.</summary>
    public static void MapSupportButtons(this IEndpointRouteBuilder site)
    {
        site.MapFormWithoutToken("/contributions/{id:guid}", PressAsync, RedirectBack).RequireRateLimiting(RateLimits.Supports);
        site.MapForm("/suivi/moi-aussi/{id:guid}", WithdrawAsync, () => Results.LocalRedirect(Language.Link("/suivi")))
            .RequireRateLimiting(RateLimits.Supports);
    }

    private static IResult RedirectBack(Guid id, UnverifiedForm typed) => Results.LocalRedirect(Language.Link(Back(id, typed.Fields)));

    private static async Task<IResult> WithdrawAsync(
        Guid id,
        HttpContext http,
        SupportDesk desk,
        Devices devices,
        CancellationToken cancellation
    )
    {
        var withdrawn = devices.Known(http) is { } device && await desk.WithdrawAsync(id, device, cancellation);
        return Results.LocalRedirect(Language.Link($"/suivi{(withdrawn ? "?retire=1" : "")}"));
    }

    private static async Task<IResult> PressAsync(
        Guid id,
        PostedForm form,
        HttpContext http,
        SupportDesk desk,
        SupporterLimit supporters,
        IDbContextFactory<QsecDb> databases,
        CancellationToken cancellation
    )
    {
        var back = Back(id, form.Fields);
        var (device, wait) = await supporters.AdmitSupporterAsync(http, () => DebateWallAsync(id, databases, cancellation));
        if (wait is { } seconds)
        {
            ApiProblems.SetRetryAfter(http, seconds);
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var isCounted = await desk.SupportAsync(id, device, cancellation) is not null;
        return Results.LocalRedirect(Language.Link(isCounted ? WithThanks(back) : back));
    }

    // Before the anchor, where there is one.
    private static string WithThanks(string address)
    {
        var anchor = address.IndexOf('#');
        return address.Insert(anchor >= 0 ? anchor : address.Length, "?merci=1");
    }

    // To where it was pressed: the page of a debate, or that of the contribution.
    private static string Back(Guid id, IFormCollection form) =>
        DebateCode.Read(form["debat"]) is { } debate ? $"/debats/{debate}#c-{id}" : $"/contributions/{id}";

    // Where it was written, when that was in a debate: whoever follows that debate is somebody there, and nowhere else.
    private static async Task<Guid?> DebateWallAsync(Guid id, IDbContextFactory<QsecDb> databases, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db
            .Contributions.Where(contribution => contribution.Id == id)
            .Select(contribution => contribution.DebateWallId)
            .FirstOrDefaultAsync(cancellation);
    }

    private static async Task<IResult> SupportAsync(
        Guid id,
        HttpContext http,
        SupportDesk desk,
        SupporterLimit supporters,
        IDbContextFactory<QsecDb> databases,
        ApiProblems problems,
        IStringLocalizer<Texts> texts,
        CancellationToken cancellation
    )
    {
        // A page of another site, or of another origin of this one, may not press the button for its visitors.
        if (http.CameFromElsewhere())
            return problems.Problem(StatusCodes.Status403Forbidden, "forbidden", texts["Api.Forbidden"]);
        var (device, wait) = await supporters.AdmitSupporterAsync(http, () => DebateWallAsync(id, databases, cancellation));
        if (wait is { } seconds)
            return problems.TooFast(http, seconds, "Support.TooMany");
        return await desk.SupportAsync(id, device, cancellation) is { } supports
            ? Results.Ok(new Supported(supports))
            : problems.NotFound();
    }
}
