using Microsoft.Extensions.Localization;
using QSEC2.Domain.Common;
using QSEC2.Domain.Debates;
using QSEC2.Web.Features.Debates.Access;
using QSEC2.Web.Http;
using QSEC2.Web.Http.Limits;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Debates.Regie;

/// <summary>
/// <c>/debats/{code}/regie</c>: the mediator's remote control. Every command is a form, and answers with the page as it is then.
/// </summary>
public static class RegiePages
{
    public static void MapRegie(this IEndpointRouteBuilder site)
    {
        site.MapPage("/debats/{code}/regie", ShowAsync).AgainstGuessing(GuessedCode.Debate);
        site.MapPairing("/debats/{code}/regie", PairingKind.Regie);
        site.MapFormWithoutToken("/debats/{code}/regie/{command}", CommandAsync, RejectCommandAsync)
            .AddEndpointFilter<CommandDeadline>()
            .RequireRateLimiting(RateLimits.Crowd);
    }

    private static async Task<IResult> ShowAsync(
        string code,
        string? cle,
        string? fait,
        string? saisie,
        HttpContext http,
        DebateAuthorization authorization,
        RegieScreen screen,
        VoiceDesk voices,
        CancellationToken cancellation
    )
    {
        if (await authorization.AuthorizeAsync(http, code, PairingKind.Regie, cancellation) is not { } access)
            return Results.NotFound();
        if (access.IsClosed || !access.IsAllowed)
            return await PairingPages.ShowAsync(http, authorization, access, PairingKind.Regie, cle, StatusCodes.Status200OK, cancellation);
        var result = new RegieCommandResult(
            Done: fait is not null && RegieCommands.All.ContainsKey(fait) ? fait : null,
            Receipt: await voices.FindReceiptAsync(access, saisie, cancellation)
        );
        return await screen.ShowAsync(http, access, result, cancellation);
    }

    private static async Task<IResult> RejectCommandAsync(
        string code,
        string command,
        HttpContext http,
        DebateAuthorization authorization,
        CancellationToken cancellation
    ) =>
        RegieCommands.All.ContainsKey(command)
            ? await PairingPages.RejectCommandAsync(code, http, authorization, PairingKind.Regie, cancellation)
            : Results.NotFound();

    private static async Task<IResult> CommandAsync(
        string code,
        string command,
        PostedForm posted,
        HttpContext http,
        DebateAuthorization authorization,
        RegieScreen screen,
        StageDesk stage,
        DebateDesk desk,
        VoiceDesk voices,
        IStringLocalizer<Texts> texts,
        CancellationToken cancellation
    )
    {
        var form = posted.Fields;
        if (!RegieCommands.All.TryGetValue(command, out var known))
            return Results.NotFound();
        if (await authorization.AuthorizeAsync(http, code, PairingKind.Regie, cancellation) is not { } access)
            return Results.NotFound();

        // Closed or taken back meanwhile: the screen says it calmly, and a stranger learns nothing more.
        if (access.IsClosed || !access.IsAllowed)
            return await PairingPages.ShowAsync(
                http,
                authorization,
                access,
                PairingKind.Regie,
                key: null,
                StatusCodes.Status404NotFound,
                cancellation
            );
        try
        {
            await known.RunAsync(new RegieCommandContext(access, form, stage, desk, voices, cancellation));
        }
        catch (RuleBroken broken)
        {
            var refused = new RegieCommandResult(Refused: command, Why: texts.Why(broken), Form: form);
            return await screen.ShowAsync(http, access, refused, cancellation);
        }

        var query = http.Request.QueryString.Add("fait", command);

        // The key of a voice, not its code: an address is kept in too many places.
        if (known.Part == "voix")
            query = query.Add("saisie", form["id"].ToString());
        http.Response.Headers.Location = Language.Link($"{RegieView.Address(access.Code)}{query}#{known.Part}");
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    // The longest text depends on where it is written.
    private static string Why(this IStringLocalizer<Texts> texts, RuleBroken broken) =>
        (broken.Rule, broken.Fields) switch
        {
            (Rule.TextTooLong, [("note" or "message", _), ..]) => texts["Regie.TooLong", PlatformNote.LongestText],
            (Rule.TextTooLong, [("statement" or "argument", _), ..]) => texts["Regie.TooLong", Statement.LongestText],
            _ => texts.Rule(broken.Rule),
        };
}
