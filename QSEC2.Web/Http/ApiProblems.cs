using Microsoft.Extensions.Localization;
using QSEC2.Domain.Common;
using QSEC2.Web.Formats;
using QSEC2.Web.Images;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Http;

/// <summary>The errors of the API: RFC 9457 problem details with a <c>code</c> that never changes, in the visitor's language.</summary>
public sealed class ApiProblems(IStringLocalizer<Texts> texts)
{
    public IResult Problem(int status, string code, string title, IDictionary<string, object?>? more = null)
    {
        var extensions = new Dictionary<string, object?>(more ?? new Dictionary<string, object?>()) { ["code"] = code };
        return Results.Problem(title: title, statusCode: status, extensions: extensions);
    }

    public IResult NotFound() => Problem(StatusCodes.Status404NotFound, "not_found", texts["Api.NotFound"]);

    /// <summary>One field that is wrong.</summary>
    public IResult Invalid(string field, string message, string code) =>
        Invalid(new Dictionary<string, string[]> { [field] = [message] }, code);

    /// <summary>Every field that is wrong.</summary>
    public IResult Invalid(IReadOnlyList<(string Field, Rule Rule)> errors) =>
        Invalid(
            errors
                .GroupBy(error => error.Field)
                .ToDictionary(field => field.Key, field => field.Select(error => texts.Rule(error.Rule)).ToArray()),
            "invalid"
        );

    /// <summary>A rule that an act broke: of a field, or of the state in which the thing is.</summary>
    public IResult Broken(RuleBroken broken) =>
        broken.Fields.Count > 0
            ? Invalid(broken.Fields)
            : Problem(StatusCodes.Status409Conflict, SnakeCase.Of(broken.Rule), texts.Rule(broken.Rule));

    public IResult Photo(PhotoProblem problem, HttpContext http)
    {
        var message = texts[$"Photo.{problem}"];
        switch (problem)
        {
            case PhotoProblem.TooHeavy or PhotoProblem.TooManyPixels or PhotoProblem.TooComplex:
                return Problem(StatusCodes.Status413PayloadTooLarge, "photo_too_large", message);
            case PhotoProblem.Heic:
                return Problem(StatusCodes.Status415UnsupportedMediaType, "photo_heic", message);
            case PhotoProblem.Avif:
                return Problem(StatusCodes.Status415UnsupportedMediaType, "photo_avif", message);
            case PhotoProblem.NotAPicture:
                return Problem(StatusCodes.Status415UnsupportedMediaType, "not_a_picture", message);
            case PhotoProblem.Busy:
                return TooFast(http, TimeSpan.FromSeconds(10));
            default:
                return Invalid("photo", message, "photo_broken");
        }
    }

    /// <param name="why">The name of the text that says what is too much.</param>
    public IResult TooFast(HttpContext http, TimeSpan wait, string why = "Api.TooFast")
    {
        SetRetryAfter(http, wait);
        return Problem(StatusCodes.Status429TooManyRequests, "too_fast", texts[why]);
    }

    /// <summary>When it may be tried again.</summary>
    public static void SetRetryAfter(HttpContext http, TimeSpan wait) =>
        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static IResult Invalid(IDictionary<string, string[]> errors, string code) =>
        Results.ValidationProblem(errors, extensions: new Dictionary<string, object?> { ["code"] = code });
}
