using System.Net;
using Microsoft.Extensions.Localization;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Http;

/// <summary>
/// Under which names the site answers. Links and QR codes repeat the name that was asked for, so it must be ours: the one of
/// <c>Site:PublicUrl</c>, and this machine by itself; without that setting, any name or address of this machine.
/// </summary>
public sealed class KnownHosts(PublicUrl site, MachineNames machine)
{
    // Those who watch the site come by whatever address they have for it, and are shown no link.
    private static readonly string[] ForWatchers = ["/health", "/metrics"];

    /// <summary>For whoever starts the site.</summary>
    public IEnumerable<string> Names => site.Name is { } name ? [name, "localhost"] : machine.Now;

    public bool Accepts(HttpRequest request) =>
        Accepts(request.Host.Host)
        || ForWatchers.Any(prefix => request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase));

    private bool Accepts(string host) => IsLoopback(host) || IsConfiguredOrOfThisMachine(host);

    private bool IsConfiguredOrOfThisMachine(string host) =>
        site.Name is { } name ? host.Equals(name, StringComparison.OrdinalIgnoreCase) : machine.Has(host);

    // Written as browsers write it: 127.1 and 2130706433 are it too.
    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (
            IPAddress.TryParse(host.Trim('[', ']'), out var address)
            && IPAddress.IsLoopback(address)
            && address.ToString() == host.Trim('[', ']')
        );
}

public static class KnownHostsPipeline
{
    /// <summary>After the headers of proxies, and the language.</summary>
    public static IApplicationBuilder UseKnownHosts(this WebApplication app)
    {
        var hosts = app.Services.GetRequiredService<KnownHosts>();
        return app.Use((http, next) => hosts.Accepts(http.Request) ? next(http) : RefuseAsync(http));
    }

    // No page: its links would be the stranger's.
    private static Task RefuseAsync(HttpContext http)
    {
        var said = http.RequestServices.GetRequiredService<IStringLocalizer<Texts>>()["Host.Unknown"];
        var answer = http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            ? http.RequestServices.GetRequiredService<ApiProblems>().Problem(StatusCodes.Status400BadRequest, "unknown_host", said)
            : Results.Text(said, statusCode: StatusCodes.Status400BadRequest);
        return answer.ExecuteAsync(http);
    }
}
