using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using QSEC2.Web.Formats;
using QSEC2.Web.Http.Limits;
using QSEC2.Web.Images;

namespace QSEC2.Web.Http;

public static class HttpRegistration
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

    /// <summary>What every request meets.</summary>
    public static void AddHttp(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
        var services = builder.Services;
        services.AddProxies(builder.Configuration);
        services.AddAddresses();
        services.AddPages();
        services.AddApi();
        services.AddForms();
        services.AddCaches();
        services.AddCompression();
        services.AddRateLimits();
        services.AddSingleton<GuessingLimit>();
        services.AddSingleton<HubDrain>();
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(8));
    }

    private static void AddAddresses(this IServiceCollection services)
    {
        services.AddSingleton<PublicUrl>();
        services.AddSingleton<KnownHosts>();
        services.AddSingleton(provided => new MachineNames(provided.GetRequiredService<TimeProvider>(), MachineNames.OfThisMachine));
        services.AddSingleton<Embedders>();
        services.AddSingleton<AssetUrls>();
    }

    private static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddHttpContextAccessor();

        // Accents and narrow spaces as themselves: smaller pages, readable source.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
    }

    private static void AddApi(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddSingleton<ApiProblems>();
        services.ConfigureHttpJsonOptions(options => SiteJson.Configure(options.SerializerOptions));
        services.AddOpenApi(
            "v1",
            options =>
                options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/v1/", StringComparison.OrdinalIgnoreCase) == true
        );
    }

    private static void AddForms(this IServiceCollection services)
    {
        services.AddSingleton<FormGuard>();
        services.Configure<FormOptions>(options => options.MultipartBodyLengthLimit = IncomingPhoto.MostFormBytes);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "qsec2-form";
            options.Cookie.Path = "/";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
    }

    private static void AddCaches(this IServiceCollection services)
    {
        // Routing takes any spelling of an address; what somebody else asked for must not stand for it.
        services.AddOutputCache(options => options.UseCaseSensitivePaths = true);
        services.AddMemoryCache(options =>
        {
            // What strangers ask a wall to replay: by default it would be kept for a minute after its time, however much there is.
            options.SizeLimit = 128;
            options.ExpirationScanFrequency = TimeSpan.FromSeconds(2);
        });
    }
}
