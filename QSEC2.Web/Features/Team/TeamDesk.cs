using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Common;
using QSEC2.Domain.People;
using QSEC2.Web.Data;
using QSEC2.Web.Features.Accounts;

namespace QSEC2.Web.Features.Team;

/// <summary>What an administrator does with accounts, invitations and tokens. What is gone already is gone: nothing to say.</summary>
public sealed class TeamDesk(IDbContextFactory<QsecDb> databases, AccountDesk accounts, TimeProvider time)
{
    public async Task<TeamRoster> ReadAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var members = await db
            .Users.AsNoTracking()
            .OrderBy(person => person.NormalizedEmail)
            .Select(person => new Member(person.Id, person.Email!, person.Role, person.Departments))
            .ToListAsync(cancellation);
        var guests = await db
            .Invitations.AsNoTracking()
            .Where(sent => sent.Email != null && sent.UsedAt == null)
            .OrderBy(sent => sent.Email)
            .Select(sent => new InvitedMember(sent.Id, sent.Email!, sent.Role, sent.Departments, sent.Until))
            .ToListAsync(cancellation);
        var machines = await db
            .ApiTokens.AsNoTracking()
            .Where(token => token.RevokedAt == null)
            .OrderBy(token => token.Name)
            .Select(token => new SoftwareMember(token.Id, token.Name, token.Role, token.CreatedAt))
            .ToListAsync(cancellation);
        return new(members, guests, machines);
    }

    /// <summary>A new link in the place of the one that was lost, or is too old.</summary>
    /// <returns>Null when there is no such invitation any more.</returns>
    public Task<(string Email, string Key)?> RenewAsync(Guid invitation, CancellationToken cancellation) =>
        databases.TransactAsync(db => RenewAsync(db, invitation, cancellation), cancellation);

    private async Task<(string Email, string Key)?> RenewAsync(QsecDb db, Guid invitation, CancellationToken cancellation)
    {
        if (
            await db
                .Invitations.AsNoTracking()
                .SingleOrDefaultAsync(sent => sent.Id == invitation && sent.Email != null && sent.UsedAt == null, cancellation)
            is not { } known
        )
            return null;
        var departments = known.Departments.Split(',', StringSplitOptions.RemoveEmptyEntries);
        return (known.Email!, await accounts.InviteAsync(db, known.Email!, known.Role, departments, cancellation));
    }

    public async Task CancelAsync(Guid invitation, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db.Invitations.Where(sent => sent.Id == invitation && sent.UsedAt == null).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>The account is gone; what its person decided stays in the log.</summary>
    /// <exception cref="RuleBroken">It is one's own, or the last administrator's.</exception>
    public Task RemoveAsync(Guid id, Guid by, CancellationToken cancellation) =>
        databases.TransactAsync(
            async db =>
            {
                if (id == by)
                    throw new RuleBroken(Rule.NotOneself);

                // Of two administrators who remove each other at the same instant, one finds the other gone.
                if (await db.Users.SingleOrDefaultAsync(person => person.Id == id, cancellation) is not { } person)
                    return;
                if (person.Role == Role.Admin && await db.Users.CountAsync(other => other.Role == Role.Admin, cancellation) == 1)
                    throw new RuleBroken(Rule.LastAdministrator);
                db.Users.Remove(person);
                db.Invitations.RemoveRange(await AccountDesk.UnusedInvitationsAsync(db, person.Email!, cancellation));
            },
            cancellation
        );

    public async Task RevokeAsync(Guid id, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.ApiTokens.SingleOrDefaultAsync(token => token.Id == id, cancellation) is not { } token)
            return;
        token.Revoke(time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }
}
