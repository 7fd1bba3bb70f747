using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QSEC2.Domain.People;
using QSEC2.Web.Data;
using QSEC2.Web.Features.Accounts;

namespace QSEC2.Tests.Support;

/// <summary>The real site: real Kestrel on a free port, a real database file in a folder of its own.</summary>
public sealed class Site : WebApplicationFactory<Program>
{
    public const string AdminEmail = "equipe@example.org";
    public const string AdminPassword = "une phrase facile";

    /// <summary>A wall that every site has.</summary>
    public const string Wall = "air-dinosaures";
    public const string OtherWall = "mobilites-ville";

    private readonly Dictionary<string, string> _settings;
    private readonly Action<IServiceCollection>? _services;
    private readonly bool _keepsItsFolder;
    private bool _ended;

    private Site(Dictionary<string, string> settings, Action<IServiceCollection>? services, string? folder)
    {
        Folder = folder ?? Directory.CreateTempSubdirectory("qsec2-").FullName;
        _keepsItsFolder = folder is not null;
        _settings = settings;
        _services = services;
    }

    /// <summary>The data folder.</summary>
    public string Folder { get; }

    public Uri Address { get; private set; } = null!;

    /// <param name="settings">Of the configuration, beside those every test needs.</param>
    /// <param name="folder">A data folder that already is and stays; else one of its own, deleted with the site.</param>
    public static Site Start(
        Dictionary<string, string>? settings = null,
        Action<IServiceCollection>? services = null,
        string? folder = null
    )
    {
        var site = new Site(settings ?? [], services, folder);

        // A folder that already is stays as it is; the template has the administrator that every test's site has.
        if (folder is null && !site._settings.ContainsKey("Setup:Email"))
            DatabaseTemplate.CopyTo(site.Folder);
        site.UseKestrel(0);
        site.StartServer();
        site.Address = site.WhereItListens();
        return site;
    }

    // The factory sometimes reads the port before it is given.
    private Uri WhereItListens()
    {
        var addresses = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Assert.True(
            SpinWait.SpinUntil(() => addresses.Any(address => new Uri(address).Port != 0), TimeSpan.FromSeconds(20)),
            "The site got no port."
        );
        return new Uri(addresses.First(address => new Uri(address).Port != 0));
    }

    /// <summary>Somebody without account or cookie.</summary>
    public HttpClient Public(string? language = null)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        if (language is not null)
            client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    /// <summary>A browser without JavaScript: keeps cookies, follows redirects.</summary>
    public HttpClient Browser() => new(new HttpClientHandler { CookieContainer = new() }) { BaseAddress = Address };

    /// <summary>Software with a token of that role.</summary>
    public async Task<HttpClient> WithTokenAsync(string role = Role.Moderator, string? name = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var token = await scope
            .ServiceProvider.GetRequiredService<AccountDesk>()
            .AddTokenAsync(name ?? $"{role} {Guid.CreateVersion7():N}", role, CancellationToken.None);
        var client = Public();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Has the site look at what was written behind its back: from then on every page shows it.</summary>
    public Task LookAsync() => Services.GetRequiredService<VersionTail>().LookAsync(TestContext.Current.CancellationToken);

    /// <summary>A database context, to look behind the scenes.</summary>
    public QsecDb Database() => Services.GetRequiredService<IDbContextFactory<QsecDb>>().CreateDbContext();

    /// <summary>A connection to the live wall, as the page opens it.</summary>
    public HubConnection Hub(string language = "fr") => HubAt(Address, language);

    /// <param name="address">Of a site, wherever it runs.</param>
    /// <param name="language">Of its pages.</param>
    public static HubConnection HubAt(Uri address, string language = "fr") =>
        new HubConnectionBuilder()
            .WithUrl(
                new Uri(address, language == "en" ? "en/hubs/wall" : "hubs/wall"),
                options =>
                {
                    options.SkipNegotiation = true;
                    options.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets;
                }
            )
            .AddJsonProtocol(options => Web.Formats.SiteJson.Configure(options.PayloadSerializerOptions))
            .Build();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Data:Directory", Folder);
        builder.UseSetting("Setup:Email", AdminEmail);
        builder.UseSetting("Setup:Password", AdminPassword);
        foreach (var (name, value) in _settings)
            builder.UseSetting(name, value);
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureTestServices(NoFsync.PutInto);

        // The hundreds of people of a run have no secrets.
        builder.ConfigureTestServices(services => services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1));
        if (_services is not null)
            builder.ConfigureTestServices(_services);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_ended)
            return;
        _ended = true;
        await StopAsync();
        await base.DisposeAsync();

        // The host is gone before the program that ran it has let go of the folder: the next site there would find it taken.
        if (_keepsItsFolder)
            Assert.True(SpinWait.SpinUntil(IsLetGo, TimeSpan.FromSeconds(20)), "The site did not end.");

        // Its own alone: other sites are at work.
        await using (var pooled = new SqliteConnection(DatabaseEngine.Named(null).ConnectionString(Path.Combine(Folder, "qsec2.db"))))
            SqliteConnection.ClearPool(pooled);
        if (!_keepsItsFolder && Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }

    // The program stops its host as soon as it is told; the factory would stop it at the same moment, and one of the two
    // then waits in vain.
    private async Task StopAsync()
    {
        var lifetime = Services.GetRequiredService<IHostApplicationLifetime>();
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var told = lifetime.ApplicationStopped.Register(stopped.SetResult);
        lifetime.StopApplication();
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    private bool IsLetGo()
    {
        try
        {
            using var taken = new FileStream(
                Path.Combine(Folder, "running.lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
