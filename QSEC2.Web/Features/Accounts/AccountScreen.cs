using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.People;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Http;
using QSEC2.Web.Operations;

namespace QSEC2.Web.Features.Accounts;

/// <summary>What a site needs before its first debate, as far as the site can tell whether it is done.</summary>
public sealed record SetupChecklist(bool Invited, bool Decided, bool LegalComplete)
{
    public bool AllDone => Invited && Decided && LegalComplete;
}

/// <summary>One's own account as a page, and where one's desk is.</summary>
public sealed class AccountScreen(IDbContextFactory<QsecDb> databases, LegalSettings legal)
{
    public async Task<IResult> ShowAsync(
        HttpContext http,
        IReadOnlyList<FieldProblem> errors,
        CancellationToken cancellation,
        bool changed = false
    )
    {
        var isAdmin = http.User.IsInRole(Role.Admin);
        return Pages.Show<AccountPage>(
            new
            {
                Email = http.User.Identity!.Name!,
                Role = http.User.FindFirstValue(ClaimTypes.Role)!,
                Checklist = isAdmin ? await ReadChecklistAsync(cancellation) : null,
                LegalMissing = isAdmin ? legal.Missing : [],
                Changed = changed,
                Errors = errors,
            },
            errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
    }

    private async Task<SetupChecklist> ReadChecklistAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var invited =
            await db.Users.CountAsync(cancellation) > 1 || await db.Invitations.AnyAsync(sent => sent.Email != null, cancellation);
        var decided = await db.Decisions.AnyAsync(cancellation);
        return new(invited, decided, LegalComplete: legal.Missing.Count == 0);
    }
}
