using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Benchmarks;

/// <summary>A server with a hall before it, told one thing after another: the site, or the bare hub.</summary>
internal sealed class LiveLine : IAsyncDisposable
{
    /// <summary>What is called often is compiled again, and again: before that is over, one measures the compiler.</summary>
    public const int WarmUps = 600;
    private const int InARow = 20;
    private const int EarlyViewers = 20;

    private readonly Func<long, Task> _tell;
    private readonly string _wall;
    private Hall? _hall;
    private long _event;

    private LiveLine(string name, MeasuredServer server, Func<long, Task> tell, string wall = Site.Wall, long after = 0) =>
        (Name, Server, _tell, _wall, _event) = (name, server, tell, wall, after);

    public string Name { get; }
    public MeasuredServer Server { get; }
    public Hall Hall => _hall!;

    /// <summary>The number that the next thing told has.</summary>
    public long Next => _event + 1;

    /// <param name="site">With <see cref="WarmUps"/> contributions that wait, beside those to be told.</param>
    public static async Task<LiveLine> OfAsync(MeasuredSite site, int viewers)
    {
        var line = new LiveLine("the site", site.Server, _ => site.ApproveAsync());
        await line.FillAsync(viewers);
        return line;
    }

    /// <summary>The hall of a debate, told what the régie says.</summary>
    public static async Task<LiveLine> OfAsync(Evening evening, Direction direction, int viewers)
    {
        var line = new LiveLine("the site", evening.Site.Server, _ => direction.DoAsync(), evening.Wall, await evening.SequenceAsync());
        await line.FillAsync(viewers);
        return line;
    }

    /// <param name="like">The bare hub sends the same bytes as the site did.</param>
    public static async Task<LiveLine> OfAsync(MeasuredServer bare, int viewers, LiveLine like)
    {
        var client = new HttpClient { BaseAddress = bare.Address };
        var frame = JsonNode.Parse(Encoding.UTF8.GetString(like.Hall.AFrame).TrimEnd('\u001e'))!["arguments"]![0]!;
        var line = new LiveLine(
            "a bare hub",
            bare,
            async number =>
            {
                frame["to"] = number;
                (await client.PostAsJsonAsync("/send", frame)).EnsureSuccessStatusCode();
            }
        );
        await line.FillAsync(viewers);
        return line;
    }

    /// <summary>Tells one thing, or several one right after another; milliseconds until each screen had the last.</summary>
    public Task<double[]> TellAsync(int things = 1)
    {
        var first = Next;
        _event += things;
        return Hall.TellAsync(
            _event,
            async () =>
            {
                for (var number = first; number < first + things; number++)
                    await _tell(number);
            }
        );
    }

    public ValueTask DisposeAsync() => Hall.DisposeAsync();

    private async Task FillAsync(int viewers)
    {
        _hall = await Hall.FillAsync(Server.Address, _wall, EarlyViewers, after: _event);
        for (var i = 0; i < WarmUps / InARow; i++)
            await TellAsync(InARow);
        await _hall.DisposeAsync();
        _hall = await Hall.FillAsync(Server.Address, _wall, viewers, after: _event);
        await TellAsync();
    }
}
