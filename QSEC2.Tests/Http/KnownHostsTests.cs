using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using QSEC2.Tests.Support;
using QSEC2.Web.Http;

namespace QSEC2.Tests.Http;

/// <summary>Links and QR codes repeat the name that was asked for: it must be ours.</summary>
public sealed class KnownHostsTests(SiteFixture one) : IClassFixture<SiteFixture>
{
    private const string PublicName = "questions.example.org";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static TheoryData<string> OfThisMachine => [.. MachineNames.OfThisMachine()];

    [Theory, MemberData(nameof(OfThisMachine))]
    public async Task This_machine_answers_to_its_own_names(string name) =>
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(one.Site, name)).StatusCode);

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:5080")]
    [InlineData("localhost.evil.example")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("192.0.2.77")]
    [InlineData("[2001:db8::7]")]
    public async Task It_answers_to_no_other(string name)
    {
        using var refused = await AskAsync(one.Site, name);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.DoesNotContain("evil", await refused.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
        using var api = await AskAsync(one.Site, name, "/API/v1/walls");
        Assert.Equal("unknown_host", (string?)(await api.JsonAsync())["code"]);
    }

    [Fact]
    public async Task With_a_public_address_that_is_the_name()
    {
        await using var site = Site.Start(new() { ["Site:PublicUrl"] = $"https://{PublicName}" });
        foreach (var name in new[] { PublicName, PublicName.ToUpperInvariant(), "localhost", "127.0.0.1", "[::1]" })
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(site, name)).StatusCode);
        foreach (var name in new[] { Environment.MachineName + ".local", "evil.example", "evil." + PublicName })
            Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync(site, name)).StatusCode);
    }

    [Theory]
    [InlineData(PublicName, HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    public async Task What_a_proxy_says_was_asked_for_counts(string name, HttpStatusCode answered)
    {
        await using var site = Site.Start(new() { ["Site:PublicUrl"] = $"https://{PublicName}" });
        using var proxy = site.Public();
        proxy.DefaultRequestHeaders.Add("X-Forwarded-Host", name);
        Assert.Equal(answered, (await proxy.GetAsync("/murs", Now)).StatusCode);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Whoever_watches_comes_by_any_name(string address) =>
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(one.Site, "10.9.8.7", address)).StatusCode);

    [Fact]
    public void An_address_that_comes_later_is_known_within_seconds_and_one_that_goes_is_forgotten()
    {
        var (time, has) = (new FakeTimeProvider(), new List<string> { "192.168.1.5" });
        var machine = new MachineNames(time, () => has);
        Assert.True(machine.Has("192.168.1.5"));
        has[0] = "10.0.0.9";
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(machine.Has("10.0.0.9"));
        Assert.False(machine.Has("192.168.1.5"));
    }

    [Theory]
    [InlineData("questions.example.org")]
    [InlineData("ftp://questions.example.org")]
    public void A_public_address_that_is_none_is_told_when_the_site_starts(string setting) =>
        Assert.Throws<InvalidDataException>(() =>
            new PublicUrl(new ConfigurationBuilder().AddInMemoryCollection([new("Site:PublicUrl", setting)]).Build())
        );

    [Fact]
    public async Task The_start_says_under_which_names()
    {
        using var folder = new TestFolder();
        await using var site = await SiteProcess.StartAsync(folder.Path);
        var said = site.Output.Split('\n').Single(line => line.Contains("answers to", StringComparison.Ordinal));
        Assert.Contains($"localhost, {Environment.MachineName}", said, StringComparison.Ordinal);
        Assert.Contains("Site:PublicUrl", said, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> AskAsync(Site site, string name, string address = "/murs")
    {
        using var client = site.Public();
        client.DefaultRequestHeaders.Host = name;
        return await client.GetAsync(address, Now);
    }
}
