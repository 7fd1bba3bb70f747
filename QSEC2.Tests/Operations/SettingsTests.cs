using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using QSEC2.Tests.Support;
using QSEC2.Web.Data;
using QSEC2.Web.Http;

namespace QSEC2.Tests.Operations;

public sealed class SettingsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "http://localhost:5080")]
    [InlineData("--urls=http://localhost:5999", "http://localhost:5999")]
    [InlineData("--http_ports=5998", null)]
    public void It_listens_where_it_is_told_and_else_on_5080(string setting, string? url)
    {
        var builder = WebApplication.CreateBuilder(setting.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        builder.UseDefaultUrl();

        Assert.Equal(url, builder.WebHost.GetSetting("urls"));
    }

    [Fact]
    public void State_is_kept_in_data_beside_the_program_unless_told_otherwise()
    {
        using var folder = new TestFolder();
        var environment = new Microsoft.Extensions.Hosting.Internal.HostingEnvironment { ContentRootPath = folder.Path };

        Assert.Equal(folder.At("data"), new DataFolder(new ConfigurationBuilder().Build(), environment).Root);
        Assert.Equal(folder.At("data", "qsec2.db"), new DataFolder(new ConfigurationBuilder().Build(), environment).Database);
    }

    [Fact]
    public async Task A_proxy_on_this_machine_says_how_the_public_came()
    {
        await using var site = Site.Start(new() { ["Site:PublicUrl"] = "https://questions.example.org" });
        using var proxy = site.Public();
        proxy.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        proxy.DefaultRequestHeaders.Add("X-Forwarded-Host", "questions.example.org");

        using var answer = await proxy.SubmitAsync(new { kind = "question", text = "Qui répond ?" });
        Assert.StartsWith(
            "https://questions.example.org/suivi/",
            (string)(await answer.JsonAsync())["followUrl"]!,
            StringComparison.Ordinal
        );
        using var page = await proxy.GetAsync("/murs", Cancellation);
        Assert.Equal("max-age=31536000", page.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Fact]
    public void Other_proxies_are_known_by_address_or_network()
    {
        var services = new ServiceCollection();
        services.AddProxies(new ConfigurationBuilder().AddInMemoryCollection([new("Site:Proxies", "10.0.0.7, 172.16.0.0/12")]).Build());

        var known = services.BuildServiceProvider().GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value.KnownIPNetworks;
        Assert.Contains("10.0.0.7/32", known.Select(network => network.ToString()));
        Assert.Contains("172.16.0.0/12", known.Select(network => network.ToString()));
    }

    [Fact]
    public void A_proxy_that_is_no_address_is_refused_at_the_start() =>
        Assert.Throws<InvalidDataException>(() =>
            new ServiceCollection().AddProxies(
                new ConfigurationBuilder().AddInMemoryCollection([new("Site:Proxies", "proxy.local")]).Build()
            )
        );
}
