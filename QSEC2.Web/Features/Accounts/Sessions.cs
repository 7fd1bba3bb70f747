using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using QSEC2.Domain.People;
using QSEC2.Web.Data;
using QSEC2.Web.Http;

namespace QSEC2.Web.Features.Accounts;

/// <summary>Who is signed in, as the database knows it: asked by every page and, every few seconds, by every desk that is open.</summary>
public sealed class Sessions(IDbContextFactory<QsecDb> databases, IOptions<IdentityOptions> identity, TimeProvider time)
{
    private const string IdClaim = "qsec2:session";

    /// <returns>What the cookie has to say.</returns>
    public async Task<Claim> StartAsync(Person person, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var session = new Session(person.Id, now);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db.Sessions.Where(old => old.StartedAt < now - Session.Longest).ExecuteDeleteAsync(cancellation);
        db.Sessions.Add(session);
        await db.SaveChangesAsync(cancellation);
        return new Claim(IdClaim, session.Id.ToString());
    }

    /// <summary>This one, and no other of the same person.</summary>
    public async Task EndAsync(ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (IdOf(user) is not { } id)
            return;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db.Sessions.Where(session => session.Id == id).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Wherever that person is signed in.</summary>
    public async Task EndAllAsync(Guid person, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db.Sessions.Where(session => session.PersonId == person).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Whether it was not ended, and its person still has the rights and the password with which it began.</summary>
    public async Task<bool> IsOpenAsync(ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (IdOf(user) is not { } id)
            return false;
        var oldest = time.GetUtcNow() - Session.Longest;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var known = await (
            from session in db.Sessions
            join person in db.Users on session.PersonId equals person.Id
            where session.Id == id && session.StartedAt > oldest
            select new
            {
                person.Id,
                person.SecurityStamp,
                person.Role,
                person.Departments,
            }
        ).FirstOrDefaultAsync(cancellation);
        return known is not null
            && user.FindFirstValue(ClaimTypes.NameIdentifier) == known.Id.ToString()
            && user.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType) == known.SecurityStamp
            && user.FindFirstValue(ClaimTypes.Role) == known.Role
            && user.FindFirstValue(Policies.DepartmentsClaim) == known.Departments;
    }

    private static Guid? IdOf(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(IdClaim), out var id) ? id : null;
}
