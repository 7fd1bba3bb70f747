using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Answers;
using QSEC2.Domain.People;
using QSEC2.Web.Data;

namespace QSEC2.Web.Features.Accounts;

/// <summary>Invitations, accounts and tokens.</summary>
public sealed class AccountDesk(IDbContextFactory<QsecDb> databases, IServiceScopeFactory scopes, TimeProvider time)
{
    public const int ShortestPassword = 10;
    private static readonly TimeSpan InvitationLifetime = TimeSpan.FromDays(7);

    /// <summary>
    /// Somebody may choose a password for this address. A link they were given before stops working: only the last one opens.
    /// </summary>
    /// <returns>The key of the link; it is not kept anywhere.</returns>
    public Task<string> InviteAsync(string email, string role, IReadOnlyList<string> departments, CancellationToken cancellation) =>
        databases.TransactAsync(db => InviteAsync(db, email, role, departments, cancellation), cancellation);

    /// <summary>The same as part of an act.</summary>
    internal async Task<string> InviteAsync(
        QsecDb db,
        string email,
        string role,
        IReadOnlyList<string> departments,
        CancellationToken cancellation
    )
    {
        var (invitation, key) = Invitation.New(email, role, departments, time.GetUtcNow() + InvitationLifetime);
        db.Invitations.RemoveRange(await UnusedInvitationsAsync(db, email, cancellation));
        db.Invitations.Add(invitation);
        return key;
    }

    /// <summary>The same for somebody who is to answer questions. An invitation to something else goes on, and is the only one.</summary>
    /// <returns>Null when there is such an invitation.</returns>
    public Task<string?> InviteToAnswerAsync(string email, CancellationToken cancellation) =>
        databases.TransactAsync<string?>(
            async db =>
            {
                var unused = await UnusedInvitationsAsync(db, email, cancellation);
                if (unused.Exists(invitation => invitation.Role != Role.Expert && invitation.IsOpen(time.GetUtcNow())))
                    return null;
                return await InviteAsync(db, email, Role.Expert, [], cancellation);
            },
            cancellation
        );

    /// <summary>The links that were sent to this address and not used.</summary>
    internal static async Task<List<Invitation>> UnusedInvitationsAsync(QsecDb db, string email, CancellationToken cancellation)
    {
        var unused = await db.Invitations.Where(sent => sent.Email != null && sent.UsedAt == null).ToListAsync(cancellation);
        return unused.FindAll(sent => email.Equals(sent.Email, StringComparison.OrdinalIgnoreCase));
    }

    /// <returns>Null when the link was used, is too old or never was.</returns>
    public async Task<Invitation?> FindInvitationAsync(string? key, CancellationToken cancellation)
    {
        if (key is not { Length: > 0 and < 200 })
            return null;
        var hash = Secret.Hash(key);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var invitation = await db.Invitations.AsNoTracking().SingleOrDefaultAsync(known => known.KeyHash == hash, cancellation);
        return await IsUsableAsync(invitation, db, cancellation) ? invitation : null;
    }

    /// <summary>Uses an invitation: the account exists afterwards, and the link opens nothing any more. Both or neither.</summary>
    /// <returns>Null when the link was used meanwhile.</returns>
    public Task<(Person Person, IdentityResult Result)?> AcceptAsync(
        string key,
        string email,
        string password,
        CancellationToken cancellation
    ) => scopes.TransactAsync((services, db) => AcceptAsync(People(services), db, key, email, password, cancellation), cancellation);

    // The user manager writes through the same context: of two people with the link at the same instant, the second finds it spent.
    private async Task<(Person Person, IdentityResult Result)?> AcceptAsync(
        UserManager<Person> people,
        QsecDb db,
        string key,
        string email,
        string password,
        CancellationToken cancellation
    )
    {
        var hash = Secret.Hash(key);
        var invitation = await db.Invitations.SingleOrDefaultAsync(known => known.KeyHash == hash, cancellation);
        if (invitation is null || !await IsUsableAsync(invitation, db, cancellation))
            return null;

        var person = new Person
        {
            Email = invitation.Email ?? email,
            UserName = invitation.Email ?? email,
            Role = invitation.Role,
            Departments = invitation.Departments,
        };
        var result = await people.CreateAsync(person, password);
        if (!result.Succeeded)
            return (person, result);
        invitation.Use(time.GetUtcNow());
        await LinkAddresseeAsync(db, person, cancellation);
        return (person, result);
    }

    /// <summary>An account without an invitation.</summary>
    public Task<IdentityResult> CreateAsync(string email, string password, string role) =>
        scopes.TransactAsync((services, db) => CreateAsync(People(services), db, email, password, role), CancellationToken.None);

    /// <summary>The same as part of an act.</summary>
    internal static async Task<IdentityResult> CreateAsync(
        UserManager<Person> people,
        QsecDb db,
        string email,
        string password,
        string role
    )
    {
        var person = new Person
        {
            Email = email,
            UserName = email,
            Role = role,
        };
        var result = await people.CreateAsync(person, password);
        if (result.Succeeded)
            await LinkAddresseeAsync(db, person, CancellationToken.None);
        return result;
    }

    /// <returns>The token; it is not kept anywhere. Null when the name is taken.</returns>
    public Task<string?> AddTokenAsync(string name, string role, CancellationToken cancellation) =>
        databases.TransactAsync<string?>(
            async db =>
            {
                if (await db.ApiTokens.AnyAsync(token => token.Name == name, cancellation))
                    return null;
                var key = "qsec2_" + Secret.New();
                db.ApiTokens.Add(new ApiToken(name, role, Secret.Hash(key), time.GetUtcNow()));
                return key;
            },
            cancellation
        );

    private static UserManager<Person> People(IServiceProvider services) => services.GetRequiredService<UserManager<Person>>();

    // What was put to this address before it had an account is put to the account.
    private static async Task LinkAddresseeAsync(QsecDb db, Person person, CancellationToken cancellation)
    {
        var email = Addressee.Plain(person.Email);
        var addressee = await db.Addressees.SingleOrDefaultAsync(known => known.Email == email && known.AccountId == null, cancellation);
        addressee?.AnswerAs(person.Id);
    }

    // The link of the first start, which names nobody, is for a site without administrator.
    private async Task<bool> IsUsableAsync(Invitation? invitation, QsecDb db, CancellationToken cancellation) =>
        invitation?.IsOpen(time.GetUtcNow()) == true
        && (invitation.Email is not null || !await db.Users.AnyAsync(person => person.Role == Role.Admin, cancellation));
}
