using Microsoft.AspNetCore.Antiforgery;

namespace QSEC2.Web.Operations;

/// <summary>Proves that a form was ours. Asked by hand, so that a form that came too late is shown again with what was typed, not lost.</summary>
public sealed class FormGuard(IAntiforgery antiforgery)
{
    public const string Field = "__RequestVerificationToken";

    /// <summary>The hidden value for a form of this page.</summary>
    public string Token(HttpContext http) => antiforgery.GetAndStoreTokens(http).RequestToken!;

    public Task<bool> IsOursAsync(HttpContext http) => antiforgery.IsRequestValidAsync(http);
}
