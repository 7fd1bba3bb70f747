using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using QSEC2.Web.Data;

namespace QSEC2.Web.Operations.Verbs;

/// <summary>The operator's verbs. Messages go to standard error; what another program reads goes to standard output, alone.</summary>
public static class CommandLine
{
    private static readonly Verb[] Verbs =
    [
        new UserAdd(),
        new TokenAdd(),
        new BackupVerb(),
        new RestoreVerb(),
        new ExportVerb(),
        new MigrateVerb(),
        new SeedDemoVerb(),
    ];

    /// <summary>Null when the site is to be started: no verb was given.</summary>
    public static async Task<int?> RunAsync(string[] args)
    {
        if (args.Length == 0 || (args[0].StartsWith('-') && args[0] is not ("--help" or "-h")))
            return null;
        var verb = Array.Find(Verbs, known => known.Matches(args));
        if (args[0] is "help" or "--help" or "-h")
        {
            Help(null);
            return Verb.Done;
        }

        if (verb is null)
            return Help($"'{args[0]}' is not a verb.");
        try
        {
            var words = new CommandArguments(args.Skip(verb.Name.Split(' ').Length));
            await using var services = Services(words);
            return await verb.RunAsync(words, services, CancellationToken.None);
        }
        catch (WrongUsage misused)
        {
            return Help(misused.Message, verb);
        }
        catch (Exception failure) when (IsForTheOperator(failure))
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return Verb.Failed;
        }
    }

    /// <summary>
    /// True when the message says enough: a setting, a folder, a port, a file. Anything else is a fault of ours, and shows its trace.
    /// </summary>
    public static bool IsForTheOperator(Exception failure) =>
        failure
            is CannotBeDone
                or IOException
                or System.Net.Sockets.SocketException
                or UnauthorizedAccessException
                or InvalidDataException
                or DbUpdateException
                or DbException
                or DatabaseBusy;

    // The same services as the site, without the server: same settings, same folder, same rules.
    private static ServiceProvider Services(CommandArguments words)
    {
        var builder = WebApplication.CreateBuilder([.. words.Settings]);
        builder
            .Logging.ClearProviders()
            .AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace)
            .SetMinimumLevel(LogLevel.Warning);
        builder.AddSite();
        return builder.Services.BuildServiceProvider();
    }

    private static int Help(string? wrong, Verb? verb = null)
    {
        if (wrong is not null)
            Console.Error.WriteLine(wrong);
        Console.Error.WriteLine("Usage:");
        foreach (var known in verb is null ? Verbs : [verb])
            Console.Error.WriteLine($"  QSEC2.Web {known.Usage}");
        if (verb is null)
            Console.Error.WriteLine("  QSEC2.Web                                   start the site");
        return Verb.WrongUsage;
    }
}
