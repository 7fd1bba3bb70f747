using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using QSEC2.Web.Http;

namespace QSEC2.Tests.Conventions;

/// <summary>What is wrong with a form, or with how it comes.</summary>
public enum Forgery
{
    WithoutToken,
    FalseToken,
    FromAnotherSite,
    FromAnotherHostOfTheSite,
    FromAnotherOrigin,
    PlainText,
    Json,
    WithoutBoundary,
    ForbiddenCharset,
    CutOff,
}

/// <summary>Every form there is, a new one too: none acts on what is not proved to be ours, and none breaks on what is no form.</summary>
public sealed class FormEndpointTests(FormForger forger) : IClassFixture<FormForger>
{
    private static readonly Forgery[] NoForm =
    [
        Forgery.PlainText,
        Forgery.Json,
        Forgery.WithoutBoundary,
        Forgery.ForbiddenCharset,
        Forgery.CutOff,
    ];

    // Some draw their form again, and find that there is nothing to draw.
    private static readonly int[] Unreadable = [400, 415, 404];

    private static readonly string[] Software = ["/api/v1/", "/hubs/", "/_blazor", "/health/", "/metrics"];

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static TheoryData<Forgery> Forgeries => [.. Enum.GetValues<Forgery>()];

    [Theory, MemberData(nameof(Forgeries))]
    public async Task No_form_acts_on_a_forgery(Forgery forgery)
    {
        var before = await forger.StateAsync();
        var wrong = new List<string>();
        foreach (var endpoint in forger.EveryForm())
        {
            using var answer = await forger.SendAsync(endpoint, forgery);
            var isSaid = NoForm.Contains(forgery) ? Unreadable.Contains((int)answer.StatusCode) : (int)answer.StatusCode < 500;
            if (!isSaid || FormForger.HasActed(answer))
                wrong.Add($"{endpoint.RoutePattern.RawText}: {answer.StatusCode}");
        }

        Assert.Empty(wrong);
        Assert.Equal(before, await forger.StateAsync());
        Assert.Empty(forger.Errors);
    }

    // Without this, an address that leads nowhere would be refused for the wrong reason.
    [Fact]
    public async Task Each_of_them_acts_on_a_form_of_ours()
    {
        await using var own = new FormForger();
        await own.InitializeAsync();
        var wrong = new List<string>();
        foreach (var endpoint in own.EveryForm())
        {
            using var answer = await own.SendOursAsync(endpoint);
            if (answer.StatusCode >= HttpStatusCode.InternalServerError || !FormForger.HasActed(answer))
                wrong.Add($"{endpoint.RoutePattern.RawText}: {answer.StatusCode}");
        }

        Assert.Empty(wrong);
        Assert.Empty(own.Errors);
    }

    // Old browsers say nothing of where a form comes from, and discreet ones say "null": their token is enough.
    [Theory]
    [InlineData(null, null, true)]
    [InlineData(null, "null", true)]
    [InlineData("none", null, true)]
    [InlineData("same-origin", "null", true)]
    [InlineData("cross-site", "null", false)]
    [InlineData("same-site", null, false)]
    [InlineData(null, "https://ailleurs.example", false)]
    public async Task A_good_token_counts_unless_it_surely_comes_from_elsewhere(string? from, string? origin, bool acts)
    {
        using var answer = await forger.SendOursAsync("/moderation/reponses/murs", from, origin);

        Assert.Equal(acts, FormForger.HasActed(answer));
        Assert.Equal(acts ? HttpStatusCode.Redirect : HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task What_nobody_draws_again_is_answered_by_a_page_that_says_so()
    {
        using var answer = await forger.SendOursAsync("/en/moderation/reponses/murs", "cross-site", null);

        Assert.Contains("This form stayed open too long.", await answer.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
    }

    // Pages of Blazor's own check the token themselves, the API asks for one of its own, sockets for their origin, and health only looks.
    [Fact]
    public void Whatever_takes_a_post_is_a_form_or_software()
    {
        var others = forger
            .Endpoints()
            .Where(endpoint => !FormForger.OnlyLooks(endpoint))
            .Where(endpoint => endpoint.Metadata.GetMetadata<FormEndpoint>() is null)
            .Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'));

        Assert.All(others, address => Assert.Contains(Software, prefix => address.StartsWith(prefix, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_page_cannot_take_a_form_in_another_way()
    {
        await using var app = WebApplication.CreateBuilder().Build();
        app.MapGroup("").WithVerifiedFormsOnly().MapPost("/oubliee", () => "fait");

        var sources = ((IEndpointRouteBuilder)app).DataSources;
        var refused = Assert.Throws<InvalidOperationException>(() => sources.SelectMany(source => source.Endpoints).ToList());
        Assert.Contains("/oubliee", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_far_too_large_is_said_to_be()
    {
        using var much = new FormUrlEncodedContent([new("message", new string('a', 100_000))]);
        using var answer = await forger.Team.PostAsync("/en/contact", much, Now);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("too large", await answer.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
        Assert.Empty(forger.Errors);
    }
}
