using System.Text.Json.Nodes;
using Microsoft.Playwright;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

/// <summary>A projection stays open for a day: what arrives must not pile up in the browser.</summary>
public sealed class ProjectionLastingTests(Chromium chromium, UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private const int EightHours = 5_760,
        InAFrame = 12,
        FirstTurn = 1_200,
        MoreThanIsKept = 360;

    private IWebSocketRoute? _wire;
    private long _sequence;

    [Fact]
    public async Task Eight_hours_of_arrivals_leave_the_memory_of_the_browser_flat()
    {
        var debate = await shared.Site.DebateAsync();
        await shared.PublishAsync("La première ?", debate.Wall());
        await using var hall = await chromium.HallAsync(shared.Site);
        var page = await hall.NewPageAsync();
        // Eight hours in as little time: what is new is so for one second in the place of twenty.
        await page.AddInitScriptAsync(
            """
            {
              const wait = window.setTimeout;
              window.setTimeout = (then, time, ...rest) => wait(then, time === 20_000 ? 1_000 : time, ...rest);
            }
            """
        );
        await OpenAsync(page, debate.Wall());
        await ArriveAsync(page, FirstTurn);
        var (heap, nodes) = await WeighAsync(page);
        await ArriveAsync(page, EightHours - FirstTurn);
        var (laterHeap, laterNodes) = await WeighAsync(page);
        TestContext.Current.TestOutputHelper?.WriteLine($"Heap {heap:N0} → {laterHeap:N0} bytes, nodes {nodes:N0} → {laterNodes:N0}");
        Assert.True(laterHeap < heap * 1.3, $"The heap grew from {heap:N0} to {laterHeap:N0} bytes.");
        Assert.True(laterNodes < nodes * 1.3, $"The nodes grew from {nodes:N0} to {laterNodes:N0}.");
    }

    [Fact]
    public async Task What_most_people_support_stays_whatever_arrives()
    {
        var debate = await shared.Site.DebateAsync();
        await shared.PublishAsync("La première ?", debate.Wall());
        await using var hall = await chromium.HallAsync(shared.Site);
        var page = await hall.NewPageAsync();
        await OpenAsync(page, debate.Wall());
        await ArriveAsync(page, MoreThanIsKept);
        var first = page.Locator("[data-cards] > li").Filter(new() { HasText = "La première ?" });
        await Assertions.Expect(first).ToHaveCountAsync(1);
    }

    private async Task OpenAsync(IPage page, string wall)
    {
        await page.RouteWebSocketAsync("**/hubs/wall", Answer);
        await page.GotoAsync($"/murs/{wall}/projection");
        _sequence = await page.EvaluateAsync<long>("() => Number(document.querySelector('#wall').dataset.sequence)");
        await page.IsAsync("live");
    }

    private async Task ArriveAsync(IPage page, int count)
    {
        for (var sent = 0; sent < count; sent += InAFrame)
        {
            var from = _sequence + 1;
            var events = new JsonArray();
            for (var i = 0; i < InAFrame; i++)
                events.Add(Published(++_sequence));
            Send(
                new JsonObject
                {
                    ["type"] = 1,
                    ["target"] = "events",
                    ["arguments"] = new JsonArray(
                        new JsonObject
                        {
                            ["wall"] = "",
                            ["from"] = from,
                            ["to"] = _sequence,
                            ["events"] = events,
                        }
                    ),
                }
            );
            if (sent % (InAFrame * 10) == 0)
                await page.HasAsync(_sequence);
        }

        await page.HasAsync(_sequence);
    }

    private static JsonObject Published(long sequence)
    {
        var id = Guid.CreateVersion7().ToString();
        var html =
            $"""<article class="contribution-card contribution-card--question" data-id="{id}" data-number="{sequence}">"""
            + """<span class="contribution-card__glyph" aria-hidden="true">?</span><div class="contribution-card__text" dir="auto">"""
            + $"""<p>Une question qui arrive, numéro {sequence}, comme toutes les cinq secondes ?</p></div>"""
            + """<footer class="contribution-card__by"><bdi class="contribution-card__name">Une voisine</bdi></footer></article>""";
        var at = DateTimeOffset.UnixEpoch.AddDays(20_000).AddSeconds(5 * sequence).ToString("O");
        return new JsonObject
        {
            ["sequence"] = sequence,
            ["at"] = at,
            ["type"] = "published",
            ["id"] = id,
            ["html"] = html,
            ["contribution"] = new JsonObject { ["number"] = sequence, ["publishedAt"] = at },
        };
    }

    // The hub as the page hears it: SignalR's JSON protocol, each message ended by a record separator.
    private void Answer(IWebSocketRoute wire)
    {
        _wire = wire;
        wire.OnMessage(frame =>
        {
            foreach (
                var message in (frame.Text ?? "")
                    .Split('\u001e', StringSplitOptions.RemoveEmptyEntries)
                    .Select(text => JsonNode.Parse(text)!)
            )
            {
                if (message["protocol"] is not null)
                    Send([]);
                if ((string?)message["target"] == "Join")
                    Send(
                        new JsonObject
                        {
                            ["type"] = 3,
                            ["invocationId"] = (string)message["invocationId"]!,
                            ["result"] = new JsonObject { ["sequence"] = _sequence, ["events"] = new JsonArray() },
                        }
                    );
            }
        });
    }

    private void Send(JsonObject message) => _wire!.Send(message.ToJsonString() + '\u001e');

    private static async Task<(double Heap, double Nodes)> WeighAsync(IPage page)
    {
        // A card that is new is held for a while by what takes its outline away.
        await page.WaitForFunctionAsync("() => document.querySelector('.wall__slot.is-new') === null", null, new() { Timeout = 60_000 });
        await using var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("Performance.enable");
        for (var i = 0; i < 3; i++)
            await devtools.SendAsync("HeapProfiler.collectGarbage");
        var metrics = (await devtools.SendAsync("Performance.getMetrics"))!
            .Value.GetProperty("metrics")
            .EnumerateArray()
            .ToDictionary(
                metric => metric.GetProperty("name").GetString()!,
                metric => metric.GetProperty("value").GetDouble(),
                StringComparer.Ordinal
            );
        return (metrics["JSHeapUsedSize"], metrics["Nodes"]);
    }
}
