using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using QSEC2.Domain.People;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Conventions;

/// <summary>Whatever is asked for that no page would ask for is refused or ignored; nothing breaks.</summary>
public sealed partial class ExtremesTests(SiteFixture one) : IClassFixture<SiteFixture>
{
    private static readonly string[] Values =
    [
        "9999-12",
        "0001-01",
        "9999-12-31",
        "0001-01-01",
        "2147483647",
        "-2147483648",
        "9223372036854775807",
        "-9223372036854775808",
        "99999999999999999999",
        "%00",
        "%EF%BF%BF",
        "%ED%A0%80",
        new string('a', 3_000),
        "%22%27%3C%3E%25_*%28",
        "",
    ];

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_page_breaks_whatever_its_address_asks_for()
    {
        var debate = await one.Site.DebateAsync();
        using var browser = await one.Site.SignedInAsync(Role.Admin);
        var names = QueryNames();
        var broken = new List<string>();
        Assert.Contains(Pages(), endpoint => Typed(endpoint).Contains("page"));
        foreach (var endpoint in Pages())
        {
            var address = endpoint.Address(name => name == "code" ? debate.Code : MappedEndpoints.Sample(name));
            var typed = Typed(endpoint);
            foreach (var value in Values)
            {
                var asked = names.Except(typed, StringComparer.Ordinal).Select(name => $"{name}={value}");
                await AskAsync(browser, $"{address}?{string.Join('&', asked)}", broken);
                foreach (var name in typed)
                    await AskAsync(browser, $"{address}?{name}={value}", broken);
            }
        }

        Assert.Empty(broken);
    }

    [Fact]
    public async Task Nor_whatever_stands_in_it()
    {
        using var browser = await one.Site.SignedInAsync(Role.Admin);
        var broken = new List<string>();
        foreach (var endpoint in Pages().Where(endpoint => endpoint.RoutePattern.Parameters.Count > 0))
        {
            foreach (var value in Values.Where(value => value.Length > 0))
                await AskAsync(browser, endpoint.Address(name => name == "kind" ? MappedEndpoints.Sample(name) : value), broken);
        }

        Assert.Empty(broken);
    }

    private static async Task AskAsync(HttpClient browser, string address, List<string> broken)
    {
        using var answer = await browser.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, Now);
        if (answer.StatusCode >= HttpStatusCode.InternalServerError)
            broken.Add($"{(int)answer.StatusCode} {address[..Math.Min(address.Length, 200)]}");
    }

    // What handlers read by hand, and what they are given as text.
    private List<string> QueryNames() =>
        [
            .. Sources
                .Of("QSEC2.Web", ".cs", ".razor")
                .SelectMany(file => ReadByHand().Matches(file.Text))
                .Select(match => match.Groups["name"].Value)
                .Concat(Pages().SelectMany(Parameters).Where(IsText).Select(parameter => parameter.Name!))
                .Distinct(StringComparer.Ordinal),
        ];

    private static List<string> Typed(RouteEndpoint endpoint) =>
        [
            .. Parameters(endpoint)
                .Where(parameter => !IsText(parameter))
                .Select(parameter => parameter.Name!)
                .Where(name => endpoint.RoutePattern.GetParameter(name) is null),
        ];

    private static IEnumerable<ParameterInfo> Parameters(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? []).Where(parameter =>
            IsText(parameter) || Nullable.GetUnderlyingType(parameter.ParameterType) is not null
        );

    private static bool IsText(ParameterInfo parameter) => parameter.ParameterType == typeof(string);

    private IEnumerable<RouteEndpoint> Pages() => one.Site.Endpoints().Where(endpoint => endpoint.Methods().Contains("GET"));

    [GeneratedRegex(@"[qQ]uery(\[|\.TryGetValue\(|\.ContainsKey\()""(?<name>\w+)""", RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex ReadByHand();
}
