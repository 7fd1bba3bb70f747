using QSEC2.Web;
using QSEC2.Web.Data;
using QSEC2.Web.Features.Accounts;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;
using QSEC2.Web.Operations;
using QSEC2.Web.Operations.Verbs;

if (await CommandLine.RunAsync(args) is { } exitCode)
    return exitCode;
try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.WebHost.UseStaticWebAssets();
    builder.UseDefaultUrl();
    builder.AddSite();

    var app = builder.Build();
    app.UseForwardedHeaders();
    app.UseDrainedBodies();
    app.UseSecurityHeaders();
    app.UseLanguage();
    app.UseKnownHosts();
    app.UseWebSocketOriginCheck();
    app.UseErrorAnswers();
    app.UseRouting();
    app.UseAuthentication();
    app.UseAuthorization();
    app.UseRateLimiter();
    app.UseOutputCache();
    app.UseResponseCompression();
    app.UseAntiforgery();
    app.MapSite();

    using var alone = await RunningLock.TakeAsync(app.Services.GetRequiredService<DataFolder>());
    app.Services.GetRequiredService<DataFolderSwap>().UndoInterrupted();
    await app.Services.GetRequiredService<DatabaseSetup>().MigrateAsync();
    var firstSteps = await app.Services.GetRequiredService<FirstAdministrator>().PrepareAsync(CancellationToken.None);
    app.Lifetime.ApplicationStarted.Register(() => StartupMessage.Print(app, firstSteps));
    await app.RunAsync();
    return 0;
}
catch (Exception failure) when (CommandLine.IsForTheOperator(failure))
{
    await Console.Error.WriteLineAsync(failure.Message);
    return Verb.Failed;
}

public partial class Program;
