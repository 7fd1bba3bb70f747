using Microsoft.AspNetCore.Antiforgery;

namespace QSEC2.Web.Http;

/// <summary>Proves that a form was ours. Asked by hand, so that a form that came too late is shown again with what was typed, not lost.</summary>
public sealed class FormGuard(IAntiforgery antiforgery)
{
    public const string Field = "__RequestVerificationToken";

    /// <summary>The hidden value for a form of this page.</summary>
    public string Token(HttpContext http) => antiforgery.GetAndStoreTokens(http).RequestToken!;

    public Task<bool> IsOursAsync(HttpContext http) => antiforgery.IsRequestValidAsync(http);
}

public static class ReadingForms
{
    /// <summary>What was sent; null when it was cut off on the way, or was too large to be read at all.</summary>
    public static async Task<IFormCollection?> ReadFormOrNullAsync(this HttpContext http, CancellationToken cancellation)
    {
        try
        {
            return http.Request.HasFormContentType ? await http.Request.ReadFormAsync(cancellation) : null;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or BadHttpRequestException or IOException)
        {
            return null;
        }
    }
}
