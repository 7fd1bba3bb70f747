using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace QSEC2.Web.Http;

/// <summary>
/// The names and addresses that this machine itself has, as browsers write them. They change when a laptop changes rooms: read again.
/// </summary>
/// <param name="read">What they are now.</param>
public sealed class MachineNames(TimeProvider time, Func<IEnumerable<string>> read)
{
    private static readonly TimeSpan StaysFresh = TimeSpan.FromSeconds(10);

    // A new address is asked for as soon as it is there; a stranger who asks for others makes us look once a second.
    private static readonly TimeSpan LooksAgainAfter = TimeSpan.FromSeconds(1);

    private volatile Reading? _last;

    public IReadOnlyCollection<string> Now => Read(StaysFresh).Names;

    public bool Has(string name) => Read(StaysFresh).Names.Contains(name) || Read(LooksAgainAfter).Names.Contains(name);

    /// <summary>Of the machine on which this runs.</summary>
    public static IEnumerable<string> OfThisMachine() =>
        Names().Concat(Addresses().Select(Written)).Distinct(StringComparer.OrdinalIgnoreCase);

    private Reading Read(TimeSpan fresh)
    {
        if (_last is { } last && time.GetElapsedTime(last.At) < fresh)
            return last;
        return _last = new Reading(read().ToHashSet(StringComparer.OrdinalIgnoreCase), time.GetTimestamp());
    }

    private static IEnumerable<string> Names()
    {
        yield return "localhost";
        foreach (var name in new[] { Environment.MachineName, Dns.GetHostName() }.Where(name => name.Length > 0))
        {
            yield return name;
            yield return name.Split('.')[0] + ".local";
            foreach (
                var suffix in Interfaces().Select(one => one.GetIPProperties().DnsSuffix).Where(suffix => !string.IsNullOrEmpty(suffix))
            )
                yield return $"{name.Split('.')[0]}.{suffix}";
        }
    }

    private static IEnumerable<IPAddress> Addresses() =>
        Interfaces()
            .SelectMany(one => one.GetIPProperties().UnicastAddresses)
            .Select(one => one.Address)
            .Prepend(IPAddress.IPv6Loopback)
            .Prepend(IPAddress.Loopback);

    // On some systems one may not ask: the names are left.
    private static NetworkInterface[] Interfaces()
    {
        try
        {
            return [.. NetworkInterface.GetAllNetworkInterfaces().Where(one => one.OperationalStatus is not OperationalStatus.Down)];
        }
        catch (NetworkInformationException)
        {
            return [];
        }
    }

    private static string Written(IPAddress address) =>
        address.AddressFamily is AddressFamily.InterNetworkV6 ? $"[{new IPAddress(address.GetAddressBytes())}]" : address.ToString();

    private sealed record Reading(HashSet<string> Names, long At);
}
