using System.Collections.Concurrent;
using System.Diagnostics;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Benchmarks;

/// <summary>A whole hall says "moi aussi" as fast as its phones can, while the mediator directs it.</summary>
[Collection(Alone.Name)]
public sealed class SupportBenchmarks
{
    private const int PhoneSteps = 500;
    private const int EarlyPhones = 40;
    private const int Questions = 24;
    private const int ArriveAtOnce = 32;
    private static readonly TimeSpan BetweenCommands = TimeSpan.FromSeconds(1);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Of_500_phones_that_support_as_fast_as_they_can_every_count_is_exact_and_the_wall_has_at_most_5_frames_a_second()
    {
        await using var evening = await Evening.OpenAsync(Questions);
        await using var screen = await LiveScreen.OpenAsync(evening.Site.Hub(), evening.Wall);
        await using var hall = await Hall.FillAsync(evening.Site.Address, evening.Wall, PhoneSteps + EarlyPhones, screen.Screen.Last);
        var direction = new Direction(evening, await evening.PairAsync());
        var early = await ArriveAsync(evening, 0, EarlyPhones);
        await Task.WhenAll(early.Select(phone => phone.SupportAsync()));
        var phones = await ArriveAsync(evening, EarlyPhones, PhoneSteps);

        var frames = Enumerable.Range(0, hall.Viewers).Select(_ => new ConcurrentQueue<double>()).ToList();
        var began = Stopwatch.GetTimestamp();
        hall.Told = (viewer, _) => frames[viewer].Enqueue(Stopwatch.GetElapsedTime(began).TotalSeconds);
        using var said = new CancellationTokenSource();
        var directing = DirectAsync(direction, said.Token);
        await Task.WhenAll(phones.Select(phone => phone.SupportAsync()));
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await said.CancelAsync();
        var commands = await directing;

        var ofSite = phones.SelectMany(phone => phone.Took).ToList();
        var (ofBare, bareTook) = await SendAsync(ofSite.Count / PhoneSteps);
        var rates = frames.Select(told => told.Count(at => at <= took) / took).ToList();
        Figures.Say($"{PhoneSteps} phones, {Questions} questions, each said once or twice, some taken back; milliseconds");
        Figures.Say($"{"", -26} {"a second", 9} {"p50", 6} {"p95", 6} {"worst", 6}");
        Say("the site", ofSite, took);
        Say("a bare table, row by row", ofBare, bareTook);
        Say("the mediator meanwhile", commands, took);
        var pace = ofSite.Count / took / (ofBare.Count / bareTook);
        Figures.Say($"pace: {pace:0.00} x the bare table");
        Figures.Say(
            $"frames a second on a screen: {rates.Median():0.0}, at most {rates.Max():0.0}; in its busiest second {frames.Max(Busiest)}"
        );

        await EveryCountIsExactAsync(evening, screen, [.. early, .. phones]);
        Assert.InRange(rates.Max(), 0.5, 5);
        Assert.InRange(pace, 0.2, double.MaxValue);
    }

    private static async Task<List<SupportingPhone>> ArriveAsync(Evening evening, int first, int count)
    {
        var phones = Enumerable.Range(first, count).Select(number => new SupportingPhone(evening, number)).ToList();
        await Parallel.ForEachAsync(
            phones,
            new ParallelOptions { MaxDegreeOfParallelism = ArriveAtOnce },
            async (phone, _) => await phone.ArriveAsync()
        );
        return phones;
    }

    // Milliseconds until each command was answered.
    private static async Task<List<double>> DirectAsync(Direction direction, CancellationToken ended)
    {
        var answered = new List<double>();
        while (!ended.IsCancellationRequested)
        {
            await direction.DoAsync();
            answered.Add(direction.Took.Command);
            await Task.Delay(BetweenCommands, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return answered;
    }

    private static async Task<(List<double> Took, double Seconds)> SendAsync(int rows)
    {
        await using var bare = await MeasuredServer.StartBareAsync();
        var clients = Enumerable.Range(0, PhoneSteps).Select(_ => new HttpClient { BaseAddress = bare.Address }).ToList();
        await Task.WhenAll(clients.Take(EarlyPhones).Select(client => SendAsync(client, rows)));
        var began = Stopwatch.GetTimestamp();
        var took = await Task.WhenAll(clients.Select(client => SendAsync(client, rows)));
        return ([.. took.SelectMany(one => one)], Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    private static async Task<List<double>> SendAsync(HttpClient client, int rows)
    {
        var took = new List<double>();
        for (var row = 0; row < rows; row++)
        {
            var began = Stopwatch.GetTimestamp();
            (await client.PostAsync("/rows", null, Now)).EnsureSuccessStatusCode().Dispose();
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return took;
    }

    // On a screen that only heard the frames, to one that joins now, in the API and on the page.
    private static async Task EveryCountIsExactAsync(Evening evening, LiveScreen screen, List<SupportingPhone> phones)
    {
        var expected = evening.Questions.Select((id, question) => (id, phones.Count(phone => phone.Supports(question)))).Order().ToList();
        await screen.ShowsAsync(shown => shown.Shows.Select(card => (card.Id, card.Supports)).Order().SequenceEqual(expected));
        using var anybody = new HttpClient { BaseAddress = evening.Site.Address };
        foreach (var wall in new[] { evening.Wall, Site.Wall })
        {
            var joined = await evening.Site.Hub().JoinedAsync(wall, null);
            Assert.Equal(expected, joined.Snapshot!.Select(card => (card.Id, card.Supports)).Order());
            var read = await anybody.GetJsonAsync($"/api/v1/walls/{wall}");
            Assert.Equal(expected, read["contributions"]!.AsArray().Select(card => ((Guid)card!["id"]!, (int)card["supports"]!)).Order());
            var page = Forms.Page(await anybody.GetStringAsync($"/murs/{wall}", Now));
            Assert.Equal(
                expected,
                page.QuerySelectorAll("[data-said]")
                    .Select(card =>
                        (
                            Guid.Parse(card.GetAttribute("data-id")!),
                            int.Parse(card.GetAttribute("data-said")!, System.Globalization.CultureInfo.InvariantCulture)
                        )
                    )
                    .Order()
            );
        }
    }

    private static int Busiest(ConcurrentQueue<double> told) =>
        told.IsEmpty ? 0 : told.Max(from => told.Count(at => at >= from && at < from + 1));

    private static void Say(string what, List<double> milliseconds, double seconds)
    {
        var (median, late, last) = (milliseconds.Median(), milliseconds.Percentile(95), milliseconds.Max());
        Figures.Say($"{what, -26} {milliseconds.Count / seconds, 9:0} {median, 6:0} {late, 6:0} {last, 6:0}");
    }
}
