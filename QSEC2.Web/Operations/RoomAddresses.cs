using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using QSEC2.Domain.Debates;
using QSEC2.Web.Data;

namespace QSEC2.Web.Operations;

/// <summary>
/// From which addresses open debates are held. Behind such an address sits a hall: whoever directs the debate, or may, was seen
/// there. Kept in memory: after a restart the next command from the room says it again.
/// </summary>
public sealed partial class RoomAddresses(WallDirectory walls)
{
    // A debate is directed from a few places; what nobody can have done by hand is not kept.
    private const int Most = 10_000;
    private readonly ConcurrentDictionary<(string Code, string Address), byte> _seen = new();

    /// <summary>The régie of a debate was paired here or directs it from here, or somebody who may mediate it opened its screens.</summary>
    public void Seen(HttpContext http, string code)
    {
        if (_seen.Count < Most)
            _seen.TryAdd((code, SubmissionLimits.Address(http)), 0);
    }

    /// <summary>The code of the debate that is held now where this request comes from; null when there is none.</summary>
    public async ValueTask<string?> DebateAsync(HttpContext http, CancellationToken cancellation)
    {
        var address = SubmissionLimits.Address(http);
        foreach (var code in _seen.Keys.Where(seen => seen.Address == address).Select(seen => seen.Code))
        {
            if (await FindAsync(code, cancellation) is { State: DebateState.Open or DebateState.Paused })
                return code;
        }

        return null;
    }

    internal async Task LookAsync(HttpContext http)
    {
        if (!http.User.MayMediate() || Screen().Match(http.Request.Path.Value ?? "") is not { Success: true } screen)
            return;
        if (DebateCode.Read(screen.Groups["code"].Value) is { } code && await FindAsync(code, http.RequestAborted) is { } debate && http.User.AsEditor().May(debate.Department))
            Seen(http, code);
    }

    private async ValueTask<DebateOnWall?> FindAsync(string code, CancellationToken cancellation) =>
        (await walls.DebatesAsync(cancellation)).FirstOrDefault(place => place.Debate?.Code == code)?.Debate;

    // The desk, the set-up page, the projection, the régie and the platform: what one opens in the room or to prepare it.
    [GeneratedRegex("^/(gestion/debats/(?<code>[^/]+)|murs/debat-(?<code>[^/]+)/projection|debats/(?<code>[^/]+)/(regie|tribune))(/|$)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Screen();
}

public static class Rooms
{
    /// <summary>Learns from whoever may mediate where their debates are held. Before what is cached: a projection is.</summary>
    public static IApplicationBuilder UseRooms(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        await http.RequestServices.GetRequiredService<RoomAddresses>().LookAsync(http);
        await next(http);
    });
}
