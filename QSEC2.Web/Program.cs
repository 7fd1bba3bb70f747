using QSEC2.Web.Data;
using QSEC2.Web.Features.Accounts;
using QSEC2.Web.Localization;
using QSEC2.Web.Operations;
using QSEC2.Web.Operations.Verbs;

if (await CommandLine.RunAsync(args) is { } exitCode)
    return exitCode;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();
if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
    builder.WebHost.UseUrls(Startup.DefaultUrl);
builder.AddSite();

var app = builder.Build();
app.UseForwardedHeaders();
app.UseSecurityHeaders();
app.UseSameOriginSockets();
app.UseLanguage();
app.UseKindErrors();
app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();
app.UseRateLimiter();
app.UseOutputCache();
app.UseResponseCompression();
app.UseAntiforgery();
app.MapSite();

using var alone = RunningLock.TryTake(app.Services.GetRequiredService<SiteFolder>());
await app.Services.GetRequiredService<DatabaseSetup>().MigrateAsync();
var firstSteps = await app.Services.GetRequiredService<FirstAdministrator>().PrepareAsync(CancellationToken.None);
app.Lifetime.ApplicationStarted.Register(() => Welcome.Say(app, firstSteps));
await app.RunAsync();
return 0;

public partial class Program;
