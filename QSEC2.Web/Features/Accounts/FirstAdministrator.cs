using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.People;
using QSEC2.Web.Data;
using QSEC2.Web.Operations.Verbs;

namespace QSEC2.Web.Features.Accounts;

/// <summary>
/// A site without an administrator makes one from <c>Setup:Email</c> and <c>Setup:Password</c>, or prints a one-time link.
/// There is no default password.
/// </summary>
public sealed class FirstAdministrator(IServiceScopeFactory scopes, IConfiguration configuration, TimeProvider time)
{
    private static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(1);

    /// <returns>The path of the one-time link; null when an administrator exists.</returns>
    /// <exception cref="CannotBeDone">The configured e-mail or password is refused.</exception>
    public Task<string?> PrepareAsync(CancellationToken cancellation) =>
        scopes.TransactAsync<string?>(
            async (services, db) =>
            {
                if (await db.Users.AnyAsync(person => person.Role == Role.Admin, cancellation))
                    return null;
                if (configuration["Setup:Email"] is { Length: > 0 } email && configuration["Setup:Password"] is { Length: > 0 } password)
                {
                    await CreateAsync(services.GetRequiredService<UserManager<Person>>(), db, email, password);
                    return null;
                }

                return $"/premiers-pas?cle={await InviteAsync(db, cancellation)}";
            },
            cancellation
        );

    private static async Task CreateAsync(UserManager<Person> people, QsecDb db, string email, string password)
    {
        var result = await AccountDesk.CreateAsync(people, db, email, password, Role.Admin);
        if (!result.Succeeded)
            throw new CannotBeDone(
                "Setup:Email or Setup:Password was refused: " + string.Join(' ', result.Errors.Select(error => error.Description))
            );
    }

    // The link of an earlier start stops working: only the last one printed opens.
    private async Task<string> InviteAsync(QsecDb db, CancellationToken cancellation)
    {
        var (invitation, key) = Invitation.New(null, Role.Admin, [], time.GetUtcNow() + LinkLifetime);
        await db.Invitations.Where(earlier => earlier.Email == null && earlier.UsedAt == null).ExecuteDeleteAsync(cancellation);
        db.Invitations.Add(invitation);
        return key;
    }
}
