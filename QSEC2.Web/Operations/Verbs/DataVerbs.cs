using QSEC2.Web.Data;
using QSEC2.Web.Data.Seed;

namespace QSEC2.Web.Operations.Verbs;

/// <summary>Saves the database, the photos and the keys in one file.</summary>
public sealed class BackupVerb : Verb
{
    public override string Name => "backup";

    public override string Usage => "backup [FILE]";

    public override async Task<int> RunAsync(CommandArguments words, IServiceProvider services, CancellationToken cancellation)
    {
        words.Allow(1);
        var file = await services.GetRequiredService<Backup>().SaveAsync(words.Position(0), cancellation);
        await Console.Error.WriteLineAsync($"Saved {file}");
        return Done;
    }
}

/// <summary>Brings a backup back. The site must be stopped.</summary>
public sealed class RestoreVerb : Verb
{
    public override string Name => "restore";

    public override string Usage => "restore FILE";

    public override async Task<int> RunAsync(CommandArguments words, IServiceProvider services, CancellationToken cancellation)
    {
        words.Allow(1);
        var file = words.Position(0) ?? throw new WrongUsage("FILE is missing.");
        await services.GetRequiredService<Backup>().RestoreAsync(file, cancellation);
        await Console.Error.WriteLineAsync($"Restored {file}; what was there is in the backups folder.");
        return Done;
    }
}

/// <summary>Writes what is published as files that anyone can read.</summary>
public sealed class ExportVerb : Verb
{
    public override string Name => "export";

    public override string Usage => "export DIR";

    public override async Task<int> RunAsync(CommandArguments words, IServiceProvider services, CancellationToken cancellation)
    {
        words.Allow(1);
        var directory = words.Position(0) ?? throw new WrongUsage("DIR is missing.");
        await services.GetRequiredService<DatabaseSetup>().MigrateAsync(cancellation);

        // To be handed out.
        PrivateFiles.AllowOthersAgain();
        var count = await services.GetRequiredService<Export>().WriteAsync(directory, cancellation);
        await Console.Error.WriteLineAsync($"Exported {count} contributions to {Path.GetFullPath(directory)}");
        return Done;
    }
}

/// <summary>Brings the database to the present version.</summary>
public sealed class MigrateVerb : Verb
{
    public override string Name => "migrate";

    public override string Usage => "migrate";

    public override async Task<int> RunAsync(CommandArguments words, IServiceProvider services, CancellationToken cancellation)
    {
        words.Allow(0);
        await services.GetRequiredService<DatabaseSetup>().MigrateAsync(cancellation);
        await Console.Error.WriteLineAsync("The database is up to date.");
        return Done;
    }
}

/// <summary>Fills an empty site with examples that say they are examples.</summary>
public sealed class SeedDemoVerb : Verb
{
    public override string Name => "seed-demo";

    public override string Usage => "seed-demo";

    public override async Task<int> RunAsync(CommandArguments words, IServiceProvider services, CancellationToken cancellation)
    {
        words.Allow(0);
        await services.GetRequiredService<DatabaseSetup>().MigrateAsync(cancellation);
        var planted =
            await services.GetRequiredService<DemoSeed>().SeedAsync(cancellation)
            ?? throw new CannotBeDone("There are contributions already: examples only fill an empty site.");
        await Console.Error.WriteLineAsync($"{planted} examples are on the walls.");
        return Done;
    }
}
