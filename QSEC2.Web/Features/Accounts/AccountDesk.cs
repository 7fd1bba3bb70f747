using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.People;
using QSEC2.Web.Data;

namespace QSEC2.Web.Features.Accounts;

/// <summary>Invitations, accounts and tokens.</summary>
public sealed class AccountDesk(IDbContextFactory<QsecDb> databases, UserManager<Person> people, TimeProvider time)
{
    public const int ShortestPassword = 10;
    private static readonly TimeSpan InvitationHolds = TimeSpan.FromDays(7);

    /// <summary>Somebody may choose a password for this address.</summary>
    /// <returns>The key of the link; it is not kept anywhere.</returns>
    public async Task<string> InviteAsync(string email, string role, IReadOnlyList<string> departments, CancellationToken cancellation)
    {
        var (invitation, key) = Invitation.New(email, role, departments, time.GetUtcNow() + InvitationHolds);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        db.Invitations.Add(invitation);
        await db.SaveChangesAsync(cancellation);
        return key;
    }

    /// <returns>Null when the link was used, is too old or never was.</returns>
    public async Task<Invitation?> FindInvitationAsync(string? key, CancellationToken cancellation)
    {
        if (key is not { Length: > 0 and < 200 })
            return null;
        var hash = Secret.Hash(key);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var invitation = await db.Invitations.AsNoTracking().SingleOrDefaultAsync(known => known.KeyHash == hash, cancellation);
        return invitation?.IsOpen(time.GetUtcNow()) == true ? invitation : null;
    }

    /// <summary>Uses an invitation: the account exists afterwards, and the link opens nothing any more.</summary>
    /// <returns>Null when the link was used meanwhile.</returns>
    public async Task<(Person? Person, IdentityResult Result)?> AcceptAsync(string key, string email, string password, CancellationToken cancellation)
    {
        var hash = Secret.Hash(key);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var invitation = await db.Invitations.SingleOrDefaultAsync(known => known.KeyHash == hash, cancellation);
        if (invitation?.IsOpen(time.GetUtcNow()) != true)
            return null;

        var person = new Person { Email = invitation.Email ?? email, UserName = invitation.Email ?? email, Role = invitation.Role, Departments = invitation.Departments };
        if (await RefusedAsync(person, password) is { } refused)
            return (null, refused);
        invitation.Use(time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);

        // The link is spent first: two people with it at the same instant never both get in.
        return (person, await people.CreateAsync(person, password));
    }

    public async Task<IdentityResult> CreateAsync(string email, string password, string role)
    {
        var person = new Person { Email = email, UserName = email, Role = role };
        return await people.CreateAsync(person, password);
    }

    /// <returns>The token; it is not kept anywhere. Null when the name is taken.</returns>
    public async Task<string?> AddTokenAsync(string name, string role, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.ApiTokens.AnyAsync(token => token.Name == name, cancellation))
            return null;
        var key = "qsec2_" + Secret.New();
        db.ApiTokens.Add(new ApiToken(name, role, Secret.Hash(key), time.GetUtcNow()));
        await db.SaveChangesAsync(cancellation);
        return key;
    }

    private async Task<IdentityResult?> RefusedAsync(Person person, string password)
    {
        var results = new List<IdentityResult>();
        foreach (var validator in people.UserValidators)
            results.Add(await validator.ValidateAsync(people, person));
        foreach (var validator in people.PasswordValidators)
            results.Add(await validator.ValidateAsync(people, person, password));
        var errors = results.SelectMany(result => result.Errors).ToArray();
        return errors.Length == 0 ? null : IdentityResult.Failed(errors);
    }
}
