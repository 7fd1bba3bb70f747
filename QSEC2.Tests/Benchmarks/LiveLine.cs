using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Benchmarks;

/// <summary>A server with a hall before it, told one thing after another: the site, or the bare hub.</summary>
internal sealed class LiveLine(string name, MeasuredServer server, Hall hall, Func<long, Task> tell) : IAsyncDisposable
{
    private long _event;

    public string Name => name;
    public MeasuredServer Server => server;
    public Hall Hall => hall;

    public static async Task<LiveLine> OfAsync(MeasuredSite site, int viewers) =>
        new("the site", site.Server, await Hall.FillAsync(site.Server.Address, Site.Wall, viewers), _ => site.ApproveAsync());

    /// <param name="like">The site, which has told something already: the bare hub sends the same bytes.</param>
    public static async Task<LiveLine> OfAsync(MeasuredServer bare, int viewers, LiveLine like)
    {
        var client = new HttpClient { BaseAddress = bare.Address };
        var frame = JsonNode.Parse(Encoding.UTF8.GetString(like.Hall.AFrame).TrimEnd('\u001e'))!["arguments"]![0]!;
        return new LiveLine("a bare hub", bare, await Hall.FillAsync(bare.Address, Site.Wall, viewers), async number =>
        {
            var numbered = frame.DeepClone();
            numbered["to"] = number;
            (await client.PostAsJsonAsync("/send", numbered)).EnsureSuccessStatusCode();
        });
    }

    /// <summary>Tells one thing; milliseconds until each screen had it.</summary>
    public Task<double[]> TellAsync() => TellAsync(1);

    /// <summary>Tells several things at once; milliseconds until each screen had the last.</summary>
    public Task<double[]> TellAsync(int burst)
    {
        var first = _event + 1;
        _event += burst;
        return hall.TellAsync(_event, () => Task.WhenAll(Enumerable.Range(0, burst).Select(i => tell(first + i))));
    }

    public ValueTask DisposeAsync() => hall.DisposeAsync();
}
