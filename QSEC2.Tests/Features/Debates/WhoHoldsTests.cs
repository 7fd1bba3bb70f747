using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.People;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Features.Manage;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Debates;

/// <summary>Who may do what with a debate: every verb of the desk is walked.</summary>
public sealed class WhoHoldsTests(SiteFixture one) : IClassFixture<SiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static TheoryData<string> Holding => [Role.Mediator, Role.Operator];

    public static TheoryData<string> Others => [.. Role.People.Except([Role.Mediator, Role.Operator, Role.Admin])];

    [Theory, MemberData(nameof(Holding))]
    public async Task For_those_of_93_what_is_94s_does_not_exist_whatever_they_ask(string role)
    {
        var debate = await one.Site.DebateAsync(open: false, title: "Le débat des autres", department: "94");
        using var mediator = await one.Site.MemberAsync(role, "93");
        var form = await mediator.FormAsync($"{DebateTeamSteps.Desk}/nouveau", $"form[action='{DebateTeamSteps.Desk}/nouveau']");
        foreach (var (verb, address) in Verbs(debate.Code))
        {
            using var asked = new HttpRequestMessage(new HttpMethod(verb), address) { Content = verb == "POST" ? form.Content() : null };
            using var answer = await mediator.SendAsync(asked, Now);
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound, $"{verb} {address}: {answer.StatusCode}");
        }

        Assert.DoesNotContain("Le débat des autres", await mediator.GetStringAsync(DebateTeamSteps.Desk, Now), StringComparison.Ordinal);
        await using var db = one.Site.Database();
        Assert.Empty((await db.Debates.AsNoTracking().SingleAsync(found => found.Code == debate.Code, Now)).Statements);
    }

    [Fact]
    public async Task Those_of_94_do_all_that()
    {
        var debate = await one.Site.DebateAsync(open: false, department: "94");
        using var mediator = await one.Site.MemberAsync(Role.Mediator, "94");
        foreach (var (_, address) in Verbs(debate.Code).Where(verb => verb.Verb == "GET"))
        {
            using var answer = await mediator.GetAsync(address, Now);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Found, $"{address}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task What_was_theirs_is_given_to_nobody_elses_departement()
    {
        var debate = await one.Site.DebateAsync();
        using var mediator = await one.Site.MemberAsync(Role.Mediator, "93");
        var plan = $"{DebateTeamSteps.Desk}/{debate.Code}/plan";
        var (to, page) = await mediator.FillAsync(plan, plan, ("department", "94"));
        Assert.Null(to);
        Assert.NotEqual("", DebateTeamSteps.Error(page, "department"));
    }

    [Theory, MemberData(nameof(Others))]
    public async Task Nobody_else_of_the_team_holds_debates(string role)
    {
        var debate = await one.Site.DebateAsync();
        using var browser = await one.Site.SignedInAsync(role, $"{Guid.CreateVersion7():N}@example.org");
        var form = await browser.FormAsync("/compte", "main form");
        foreach (
            var (verb, address) in Verbs(debate.Code)
                .Append(("GET", DebateTeamSteps.Desk))
                .Append(("POST", $"{DebateTeamSteps.Desk}/nouveau"))
        )
        {
            using var asked = new HttpRequestMessage(new HttpMethod(verb), address) { Content = verb == "POST" ? form.Content() : null };
            using var answer = await browser.SendAsync(asked, Now);
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{verb} {address}: {answer.StatusCode}");
        }

        Assert.DoesNotContain(DebateTeamSteps.Desk, await browser.GetStringAsync("/compte", Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_is_asked_to_sign_in_whether_it_exists_or_not()
    {
        var debate = await one.Site.DebateAsync();
        using var stranger = SignInSteps.Watchful(one.Site.Address);
        foreach (var (verb, address) in Verbs(debate.Code).Concat(Verbs("ZZZZZ")))
        {
            using var asked = new HttpRequestMessage(new HttpMethod(verb), address)
            {
                Content = verb == "POST" ? new FormUrlEncodedContent([]) : null,
            };
            using var answer = await stranger.SendAsync(asked, Now);
            Assert.StartsWith("/connexion", answer.Headers.Location?.PathAndQuery ?? $"{answer.StatusCode}", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whoever_may_is_led_there()
    {
        using var mediator = await one.Site.MemberAsync(Role.Mediator, "93");
        Assert.Contains($"href=\"{DebateTeamSteps.Desk}\"", await mediator.GetStringAsync("/compte", Now), StringComparison.Ordinal);
        using var writer = await one.Site.OperatorAsync("93");
        Assert.Contains($"href=\"{DebateTeamSteps.Desk}\"", await writer.GetStringAsync("/gestion", Now), StringComparison.Ordinal);
    }

    // Whatever is added to the desk is walked too.
    private List<(string Verb, string Address)> Verbs(string code) =>
        [
            .. one
                .Site.Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
                .SelectMany(source => source.Endpoints)
                .OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith(DebateTeamSteps.Desk + "/{code}", StringComparison.Ordinal))
                .SelectMany(endpoint =>
                    endpoint
                        .Metadata.GetMetadata<IHttpMethodMetadata>()!
                        .HttpMethods.Where(verb => verb != "HEAD")
                        .Select(verb =>
                            (
                                verb,
                                endpoint
                                    .RoutePattern.RawText!.Replace("{code}", code, StringComparison.Ordinal)
                                    .Replace("{id:guid}", $"{Guid.Empty}", StringComparison.Ordinal)
                            )
                        )
                ),
        ];
}
