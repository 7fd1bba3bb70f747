using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QSEC2.Web.Data;

namespace QSEC2.Web.Features.Accounts;

/// <summary>Whose access was taken away is out at the next page, however fresh the session. Whatever else changed is noticed within minutes.</summary>
public static class SessionValidation
{
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var cancellation = context.HttpContext.RequestAborted;
        await using var db = await context
            .HttpContext.RequestServices.GetRequiredService<IDbContextFactory<QsecDb>>()
            .CreateDbContextAsync(cancellation);
        if (
            Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            && await db.Users.AnyAsync(person => person.Id == id, cancellation)
        )
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
