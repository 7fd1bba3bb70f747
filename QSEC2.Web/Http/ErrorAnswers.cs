using Microsoft.AspNetCore.Diagnostics;
using QSEC2.Web.Data;
using QSEC2.Web.Features.Rules;

namespace QSEC2.Web.Http;

/// <summary>What is missing or broken is said kindly to people, and as problem details to software.</summary>
public static class ErrorAnswers
{
    private static readonly string[] SoftwareOnly = ["/api", "/hubs", "/health", "/photos", "/openapi", "/_blazor"];

    public static void UseErrorAnswers(this WebApplication app)
    {
        app.UseExceptionHandler(failing => failing.Run(AnswerAsync));
        app.UseStatusCodePages(context => AnswerAsync(context.HttpContext));
    }

    private static async Task AnswerAsync(HttpContext http)
    {
        var status = http.Response.StatusCode;
        var failure = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (failure is BadHttpRequestException bad)
            http.Response.StatusCode = status = bad.StatusCode;
        var fault = failure is null ? DatabaseFault.Other : DatabaseEngine.FaultOf(failure);
        if (fault is DatabaseFault.Full or DatabaseFault.Storage or DatabaseFault.Busy or DatabaseFault.Conflict)
            await SayNotStoredAsync(http, fault);
        else if (IsForSoftware(http))
            await Answer(http, status).ExecuteAsync(http);
        else
            await ShowAsync(http, status, about: null);
    }

    // Nothing was stored. It was logged as it was thrown, with what was being done.
    private static async Task SayNotStoredAsync(HttpContext http, DatabaseFault fault)
    {
        var isBusy = fault is DatabaseFault.Busy or DatabaseFault.Conflict;
        var status = fault is DatabaseFault.Full ? StatusCodes.Status507InsufficientStorage : StatusCodes.Status503ServiceUnavailable;
        var about = isBusy ? "Busy" : "Storage";
        http.Response.StatusCode = status;
        if (isBusy)
            ApiProblems.SetRetryAfter(http, DatabaseBusy.Wait);
        if (!IsForSoftware(http))
        {
            await ShowAsync(http, status, about);
            return;
        }

        var problems = http.RequestServices.GetRequiredService<ApiProblems>();
        var texts = http.RequestServices.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<Localization.Texts>>();
        await problems.Problem(status, isBusy ? "database_busy" : "storage_failed", texts[$"Error.{about}"]).ExecuteAsync(http);
    }

    private static async Task ShowAsync(HttpContext http, int status, string? about)
    {
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsPost(http.Request.Method))
            await Pages.Show<NotFoundPage>(new { Status = status, About = about }, status).ExecuteAsync(http);
    }

    private static IResult Answer(HttpContext http, int status)
    {
        var problems = http.RequestServices.GetRequiredService<ApiProblems>();
        var texts = http.RequestServices.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<Localization.Texts>>();
        return status switch
        {
            StatusCodes.Status404NotFound => problems.NotFound(),
            StatusCodes.Status401Unauthorized => problems.Problem(status, "unauthorized", texts["Api.Unauthorized"]),
            StatusCodes.Status403Forbidden => problems.Problem(status, "forbidden", texts["Api.Forbidden"]),
            StatusCodes.Status405MethodNotAllowed => problems.Problem(status, "method_not_allowed", texts["Api.NotFound"]),
            StatusCodes.Status413PayloadTooLarge => problems.Problem(status, "too_large", texts["Photo.TooHeavy"]),
            StatusCodes.Status415UnsupportedMediaType => problems.Problem(status, "unsupported_media_type", texts["Api.UnreadableBody"]),
            StatusCodes.Status429TooManyRequests => problems.Problem(status, "too_fast", texts["Api.TooFast"]),
            >= 500 => problems.Problem(status, "server_error", texts["Error.500"]),
            _ => problems.Problem(status, "bad_request", texts["Api.UnreadableBody"]),
        };
    }

    private static bool IsForSoftware(HttpContext http) =>
        SoftwareOnly.Any(prefix => http.Request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase));
}
