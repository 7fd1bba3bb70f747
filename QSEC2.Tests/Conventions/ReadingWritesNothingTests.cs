using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.Moderation;
using QSEC2.Domain.People;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Features.Agenda;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Reports;

namespace QSEC2.Tests.Conventions;

/// <summary>Links are fetched ahead, by browsers and by what scans messages: reading a page, whichever, writes nothing.</summary>
public sealed class ReadingWritesNothingTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_is_read_by_somebody_who_may_read_everything_leaves_the_database_as_it_was()
    {
        await using var site = Site.Start();
        var known = await FillAsync(site);
        using var team = await site.SignedInAsync(Role.Admin);
        await using var database = new SqliteConnection($"Data Source={Path.Combine(site.Folder, "qsec2.db")};Pooling=False");
        await database.OpenAsync(Now);
        var (wrote, shown) = (new List<string>(), 0);
        foreach (var address in Addresses(site).Select(route => Filled(route, known)).Distinct(StringComparer.Ordinal))
        {
            var before = await VersionAsync(database);
            using var answer = await team.GetAsync(address, Now);
            shown += answer.StatusCode is HttpStatusCode.OK ? 1 : 0;
            if (await VersionAsync(database) != before)
                wrote.Add(address);
        }

        Assert.Empty(wrote);
        Assert.InRange(shown, 70, int.MaxValue);
    }

    // Changes when anybody else has committed anything.
    private static async Task<long> VersionAsync(SqliteConnection database) =>
        (long)(await new SqliteCommand("PRAGMA data_version", database).ExecuteScalarAsync(Now))!;

    private static IEnumerable<string> Addresses(Site site) =>
        site
            .Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Where(endpoint => endpoint.Metadata.GetMetadata<HubMetadata>() is null)
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") is not false)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/'))
            .Where(address => !address.StartsWith("/_", StringComparison.Ordinal));

    // The first that fits; what nothing fits leads nowhere, and writes nothing there either.
    private static string Filled(string route, IEnumerable<(string Pattern, string Address)> known)
    {
        foreach (var (pattern, address) in known)
            route = route.Replace(pattern, address, StringComparison.Ordinal);
        return route;
    }

    private static async Task<List<(string Pattern, string Address)>> FillAsync(Site site)
    {
        using var citizen = site.Browser();
        using var moderator = await site.WithTokenAsync();
        var debate = await site.DebateAsync();
        await site.AnnounceAsync("soiree", EventSteps.Booked(10));
        var registration = await citizen.RegisterAsync("soiree");
        var (id, code) = await citizen.AskAsync("À lire ?", debate.Wall());
        (await moderator.ApproveAsync(id)).EnsureSuccessStatusCode();
        var draft = new ReportDraft(RefusalReason.PersonalData, "Mon nom y est.", "", "");
        var report = await site.Services.GetRequiredService<ReportDesk>().ReceiveAsync(id, draft, Now);
        return
        [
            ("/debats/{code}", $"/debats/{debate.Code}"),
            ("/d/{code}", $"/d/{debate.Code}"),
            ("/inscription/{code}", $"/inscription/{registration}"),
            ("/signaler/{code}", $"/signaler/{report}"),
            ("{code}", code),
            ("{wall}", debate.Wall()),
            ("{season}", "air"),
            ("{theme}", "air-agir"),
            ("{department}", "93"),
            ("{id:guid}", id.ToString()),
            ("{name}.csv", "contributions.csv"),
            ("{name}.json", "contributions.json"),
            ("/expositions/{slug}", "/expositions/air"),
            ("/groupes/{slug}", "/groupes/groupe-paris-mobilites"),
            ("{kind}/{slug}", "evenements/soiree"),
            ("{slug}", "soiree"),
            ("{kind}", "evenements"),
            ("{part:int:min(1)}", "1"),
            ("{documentName}", "v1"),
        ];
    }
}
