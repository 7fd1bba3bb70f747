using Microsoft.Extensions.Localization;
using QSEC2.Domain.Common;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Features.Contribute;
using QSEC2.Web.Http;
using QSEC2.Web.Http.Limits;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Receipts;

public static class ReceiptPages
{
    public static void MapReceiptPages(this IEndpointRouteBuilder site)
    {
        var receipts = site.MapGroup("/suivi").AgainstGuessing().ExcludeFromDescription();
        receipts.MapPage("", FindAsync);
        receipts.MapPage(
            "/{code}",
            (string code, ReceiptScreen screen, HttpContext http, CancellationToken cancellation) =>
                screen.ShowAsync(http, code, cancellation)
        );
        receipts.MapForm(
            "/{code}/corriger",
            CorrectAsync,
            (string code, UnverifiedForm typed, ReceiptScreen screen, HttpContext http, CancellationToken cancellation) =>
                screen.DrawAgainAsync(http, code, typed, cancellation, Read(typed.Fields))
        );
        receipts.MapForm(
            "/{code}/retirer",
            (string code, ReceiptScreen screen, ReceiptDesk desk, HttpContext http, CancellationToken cancellation) =>
                screen.ActAsync(http, code, () => desk.WithdrawAsync(code, cancellation), cancellation),
            DrawAgainAsync
        );
        receipts.MapForm(
            "/{code}/effacer",
            (string code, ReceiptScreen screen, ReceiptDesk desk, HttpContext http, CancellationToken cancellation) =>
                screen.ActAsync(http, code, () => desk.EraseAsync(code, cancellation), cancellation),
            DrawAgainAsync
        );
        receipts.MapForm("/{code}/renvoyer", SendAgainAsync, DrawAgainAsync);
    }

    private static Task<IResult> DrawAgainAsync(
        string code,
        UnverifiedForm typed,
        ReceiptScreen screen,
        HttpContext http,
        CancellationToken cancellation
    ) => screen.DrawAgainAsync(http, code, typed, cancellation);

    private static async Task<IResult> FindAsync(
        string? code,
        HttpContext http,
        ReceiptDesk desk,
        FollowUpScreen screen,
        GuessingLimit guesses,
        IStringLocalizer<Texts> texts,
        CancellationToken cancellation
    )
    {
        if (code is null)
            return await screen.ShowAsync(http, null, [], cancellation);
        if (await desk.FindAsync(code, cancellation) is { } receipt)
            return Results.LocalRedirect(Language.Link($"/suivi/{receipt.Code}"));
        return guesses.Count(http) ?? await screen.ShowAsync(http, code, [new("code", texts["FollowUp.Unknown"])], cancellation);
    }

    private static Task<IResult> CorrectAsync(
        string code,
        PostedForm form,
        ReceiptScreen screen,
        ReceiptDesk desk,
        HttpContext http,
        CancellationToken cancellation
    )
    {
        var correction = Read(form.Fields);
        return screen.ActAsync(http, code, () => desk.CorrectAsync(code, correction, cancellation), cancellation, correction);
    }

    private static Correction Read(IFormCollection form) => new(form["text"], form["signature"], form["photoDescription"]);

    // "Reword and send again" (R3): the form with the text in it, as a new contribution.
    private static async Task<IResult> SendAgainAsync(
        string code,
        ReceiptDesk desk,
        WallDirectory walls,
        Devices devices,
        HttpContext http,
        CancellationToken cancellation
    )
    {
        if (
            await desk.FindAsync(code, cancellation) is not { } receipt
            || await walls.FindAsync(receipt.Wall, cancellation) is not { } place
        )
            return Results.NotFound();
        devices.Recognise(http);
        var form = new ContributeForm
        {
            Kind = receipt.Kind,
            Text = receipt.Text,
            Signature = receipt.Signature ?? "",
            SignatureKind = receipt.Signature is null ? "none" : "pseudonym",
            PhotoDescription = receipt.Photo?.Description ?? "",
        };
        return Pages.Show<ContributePage>(new { Place = place, Form = form });
    }
}

/// <summary>The receipt as a page, after whatever was done with it.</summary>
public sealed class ReceiptScreen(ReceiptDesk desk, WallDirectory walls, PublicUrl site, IStringLocalizer<Texts> texts)
{
    // In the address that a saved correction leads to.
    private const string CorrectedNow = "corrigee";

    public async Task<IResult> ShowAsync(
        HttpContext http,
        string code,
        CancellationToken cancellation,
        Correction? form = null,
        IReadOnlyList<FieldProblem>? errors = null,
        int status = StatusCodes.Status200OK
    )
    {
        if (
            await desk.FindAsync(code, cancellation) is not { } receipt
            || await walls.FindAsync(receipt.Wall, cancellation) is not { } place
        )
            return Results.NotFound();
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return Pages.Show<ReceiptPage>(
            new
            {
                Receipt = receipt,
                Place = place,
                Address = site.Absolute(http, Language.Link($"/suivi/{receipt.Code}")),
                Corrected = http.Request.Query.ContainsKey(CorrectedNow),
                Form = form,
                Errors = errors ?? [],
            },
            status
        );
    }

    /// <param name="form">Of a correction: what was typed.</param>
    public Task<IResult> DrawAgainAsync(
        HttpContext http,
        string code,
        UnverifiedForm typed,
        CancellationToken cancellation,
        Correction? form = null
    ) => ShowAsync(http, code, cancellation, form, [new("", typed.Why)], StatusCodes.Status400BadRequest);

    /// <param name="form">When the act is a correction: what was typed.</param>
    public async Task<IResult> ActAsync(
        HttpContext http,
        string code,
        Func<Task<ReceiptView?>> act,
        CancellationToken cancellation,
        Correction? form = null
    )
    {
        try
        {
            if (await act() is not { } done)
                return Results.NotFound();
            var query = form is null ? "" : $"?{CorrectedNow}=1";
            return Results.LocalRedirect(Language.Link($"/suivi/{done.Code}{query}"));
        }
        catch (RuleBroken broken)
        {
            return broken.Fields.Count > 0
                ? await ShowAsync(http, code, cancellation, form, texts.Problems(broken.Fields))
                : await ShowAsync(http, code, cancellation, form, [new("", texts.Rule(broken.Rule))], StatusCodes.Status409Conflict);
        }
    }
}
