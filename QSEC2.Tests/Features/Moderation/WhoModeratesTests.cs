using System.Net;
using System.Net.Http.Json;
using QSEC2.Domain.People;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Moderation;

public sealed class WhoModeratesTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static readonly string[] Verbs = ["GET queue", "POST {0}/approve", "POST {0}/refuse", "POST {0}/remove", "POST {0}/restore"];

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Role.Moderator)]
    [InlineData(Role.Admin)]
    public async Task Moderators_and_administrators_decide(string role)
    {
        var (id, _) = await shared.Public.AskAsync("Qui décide ?");
        using var client = await shared.Site.WithTokenAsync(role);
        Assert.Equal(HttpStatusCode.NoContent, (await client.ApproveAsync(id)).StatusCode);
    }

    [Theory]
    [InlineData(Role.Kiosk)]
    [InlineData(Role.Guarantor)]
    [InlineData(Role.Mediator)]
    [InlineData(Role.Expert)]
    [InlineData(Role.Operator)]
    public async Task Nobody_else_does_any_of_it(string role)
    {
        var (id, _) = await shared.Public.AskAsync("Qui ne décide pas ?");
        using var client = await shared.Site.WithTokenAsync(role);
        foreach (var verb in Verbs)
            await (await SendAsync(client, verb, id)).IsProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        Assert.Equal(HttpStatusCode.NoContent, (await shared.Moderator.ApproveAsync(id)).StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData(" ")]
    public async Task Without_a_token_that_we_know_nothing_is_told_and_nothing_done(string? token)
    {
        var (id, _) = await shared.Public.AskAsync("Sans jeton ?");
        using var client = shared.Site.Public();
        if (token is not null)
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        foreach (var verb in Verbs)
        {
            var response = await SendAsync(client, verb, id);
            await response.IsProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
            Assert.Equal("Bearer", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
        }
    }

    [Fact]
    public async Task The_cookie_of_a_moderators_browser_opens_nothing_in_the_api()
    {
        using var browser = shared.Site.Browser();
        var form = Forms.Read(await browser.GetStringAsync("/connexion", Now));
        using var entered = await browser.PostAsync(
            "/connexion",
            form.With("email", Site.AdminEmail).With("password", Site.AdminPassword).Content(),
            Now
        );
        Assert.EndsWith("/compte", entered.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        var (id, _) = await shared.Public.AskAsync("Depuis un autre site ?");
        foreach (var verb in Verbs)
            await (await SendAsync(browser, verb, id)).IsProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string verb, Guid id)
    {
        var (method, path) = (verb.Split(' ')[0], string.Format(null, verb.Split(' ')[1], id));
        return client.SendAsync(
            new HttpRequestMessage(HttpMethod.Parse(method), $"/api/v1/moderation/{path}")
            {
                Content = method == "POST" ? JsonContent.Create(new { reason = "off_topic" }) : null,
            },
            Now
        );
    }
}
