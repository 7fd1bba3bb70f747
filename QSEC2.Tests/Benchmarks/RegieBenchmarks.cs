using QSEC2.Tests.Support;

namespace QSEC2.Tests.Benchmarks;

/// <summary>From the mediator's finger until the room sees it.</summary>
[Collection(Alone.Name)]
public sealed class RegieBenchmarks(Chromium chromium)
{
    private const int PhoneSteps = 500;
    private const int WarmUps = 19;
    private const int Commands = 76;

    [Fact(Explicit = true)]
    public async Task A_command_is_drawn_on_the_projection_within_300_ms_with_500_phones_in_the_room()
    {
        await using var evening = await Evening.OpenAsync(questions: 30);
        await using var bareServer = await MeasuredServer.StartBareAsync();
        var direction = new Direction(evening, await evening.PairAsync());
        await using var site = await LiveLine.OfAsync(evening, direction, PhoneSteps);
        await using var bare = await LiveLine.OfAsync(bareServer, PhoneSteps, like: site);
        using var phones = new RoomReaders(evening, site.Hall);
        await using var projection = await Watched.OpenAsync(chromium, new Uri(evening.Site.Address, $"/murs/{evening.Wall}/projection"));
        await using var barePage = await Watched.OpenAsync(chromium, bareServer.Address);

        var (ofSite, ofBare) = (new Measured(), new Measured());
        for (var i = -WarmUps; i < Commands; i++)
        {
            if (i == 0)
                (ofSite, ofBare) = (new(), new());
            phones.Begin();
            ofSite.Drawn.Add(await projection.SeesAsync(direction.NextSight, async () => ofSite.Told.AddRange(await site.TellAsync())));
            ofSite.Answered.Add(direction.Took.Command);
            ofSite.Again.Add(direction.Took.Page);
            ofSite.PhoneSteps.AddRange(await phones.EveryoneAsync());
            ofBare.Drawn.Add(
                await barePage.SeesAsync(new("p", $"({bare.Next})"), async () => ofBare.Told.AddRange(await bare.TellAsync()))
            );
        }

        Figures.Say($"{PhoneSteps} phones, {Commands} commands of the régie; milliseconds since it was pressed");
        Figures.Say($"{"", -38} {"p50", 6} {"p95", 6} {"worst", 6}");
        Say("the site: command answered", ofSite.Answered);
        Say("the site: the régie shows it", ofSite.Again);
        Say("the site: a phone is told", ofSite.Told);
        Say("the site: a phone has the room's page", ofSite.PhoneSteps);
        Say("the site: drawn on the projection", ofSite.Drawn);
        Say("a bare hub: a phone is told", ofBare.Told);
        Say("a bare hub: drawn on a bare page", ofBare.Drawn);
        Assert.InRange(ofSite.Drawn.Percentile(95), 0, 300);
    }

    private static void Say(string what, List<double> milliseconds) =>
        Figures.Say($"{what, -38} {milliseconds.Median(), 6:0} {milliseconds.Percentile(95), 6:0} {milliseconds.Max(), 6:0}");

    private sealed class Measured
    {
        public List<double> Answered { get; } = [];
        public List<double> Again { get; } = [];
        public List<double> Told { get; } = [];
        public List<double> PhoneSteps { get; } = [];
        public List<double> Drawn { get; } = [];
    }
}
