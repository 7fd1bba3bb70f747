using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using QSEC2.Web.Data;
using QSEC2.Web.Features.Accounts;
using QSEC2.Web.Features.Agenda;
using QSEC2.Web.Features.Answers;
using QSEC2.Web.Features.Contribute;
using QSEC2.Web.Features.Debates;
using QSEC2.Web.Features.Exhibitions;
using QSEC2.Web.Features.Manage;
using QSEC2.Web.Features.Moderation;
using QSEC2.Web.Features.OpenData;
using QSEC2.Web.Features.Photos;
using QSEC2.Web.Features.Posters;
using QSEC2.Web.Features.Receipts;
using QSEC2.Web.Features.Reports;
using QSEC2.Web.Features.Requests;
using QSEC2.Web.Features.Seasons;
using QSEC2.Web.Features.Supports;
using QSEC2.Web.Features.Team;
using QSEC2.Web.Features.Territories;
using QSEC2.Web.Features.Walls;
using QSEC2.Web.Formats;
using QSEC2.Web.Http;
using QSEC2.Web.Http.Limits;
using QSEC2.Web.Images;
using QSEC2.Web.Live;
using QSEC2.Web.Markdown;

namespace QSEC2.Web.Operations;

/// <summary>What the site is made of: used by the server and by the operator's verbs alike.</summary>
public static class Startup
{
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>Where nobody said where.</summary>
    public static void UseDefaultUrl(this WebApplicationBuilder builder)
    {
        string[] places = [WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey];
        if (
            Array.TrueForAll(places, place => string.IsNullOrEmpty(builder.Configuration[place]))
            && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists()
        )
            builder.WebHost.UseUrls(DefaultUrl);
    }

    public static void AddSite(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddData(builder.Configuration, builder.Environment);
        services.AddImages();
        services.AddPhotos();
        services.AddSingleton<ContributionMarkdown>();
        services.AddSingleton<EditorialMarkdown>();
        services.AddSingleton<Changes>();
        services.AddAccounts();
        services.AddWalls();
        services.AddContributing();
        services.AddModeration();
        services.AddManaging();
        services.AddSeasons();
        services.AddExhibitions();
        services.AddTerritories();
        services.AddAnswers();
        services.AddAgenda();
        services.AddDebates();
        services.AddPosters();
        services.AddOperations();
        services.AddLocalization();
        services.AddWeb();
        services.AddProxies(builder.Configuration);
    }

    private static void AddContributing(this IServiceCollection services)
    {
        services.AddSingleton<SubmitContribution>();
        services.AddSingleton<SubmissionLimits>();
        services.AddSingleton<ReceiptDesk>();
        services.AddScoped<ReceiptScreen>();
        services.AddSingleton<FollowUpScreen>();
        services.AddSingleton<ScreensPerAddress>();
        services.AddSingleton<SupporterLimit>();
        services.AddSingleton<SupportDesk>();
        services.AddHostedService(provider => provider.GetRequiredService<SupportDesk>());
        services.AddHostedService<SupportFeed>();
    }

    private static void AddModeration(this IServiceCollection services)
    {
        services.AddSingleton<ModerationDesk>();
        services.AddSingleton<ModerationQueue>();
        services.AddScoped<ModerationResult>();
        services.AddScoped<HistoryScreen>();
        services.AddSingleton<OpenReportCount>();
        services.AddSingleton<ReportDesk>();
        services.AddHostedService(provider => provider.GetRequiredService<ReportDesk>());
    }

    private static void AddManaging(this IServiceCollection services)
    {
        services.AddSingleton<EntryDesk>();
        services.AddSingleton<RequestDesk>();
        services.AddScoped<RequestScreen>();
        services.AddScoped<EntryFormDefinition>();
        services.AddScoped<EntryStart>();
        services.AddScoped<EntryScreen>();
        services.AddScoped<EntryPublishing>();
        services.AddScoped<TeamDesk>();
        services.AddScoped<TeamScreen>();
    }

    private static void AddOperations(this IServiceCollection services)
    {
        services.AddSingleton<AssetUrls>();
        services.AddSingleton<PublicUrl>();
        services.AddSingleton<KnownHosts>();
        services.AddSingleton(provided => new MachineNames(provided.GetRequiredService<TimeProvider>(), MachineNames.OfThisMachine));
        services.AddSingleton<Embedders>();
        services.AddSingleton<LegalSettings>();
        services.AddSingleton<FormGuard>();
        services.AddSingleton<ApiProblems>();
        services.AddSingleton<RestoreReconciliation>();
        services.AddSingleton<Backup>();
        services.AddSingleton<DataFolderSwap>();
        services.AddSingleton<HubDrain>();
        services.AddSignalR().AddHubOptions<WallHub>(options => options.AddFilter<HubDrain>());
        services.AddSingleton<Export>();
        services.AddOpenData();
        services.AddSingleton<Data.Seed.DemoSeed>();
        services.AddHealth();
        services.AddRateLimits();
        services.AddSingleton<GuessingLimit>();
    }

    private static void AddWeb(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddHttpContextAccessor();
        services.AddProblemDetails();
        services.AddOpenApi(
            "v1",
            options =>
                options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/v1/", StringComparison.OrdinalIgnoreCase) == true
        );

        // Routing takes any spelling of an address; what somebody else asked for must not stand for it.
        services.AddOutputCache(options => options.UseCaseSensitivePaths = true);
        services.AddMemoryCache(options =>
        {
            // What strangers ask a wall to replay: by default it would be kept for a minute after its time, however much there is.
            options.SizeLimit = 128;
            options.ExpirationScanFrequency = TimeSpan.FromSeconds(2);
        });
        services.ConfigureHttpJsonOptions(options => SiteJson.Configure(options.SerializerOptions));

        // Accents and narrow spaces as themselves: smaller pages, readable source.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddCompression();
        services.Configure<FormOptions>(options => options.MultipartBodyLengthLimit = IncomingPhoto.MostFormBytes);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "qsec2-form";
            options.Cookie.Path = "/";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(8));
    }
}
