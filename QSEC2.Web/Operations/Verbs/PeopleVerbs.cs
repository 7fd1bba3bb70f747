using Microsoft.AspNetCore.Identity;
using QSEC2.Domain.Common;
using QSEC2.Domain.People;
using QSEC2.Web.Data;
using QSEC2.Web.Features.Accounts;
using QSEC2.Web.Http;

namespace QSEC2.Web.Operations.Verbs;

/// <summary>Invites somebody: prints the link where they choose a password.</summary>
public sealed class UserAdd : Verb
{
    public override string Name => "user add";

    public override string Usage => "user add --email E --role R [--departments 93,94]";

    public override async Task<int> RunAsync(CommandArguments words, IServiceProvider services, CancellationToken cancellation)
    {
        words.Allow(0, "--email", "--role", "--departments");
        var email = words.Required("--email");
        var role = words.Required("--role");
        var departments = (words.Option("--departments") ?? "").Split(
            ',',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        if (!EmailAddress.IsComplete(email))
            throw new WrongUsage($"'{email}' is not an e-mail address.");
        Check.Role(role, allowed: Role.People);
        if (departments.FirstOrDefault(department => !Departments.All.Contains(department)) is { } unknown)
            throw new WrongUsage($"'{unknown}' is not one of the eight départements ({string.Join(", ", Departments.All)}).");

        await services.GetRequiredService<DatabaseSetup>().MigrateAsync(cancellation);
        await using var scope = services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().FindByEmailAsync(email) is not null)
            throw new CannotBeDone($"{email} already has an account.");
        var key = await scope.ServiceProvider.GetRequiredService<AccountDesk>().InviteAsync(email, role, departments, cancellation);
        var site = services.GetRequiredService<PublicUrl>().Configured ?? HttpRegistration.DefaultUrl;
        await Console.Error.WriteLineAsync($"{email} is invited. Send this link, which works once, within seven days:");
        await Console.Out.WriteLineAsync($"{site}/premiers-pas?cle={key}");
        return Done;
    }
}

/// <summary>Makes a token for other software, and prints it alone, once.</summary>
public sealed class TokenAdd : Verb
{
    public override string Name => "token add";

    public override string Usage => "token add --name N --role R";

    public override async Task<int> RunAsync(CommandArguments words, IServiceProvider services, CancellationToken cancellation)
    {
        words.Allow(0, "--name", "--role");
        var name = words.Required("--name");
        var role = words.Required("--role");
        Check.Role(role, Role.All);
        await services.GetRequiredService<DatabaseSetup>().MigrateAsync(cancellation);
        await using var scope = services.CreateAsyncScope();
        var token =
            await scope.ServiceProvider.GetRequiredService<AccountDesk>().AddTokenAsync(name, role, cancellation)
            ?? throw new CannotBeDone($"There is already a token named '{name}'.");
        await Console.Out.WriteLineAsync(token);
        return Done;
    }
}

internal static class Check
{
    public static void Role(string role, IEnumerable<string> allowed)
    {
        if (!allowed.Contains(role, StringComparer.Ordinal))
            throw new WrongUsage($"'{role}' is not a role ({string.Join(", ", allowed)}).");
    }
}
