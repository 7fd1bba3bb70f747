using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Walls;

namespace QSEC2.Tests.Operations;

public sealed class CrashTests : IDisposable
{
    private const int Submissions = 500;
    private readonly TestFolder _folder = new();
    private readonly ConcurrentDictionary<Guid, string> _sent = new();
    private readonly ConcurrentDictionary<Guid, Guid> _acknowledged = new();
    private readonly ConcurrentBag<Guid> _approved = [];
    private readonly Channel<Guid> _toApprove = Channel.CreateUnbounded<Guid>();
    private volatile bool _killed;
    private readonly WallScreen _screen = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Killed_in_the_middle_of_500_submissions_and_approvals_it_has_lost_nothing_and_doubled_nothing()
    {
        var token = (await SiteProcess.RunAsync("token", "add", "--name", "desk", "--role", "moderator", _folder.Setting)).Output.Trim();
        await using (var site = await StartAsync())
            await KillWhileBusyAsync(site, token);
        Assert.InRange(_acknowledged.Count, 200, Submissions);
        Assert.InRange(_approved.Count, 60, Submissions - 1);

        await using var again = await StartAsync();
        using var client = again.Client();
        var wall = await client.GetJsonAsync($"/api/v1/walls/{Site.Wall}");
        var shown = wall["contributions"]!.AsArray().Select(card => (Guid)card!["id"]!).ToList();
        var events = (await client.GetJsonAsync($"/api/v1/walls/{Site.Wall}/events?after=0&limit=500"))["events"]!.AsArray();
        Assert.Equal(shown.Distinct(), shown);
        Assert.Empty(_approved.Except(shown));
        Assert.Equal(
            Enumerable.Range(1, shown.Count).Select(number => (long)number),
            events.Select(happened => (long)happened!["sequence"]!)
        );
        Assert.Equal(shown.Order(), events.Select(happened => (Guid)happened!["id"]!).Order());

        await _screen.JoinAsync(again.Hub());
        Assert.Equal(shown.Order(), _screen.Cards.Order());
        Assert.True(_screen.OnceEach);
        await EveryKeyAgainStoresNothingTwiceAsync(again);
    }

    private Task<SiteProcess> StartAsync() =>
        SiteProcess.StartAsync(
            _folder.Path,
            "--Limits:SubmissionsPerAddressPerMinute=0",
            $"--Setup:Email={Site.AdminEmail}",
            $"--Setup:Password={Site.AdminPassword}"
        );

    private async Task KillWhileBusyAsync(SiteProcess site, string token)
    {
        await _screen.JoinAsync(site.Hub());
        var left = Submissions;
        var clients = Enumerable
            .Range(0, 8)
            .Select(_ =>
                UntilItFallsAsync(async () =>
                {
                    using var client = site.Client();
                    while (Interlocked.Decrement(ref left) >= 0)
                        await SubmitAsync(client, site);
                })
            )
            .ToList();
        var approving = UntilItFallsAsync(async () =>
        {
            using var desk = site.Client(token);
            await foreach (var id in _toApprove.Reader.ReadAllAsync())
            {
                using var answer = await desk.ApproveAsync(id);
                if (answer.IsSuccessStatusCode)
                    _approved.Add(id);
            }
        });

        await Task.WhenAll(clients);
        _toApprove.Writer.Complete();
        await approving;
    }

    private async Task SubmitAsync(HttpClient client, SiteProcess site)
    {
        // Writers are many and the moderator is one: they wait for her now and then, so that both are in the middle.
        while (!_killed && _toApprove.Reader.Count > 40)
            await Task.Delay(2, TestContext.Current.CancellationToken);
        var key = Guid.CreateVersion7();
        _sent[key] = $"Question {key:N} ?";
        using var answer = await client.SubmitAsync(new { kind = "question", text = _sent[key] }, key: key);
        Assert.Equal(System.Net.HttpStatusCode.Accepted, answer.StatusCode);

        // The instant an answer arrives: what was acknowledged before it was on the disk is lost now.
        if (_acknowledged.Count >= 200 && _approved.Count >= 60)
        {
            _killed = true;
            site.Kill();
        }

        _acknowledged[key] = (Guid)(await answer.JsonAsync())["id"]!;
        _toApprove.Writer.TryWrite(_acknowledged[key]);
    }

    private async Task EveryKeyAgainStoresNothingTwiceAsync(SiteProcess site)
    {
        using var client = site.Client();
        await Parallel.ForEachAsync(
            _sent,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (sent, _) =>
            {
                using var answer = await client.SubmitAsync(new { kind = "question", text = sent.Value }, key: sent.Key);
                var id = (Guid)(await answer.JsonAsync())["id"]!;
                Assert.Equal(_acknowledged.GetValueOrDefault(sent.Key, id), id);
            }
        );
        await using var look = new Microsoft.Data.Sqlite.SqliteConnection(
            $"Data Source={_folder.At("qsec2.db")};Mode=ReadOnly;Pooling=False"
        );
        await look.OpenAsync(TestContext.Current.CancellationToken);
        await using var count = look.CreateCommand();
        count.CommandText = """
            SELECT count(*) || '/' || count(DISTINCT "SubmissionKey") || '/' || count(DISTINCT "Number") || '/' || max("Number")
            FROM "Contributions"
            """;
        Assert.Equal(
            $"{_sent.Count}/{_sent.Count}/{_sent.Count}/{_sent.Count}",
            await count.ExecuteScalarAsync(TestContext.Current.CancellationToken)
        );
    }

    private static async Task UntilItFallsAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (HttpRequestException)
        {
            // The site was killed.
        }
    }

    /// <summary>A screen that keeps what it has when the site falls, and asks for the rest when it is back.</summary>
    private sealed class WallScreen
    {
        private readonly Lock _lock = new();
        private readonly List<Guid> _cards = [];
        private long _last;

        public IReadOnlyList<Guid> Cards => _cards;

        public bool OnceEach => _cards.Distinct().Count() == _cards.Count;

        public async Task JoinAsync(HubConnection hub)
        {
            hub.On<WallFrame>("events", frame => Apply(frame.Events));
            await hub.StartAsync(TestContext.Current.CancellationToken);
            var joined = await hub.InvokeAsync<WallJoined>("Join", Site.Wall, _last, TestContext.Current.CancellationToken);
            Assert.Null(joined.Snapshot);
            Apply(joined.Events!);
        }

        private void Apply(IEnumerable<WallEventMessage> events)
        {
            lock (_lock)
            {
                foreach (var happened in events.Where(happened => happened.Sequence == _last + 1))
                {
                    _last = happened.Sequence;
                    _cards.Add(happened.Id!.Value);
                }
            }
        }
    }
}
