using System.Net;
using QSEC2.Domain.People;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Conventions;

/// <summary>Routing ignores the case of addresses: so does everything else that looks at one.</summary>
public sealed class CapitalsTests(SharedSite one)
{
    private static readonly string[] Sockets = ["/hubs/wall", "/_blazor"];

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_address_answers_capitals_as_it_answers_itself(bool signedIn)
    {
        using var browser = signedIn ? await one.Site.SignedInAsync(Role.Admin) : SignInSteps.Watchful(one.Site.Address);
        var different = new List<string>();
        foreach (var endpoint in one.Site.Endpoints().Where(endpoint => endpoint.Methods().Contains("GET")))
        {
            var usual = await LookAsync(browser, endpoint.Address());
            var capitals = await LookAsync(browser, endpoint.Address(write: word => word.ToUpperInvariant()));
            if (usual != capitals)
                different.Add($"{usual}\n{capitals}");
        }

        Assert.Empty(different);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_session_opens_nothing_of_the_api(bool capitals)
    {
        using var browser = await one.Site.SignedInAsync(Role.Admin);
        var closed = one
            .Site.Endpoints()
            .Where(endpoint => endpoint.RoutePattern.RawText!.Contains("/moderation/", StringComparison.Ordinal))
            .Where(endpoint => endpoint.RoutePattern.RawText!.Contains("api/", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(closed);
        foreach (var endpoint in closed)
        {
            var address = endpoint.Address(write: word => capitals ? word.ToUpperInvariant() : word);
            using var request = new HttpRequestMessage(new HttpMethod(endpoint.Methods()[0]), address);
            request.Content = new StringContent("{}", null, "application/json");
            using var answer = await browser.SendAsync(request, Now);
            Assert.Equal((address, HttpStatusCode.Unauthorized), (address, answer.StatusCode));
        }
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("", true)]
    [InlineData("/en", false)]
    [InlineData("/en", true)]
    public async Task No_page_of_another_site_opens_a_socket(string language, bool capitals)
    {
        using var browser = one.Site.Public();
        foreach (var socket in Sockets.Select(socket => language + socket))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, capitals ? socket.ToUpperInvariant() : socket);
            request.Headers.Add("Origin", "https://ailleurs.example");
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.SendAsync(request, Now)).StatusCode);
        }
    }

    [Theory]
    [InlineData("/API/v1/nowhere", "application/problem+json")]
    [InlineData("/Photos/nowhere", "application/problem+json")]
    [InlineData("/Murs/nowhere", "text/html")]
    public async Task What_is_missing_is_said_as_its_address_wants_it(string address, string type)
    {
        using var browser = one.Site.Public();
        using var answer = await browser.GetAsync(address, Now);
        Assert.Equal((HttpStatusCode.NotFound, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task English_is_english_in_capitals()
    {
        using var browser = one.Site.Public();
        var page = Forms.Page(await browser.GetStringAsync("/EN/MURS", Now));
        Assert.Equal(("en", "/murs"), (page.DocumentElement.GetAttribute("lang"), page.QuerySelector("a.switch")?.GetAttribute("href")));
    }

    private static async Task<Answer> LookAsync(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, Now);
        var html = answer.Content.Headers.ContentType?.MediaType == "text/html" ? await answer.Content.ReadAsStringAsync(Now) : "";
        var canonical = html.Length == 0 ? null : Forms.Page(html).QuerySelector("link[rel=canonical]")?.GetAttribute("href");
        return new(
            address.ToLowerInvariant(),
            answer.StatusCode,
            answer.Headers.Location?.OriginalString.ToLowerInvariant(),
            Header(answer, "Content-Security-Policy"),
            Header(answer, "Cache-Control"),
            Header(answer, "WWW-Authenticate"),
            answer.Content.Headers.ContentType?.ToString(),
            canonical
        );
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";

    private sealed record Answer(
        string Address,
        HttpStatusCode Status,
        string? Location,
        string Policy,
        string Cache,
        string Challenge,
        string? Type,
        string? Canonical
    );
}
