using Microsoft.AspNetCore.Antiforgery;

namespace QSEC2.Web.Http;

/// <summary>The token by which a form is known to be ours when it comes back: <see cref="FormEndpoints"/> asks for it.</summary>
public sealed class FormGuard(IAntiforgery antiforgery)
{
    public const string Field = "__RequestVerificationToken";

    /// <summary>The hidden value for a form of this page.</summary>
    public string Token(HttpContext http) => antiforgery.GetAndStoreTokens(http).RequestToken!;
}
