using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using QSEC2.Domain.Common;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.People;
using QSEC2.Web.Formats;
using QSEC2.Web.Http;
using QSEC2.Web.Http.Limits;
using QSEC2.Web.Images;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Contribute;

/// <summary>A contribution as other software sends it.</summary>
/// <param name="Kind"><c>question</c>, <c>testimony</c> or <c>photo</c>.</param>
/// <param name="Text">Markdown subset, at most 2,000 characters; required for question and testimony.</param>
/// <param name="Signature">At most 60 characters.</param>
/// <param name="PhotoDescription">At most 300 characters.</param>
/// <param name="Stop">Where on the tour it was written.</param>
/// <param name="Module">Which module of the exhibition collected it.</param>
public sealed record ContributionSent(
    string? Kind,
    string? Text,
    string? Signature = null,
    string? PhotoDescription = null,
    string? Stop = null,
    string? Module = null
);

/// <summary>The answer to a contribution that is durably stored.</summary>
/// <param name="Code">The tracking code: whoever holds it may follow, correct, withdraw and erase.</param>
public sealed record ContributionReceived(Guid Id, string Code, ContributionStatus Status, string FollowUrl);

public static class ContributeApi
{
    /// <summary>Far more than the longest text takes, whatever its alphabet and however it is escaped.</summary>
    public const long MaxJsonBytes = 64 * 1024;

    public static void MapContributeApi(this IEndpointRouteBuilder api) =>
        api.MapPost("/walls/{wall}/contributions", SubmitAsync)
            .RejectingInvalidToken()
            .WithName("submitContribution")
            .WithSummary("Submit a contribution")
            .Accepts<ContributionSent>("application/json", "multipart/form-data")
            .Produces<ContributionReceived>(StatusCodes.Status202Accepted)
            .ProducesValidationProblem()
            .ProducesProblem(404)
            .ProducesProblem(409)
            .ProducesProblem(413)
            .ProducesProblem(415)
            .ProducesProblem(422)
            .ProducesProblem(429)
            .WithMetadata(new RequestSizeLimitAttribute(IncomingPhoto.MostFormBytes));

    private static async Task<IResult> SubmitAsync(
        string wall,
        HttpContext http,
        SubmitContribution submit,
        SubmissionLimits limits,
        ApiProblems problems,
        PublicUrl site,
        IStringLocalizer<Texts> texts,
        CancellationToken cancellation
    )
    {
        if (!Guid.TryParse(http.Request.Headers["Idempotency-Key"], out var key))
            return problems.Invalid("idempotencyKey", texts["Api.IdempotencyKey"], "idempotency_key_missing");
        if (limits.Exceeded(http) is { } wait)
            return problems.TooFast(http, wait);
        if (!http.Request.HasFormContentType && !http.Request.HasJsonContentType())
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        if (await ReadAsync(http, cancellation) is not ({ } sent, var photo))
            return problems.Problem(StatusCodes.Status400BadRequest, "unreadable_body", texts["Api.UnreadableBody"]);

        var isKnown = SnakeCase.TryRead<ContributionKind>(sent.Kind, out var kind);
        var draft = new ContributionDraft(kind, sent.Text, sent.Signature)
        {
            PhotoDescription = sent.PhotoDescription,
            Stop = sent.Stop,
            Module = sent.Module,
            Channel = http.User.IsInRole(Role.Kiosk) ? Channel.Kiosk : Channel.Online,
        };
        if (!isKnown)
            return problems.Invalid([("kind", Rule.KindUnknown), .. draft.Tidied().BrokenRulesOfAnyKind()]);
        var result = await submit.SendAsync(wall, draft, SentPhoto.From(http, photo), key, cancellation);
        return result switch
        {
            SubmissionResult.Accepted accepted => Results.Accepted(null as string, ToReceipt(accepted, http, site)),
            SubmissionResult.Invalid invalid => problems.Invalid(invalid.Errors),
            SubmissionResult.BadPhoto bad => problems.Photo(bad.Problem, http),
            SubmissionResult.Conflict => problems.Problem(
                StatusCodes.Status422UnprocessableEntity,
                "idempotency_conflict",
                texts["Api.IdempotencyConflict"]
            ),
            SubmissionResult.Closed => problems.Problem(StatusCodes.Status409Conflict, "wall_closed", texts["Rule.WallClosed"]),
            _ => problems.NotFound(),
        };
    }

    private static ContributionReceived ToReceipt(SubmissionResult.Accepted accepted, HttpContext http, PublicUrl site)
    {
        var followUrl = site.Absolute(http, Language.Link($"/suivi/{accepted.Code}"));
        return new(accepted.Id, accepted.Code, ContributionStatus.Waiting, followUrl);
    }

    // Without anything sent when it cannot be read; too much of it is thrown, as 413.
    private static async Task<(ContributionSent? Sent, IFormFile? Photo)> ReadAsync(HttpContext http, CancellationToken cancellation)
    {
        try
        {
            if (!http.Request.HasFormContentType)
            {
                http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = MaxJsonBytes;
                return (await http.Request.ReadFromJsonAsync<ContributionSent>(cancellation), null);
            }

            var form = await http.Request.ReadFormAsync(cancellation);
            var sent = new ContributionSent(
                form["kind"],
                form["text"],
                form["signature"],
                form["photoDescription"],
                form["stop"],
                form["module"]
            );
            return (sent, form.Files.GetFile("photo"));
        }
        catch (Exception unreadable)
            when (unreadable
                    is JsonException
                        or InvalidDataException
                        or InvalidOperationException
                        or NotSupportedException
                        or (IOException and not BadHttpRequestException)
            )
        {
            return (null, null);
        }
    }
}
