using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using QSEC2.Domain.Common;
using QSEC2.Domain.Programme;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Http;
using QSEC2.Web.Http.Limits;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Agenda;

/// <summary>Registering for an event, and the receipt with which one changes one's mind. Never cached: they know who asks.</summary>
public static class RegistrationPages
{
    private const long MostFormBytes = 64 * 1024;

    public static void MapRegistering(this IEndpointRouteBuilder site)
    {
        site.MapPage(
            "/agenda/{slug}/inscription",
            (string slug, HttpContext http, RegistrationScreen screen, CancellationToken cancellation) =>
                screen.OpenAsync(http, slug, cancellation)
        );
        site.MapForm(
                "/agenda/{slug}/inscription",
                (string slug, PostedForm form, HttpContext http, RegistrationScreen screen, CancellationToken cancellation) =>
                    screen.SendAsync(http, slug, form, cancellation),
                (string slug, UnverifiedForm typed, HttpContext http, RegistrationScreen screen, CancellationToken cancellation) =>
                    screen.DrawAgainAsync(http, slug, typed, cancellation)
            )
            .RequireRateLimiting(RateLimits.Crowd)
            .WithMetadata(new RequestSizeLimitAttribute(MostFormBytes));
        var receipts = site.MapGroup("/agenda/inscription/{code}").AgainstGuessing().ExcludeFromDescription();
        receipts.MapPage(
            "",
            (string code, HttpContext http, RegistrationReceipt receipt, CancellationToken cancellation) =>
                receipt.ShowAsync(http, code, [], cancellation)
        );
        receipts.MapForm(
            "/annuler",
            (string code, RegistrationReceipt receipt, CancellationToken cancellation) => receipt.CancelAsync(code, cancellation),
            (string code, UnverifiedForm typed, HttpContext http, RegistrationReceipt receipt, CancellationToken cancellation) =>
                receipt.ShowAsync(http, code, [new("", typed.Why)], cancellation)
        );
    }
}

/// <summary>The form, and what comes of sending it: whatever is wrong, it comes back with what was typed.</summary>
public sealed class RegistrationScreen(
    PublishedProgramme programme,
    RegistrationDesk desk,
    SubmissionLimits limits,
    Devices devices,
    TimeProvider time,
    IStringLocalizer<Texts> texts
)
{
    public async Task<IResult> OpenAsync(HttpContext http, string slug, CancellationToken cancellation)
    {
        devices.Recognise(http);
        return await FindAsync(slug, cancellation) is { } found
            ? await ShowAsync(http, found, new RegistrationForm(), [], cancellation)
            : Results.NotFound();
    }

    public async Task<IResult> DrawAgainAsync(HttpContext http, string slug, UnverifiedForm typed, CancellationToken cancellation) =>
        await FindAsync(slug, cancellation) is { } found
            ? await ShowAsync(http, found, RegistrationForm.Read(typed.Fields), [new("", typed.Why)], cancellation)
            : Results.NotFound();

    public async Task<IResult> SendAsync(HttpContext http, string slug, PostedForm posted, CancellationToken cancellation)
    {
        if (await FindAsync(slug, cancellation) is not { } found)
            return Results.NotFound();
        var form = RegistrationForm.Read(posted.Fields);
        if (limits.Exceeded(http) is { } wait)
        {
            ApiProblems.SetRetryAfter(http, wait);
            return await ShowAsync(
                http,
                found,
                form,
                [new("", texts["Api.TooFast"])],
                cancellation,
                status: StatusCodes.Status429TooManyRequests
            );
        }

        try
        {
            var mayWait = posted.Fields.ContainsKey("wait");
            var registration = await desk.RegisterAsync(found.Id, form.ToDraft(), mayWait, form.Key, cancellation);
            return Results.LocalRedirect(Language.Link($"/agenda/inscription/{registration.Code}"));
        }
        catch (RuleBroken broken) when (broken.Rule is Rule.EventFull)
        {
            return await ShowAsync(http, found, form, [], cancellation, mayWait: true);
        }
        catch (RuleBroken broken) when (broken.Fields.Count == 0)
        {
            // Another key: what was changed may be sent as something new.
            return await ShowAsync(
                http,
                found,
                form with
                {
                    Key = Guid.CreateVersion7(),
                },
                [new("", texts.Rule(broken.Rule))],
                cancellation,
                status: StatusCodes.Status409Conflict
            );
        }
        catch (RuleBroken broken)
        {
            return await ShowAsync(http, found, form, texts.Problems(broken.Fields), cancellation);
        }
    }

    private async Task<PublishedEntry<Event>?> FindAsync(string slug, CancellationToken cancellation) =>
        await programme.FindAsync<Event>(slug, cancellation) is { Content.Registration: true } found ? found : null;

    private async Task<IResult> ShowAsync(
        HttpContext http,
        PublishedEntry<Event> found,
        RegistrationForm form,
        IReadOnlyList<FieldProblem> errors,
        CancellationToken cancellation,
        bool mayWait = false,
        int status = StatusCodes.Status200OK
    )
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return Pages.Show<RegistrationPage>(
            new
            {
                Event = found,
                Form = form,
                Errors = errors,
                Guests = await desk.GuestsAsync(found, cancellation),
                IsOpen = RegistrationDesk.IsOpen(found.Content, time.GetUtcNow()),
                MayWait = mayWait,
            },
            status
        );
    }
}

/// <summary>The receipt of a registration.</summary>
public sealed class RegistrationReceipt(RegistrationDesk desk, PublicUrl site, TimeProvider time)
{
    public async Task<IResult> ShowAsync(HttpContext http, string code, IReadOnlyList<FieldProblem> errors, CancellationToken cancellation)
    {
        if (await desk.FindAsync(code, cancellation) is not { } found)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return Pages.Show<RegistrationReceiptPage>(
            new
            {
                Found = found,
                Errors = errors,
                IsPublic = found.Event.IsPublic(time.GetUtcNow()),
                IsPast = ((Event)found.Event.Content).IsPast(DateTexts.Today(time)),
                Address = site.Absolute(http, Language.Link($"/agenda/inscription/{found.Registration.Code}")),
            },
            errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK
        );
    }

    public async Task<IResult> CancelAsync(string code, CancellationToken cancellation) =>
        await desk.CancelAsync(code, cancellation) is { } cancelled
            ? Results.LocalRedirect(Language.Link($"/agenda/inscription/{cancelled}"))
            : Results.NotFound();
}
