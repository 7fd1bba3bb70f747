using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Tests.Features.Manage;
using QSEC2.Tests.Support;
using QSEC2.Web.Http;

namespace QSEC2.Tests.Conventions;

/// <summary>
/// An operator of 93 and what belongs to 94, at every address of the desks: a new one fails here until it is said in
/// <see cref="OtherDepartment"/> what it answers them.
/// </summary>
public sealed class EveryVerbTests(SiteFixture one) : IClassFixture<SiteFixture>, IAsyncLifetime
{
    private static readonly string[] ForOperators = [Policies.Manage, Policies.Answer];
    private OtherDepartment _others = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _others = await OtherDepartment.SeedAsync(one.Site);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void Every_address_of_their_desks_is_walked() =>
        Assert.Equal(
            Endpoints().Order(StringComparer.Ordinal),
            _others.Asked.Select(asked => asked.Endpoint).Distinct().Order(StringComparer.Ordinal)
        );

    [Fact]
    public async Task Nothing_of_94_answers_an_operator_of_93()
    {
        using var lea = await one.Site.OperatorAsync("93");
        var before = await _others.StateAsync();
        var answered = new List<string>();
        foreach (var (endpoint, address, expected) in _others.Asked)
        {
            using var answer = await AskAsync(lea, endpoint, address);
            var html = await answer.Content.ReadAsStringAsync(Now);
            var isRight = expected switch
            {
                Expected.NotThere => answer.StatusCode is HttpStatusCode.NotFound,
                Expected.NothingShown => answer.StatusCode is HttpStatusCode.OK,
                _ => answer.StatusCode is not HttpStatusCode.Redirect,
            };
            if (!isRight || html.Contains(OtherDepartment.Marker, StringComparison.Ordinal))
                answered.Add($"{endpoint} at {address}: {answer.StatusCode}");
        }

        Assert.Empty(answered);
        Assert.Equal(before, await _others.StateAsync());
    }

    [Fact]
    public async Task Whose_it_is_finds_all_of_it()
    {
        using var max = await one.Site.OperatorAsync("94");
        foreach (
            var (endpoint, address, expected) in _others.Asked.Where(asked =>
                asked.Endpoint.StartsWith("GET ", StringComparison.Ordinal) && !OtherDepartment.IsNobodys(asked.Endpoint)
            )
        )
        {
            using var answer = await max.GetAsync(address, Now);
            Assert.True(answer.StatusCode is HttpStatusCode.OK, $"{endpoint} at {address}: {answer.StatusCode}, {expected}");
        }
    }

    // With the token of a form of their own, and what would be a good entry of theirs.
    private static async Task<HttpResponseMessage> AskAsync(HttpClient lea, string endpoint, string address)
    {
        if (endpoint.StartsWith("GET ", StringComparison.Ordinal))
            return await lea.GetAsync(address, Now);
        var form = (await lea.OpenAsync("/gestion/evenements/nouveau"))
            .With("version", "2")
            .With("revision", "1")
            .With("title.fr", "Pris")
            .With("type", "talk")
            .With("day", "2099-01-01");
        return await lea.SendAsync(address, form.With("department", address.EndsWith("/nouveau", StringComparison.Ordinal) ? "94" : "93"));
    }

    private IEnumerable<string> Endpoints() =>
        one
            .Site.Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint =>
                endpoint
                    .Metadata.GetOrderedMetadata<IAuthorizeData>()
                    .Any(rule => ForOperators.Contains(rule.Policy, StringComparer.Ordinal))
            )
            .SelectMany(endpoint =>
                endpoint
                    .Metadata.GetMetadata<IHttpMethodMetadata>()!
                    .HttpMethods.Where(method => method != "HEAD")
                    .Select(method => $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}")
            );
}
