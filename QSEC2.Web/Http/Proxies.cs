using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace QSEC2.Web.Http;

/// <summary>
/// Whose word counts for the address, scheme and host of a visitor: a proxy on this machine, and those of <c>Site:Proxies</c>
/// (addresses or networks, separated by commas: <c>10.0.0.7, 172.16.0.0/12</c>). What anyone else says of it is ignored.
/// </summary>
public static class Proxies
{
    public static void AddProxies(this IServiceCollection services, IConfiguration configuration)
    {
        var known = Read(configuration["Site:Proxies"]);
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            foreach (var network in known)
                options.KnownIPNetworks.Add(network);
        });
    }

    private static List<IPNetwork> Read(string? setting) =>
        [.. (setting ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Network)];

    private static IPNetwork Network(string text)
    {
        if (IPAddress.TryParse(text, out var address))
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        return IPNetwork.TryParse(text, out var network)
            ? network
            : throw new InvalidDataException($"Site:Proxies: '{text}' is neither an address nor a network.");
    }
}
