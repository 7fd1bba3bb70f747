using FsCheck;
using FsCheck.Xunit;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Moderation;
using QSEC2.Tests.Support;
using QSEC2.Web.Data;
using QSEC2.Web.Features.Moderation;
using QSEC2.Web.Features.Supports;
using QSEC2.Web.Features.Walls;

namespace QSEC2.Tests.Features.Walls;

public sealed class AnyOrderTests : IClassFixture<UnlimitedSiteFixture>
{
    private const string Wall = "air-agir";
    private static readonly Moderator Nour = new(Guid.CreateVersion7(), "Nour");

    private readonly UnlimitedSiteFixture _shared;
    private readonly IServiceProvider _services;
    private readonly WallWithTheme _place;

    public AnyOrderTests(UnlimitedSiteFixture shared)
    {
        (_shared, _services) = (shared, shared.Site.Services);
        _place = _services.GetRequiredService<WallDirectory>().FindAsync(Wall, CancellationToken.None).AsTask().GetAwaiter().GetResult()!;
    }

    [Property(MaxTest = 20, EndSize = 24)]
    public void Whoever_applies_frames_and_replays_in_any_order_ends_with_the_same_wall(NonEmptyArray<byte> acts, int seed) =>
        HoldsAsync(acts.Get, new Random(seed)).GetAwaiter().GetResult();

    private async Task HoldsAsync(byte[] acts, Random random)
    {
        var screen = new WallScreen();
        screen.Apply(await JoinAsync(null));
        var frames = new List<WallFrame>();
        foreach (var act in acts)
        {
            await ActAsync(act);
            frames.Add(await FrameAsync(screen.Last + random.Next(acts.Length)));
        }

        // Late, twice, in another order, some never.
        foreach (var frame in frames.Concat(frames).OrderBy(_ => random.Next()).Take(random.Next(2 * frames.Count)))
            if (!screen.Apply(frame) && random.Next(2) == 0)
                screen.Apply(await JoinAsync(screen.Last));

        screen.Apply(await JoinAsync(screen.Last));
        await Eventually.TrueAsync(
            async () =>
            {
                screen.Apply(await JoinAsync(screen.Last));
                var (sequence, _, shown) = await Reader.NewestAsync(_place, CancellationToken.None);
                return screen.Last == sequence
                    && shown.Select(card => (card.Id, card.Text, card.Supports)).Order().SequenceEqual(screen.Shows);
            },
            same => same
        );
    }

    private WallReader Reader => _services.GetRequiredService<WallReader>();

    private Task<WallJoined> JoinAsync(long? after) => _services.GetRequiredService<WallReplay>().SinceAsync(_place, after, "fr");

    private async Task<WallFrame> FrameAsync(long after)
    {
        var page = await Reader.EventsAsync(_place, after, 3, "fr", CancellationToken.None);
        return new WallFrame(page.Wall, page.From, page.To, page.Events);
    }

    // One of five contributions, and whatever may be done with it now.
    private async Task ActAsync(byte act)
    {
        var desk = _services.GetRequiredService<ModerationDesk>();
        var id = await NthAsync(act % 5);
        await using var db = _shared.Site.Database();
        var status = (await db.Contributions.FindAsync(id))!.Status;
        if (status is ContributionStatus.Waiting)
            await desk.ApproveAsync(id, Nour, null, null, null, CancellationToken.None);
        else if (status is ContributionStatus.Removed)
            await desk.RestoreAsync(id, Nour, CancellationToken.None);
        else if (act % 3 == 0)
            await _services.GetRequiredService<SupportDesk>().SupportAsync(id, Guid.CreateVersion7(), CancellationToken.None);
        else if (act % 3 == 1)
            await desk.RemoveAsync(id, Nour, RefusalReason.OffTopic, null, CancellationToken.None);
        else
            await desk.ReopenAsync(id, Nour, CancellationToken.None);
    }

    private async Task<Guid> NthAsync(int n)
    {
        await using var db = _shared.Site.Database();
        var known = db.Contributions.Where(one => one.WallId == _place.Id).OrderBy(one => one.Number).Select(one => one.Id).ToList();
        while (known.Count <= n)
            known.Add((await _shared.Public.AskAsync($"Question {known.Count} ?", Wall)).Id);
        return known[n];
    }
}
