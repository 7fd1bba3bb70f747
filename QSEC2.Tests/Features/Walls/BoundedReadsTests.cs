using QSEC2.Domain.Debates;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Walls;

namespace QSEC2.Tests.Features.Walls;

/// <summary>However long a wall is, what is read of it has a bound.</summary>
public sealed class BoundedReadsTests(LongDebate shared) : IClassFixture<LongDebate>
{
    // What a room keeps, those that most people support, what its stage names, and the counts.
    private const int Bound = WallReader.CardsOnProjection + WallReader.MostSupportedOnProjection + 40;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_pages_and_the_answers_of_a_long_wall()
    {
        string[] pages =
        [
            "/murs/air-agir",
            "/murs/air-agir?page=7",
            "/murs/air-agir/projection",
            "/api/v1/walls/air-agir",
            "/api/v1/walls/air-agir/events",
            $"/murs/{shared.Debate.Wall()}",
            $"/murs/{shared.Debate.Wall()}/projection",
            $"/murs/{shared.Debate.Wall()}/salle",
            $"/debats/{shared.Debate.Code}",
            $"/debats/{shared.Debate.Code}?ordre=soutiens",
            "/themes/air-agir",
            "/",
        ];
        foreach (var page in pages)
            Assert.InRange(await shared.Rows.DuringAsync(() => shared.Public.GetStringAsync(page, Now)), 0, Bound);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_screen_is_told_that_joins(bool isDebate)
    {
        await shared.Site.Stage().DirectAsync(shared.Debate.Code, shared.Ids[0], (stage, id) => stage.Queue(id), Now);
        var wall = isDebate ? shared.Debate.Wall() : "air-agir";
        WallJoined joined = null!;
        var read = await shared.Rows.DuringAsync(async () => joined = await shared.Site.Hub().JoinedAsync(wall, null));
        Assert.InRange(read, 1, Bound);
        var newest = joined.Snapshot!.Take(WallReader.MostAtOnce).Select(card => card.Id);
        Assert.Equal(shared.Ids.TakeLast(WallReader.MostAtOnce).Reverse(), newest);

        // What the stage of a debate names is known, however old it is.
        Assert.Equal(isDebate, joined.Snapshot!.Any(card => card.Id == shared.Ids[0]));
    }

    [Fact]
    public async Task The_regie_and_the_platform_of_a_long_debate()
    {
        using var phone = await shared.Site.PairedAsync(shared.Debate);
        using var platform = await shared.Site.PairedAsync(shared.Debate, PairingKind.Platform);
        await phone.DoAsync(shared.Debate, "file", ("id", shared.Ids[0].ToString()));
        foreach (var query in new[] { "", "?aposer=1", "?genre=question", "?q=1999", "?q=question", "?q=quest&aposer=1", "?nombre=3000" })
            Assert.InRange(await shared.Rows.DuringAsync(() => phone.GetStringAsync(shared.Debate.Regie() + query, Now)), 1, Bound);
        Assert.InRange(await shared.Rows.DuringAsync(() => phone.DoAsync(shared.Debate, "suivante", ("vu", ""))), 1, 10);
        Assert.InRange(await shared.Rows.DuringAsync(() => platform.GetStringAsync(shared.Debate.Platform(), Now)), 1, 10);
        Assert.Contains("Une question 1 ?", await platform.GetStringAsync(shared.Debate.Platform(), Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_of_a_long_wall_is_found_part_after_part_while_it_changes()
    {
        using var moderator = await shared.Site.WithTokenAsync();
        var ids = await shared.Site.FillAsync("air-glaces", 400);
        var read = new List<Guid>();
        for (string? next = ""; next is not null; )
        {
            var part = await shared.Public.GetJsonAsync($"/api/v1/walls/air-glaces?limit=150{(next.Length > 0 ? $"&before={next}" : "")}");
            read.AddRange(part["contributions"]!.AsArray().Select(one => (Guid)one!["id"]!));
            next = (string?)part["next"];

            // The very one at which the reading stopped.
            (await moderator.RemoveAsync(read[^1])).EnsureSuccessStatusCode();
            await shared.Site.FillAsync("air-glaces", 1);
        }

        Assert.Equal(ids.Reverse(), read);
    }

    [Fact]
    public async Task The_regie_lists_all_of_a_long_debate_without_a_script()
    {
        using var phone = await shared.Site.PairedAsync(shared.Debate);
        var seen = new HashSet<string>();
        for (var address = $"{shared.Debate.Regie()}?nombre=300"; address is not null; )
        {
            var page = Forms.Page(await phone.GetStringAsync(address, Now));
            seen.UnionWith(page.QuerySelectorAll(".regie-card").Select(card => card.Id!));
            address = page.QuerySelector("#plus")?.GetAttribute("href");
        }

        Assert.Equal(LongDebate.Count, seen.Count);
    }
}

/// <summary>A debate with two thousand questions, on a theme that has no others.</summary>
public sealed class LongDebate : IAsyncLifetime
{
    public const int Count = 2_000;

    internal RowsRead Rows { get; } = new();

    public Site Site { get; private set; } = null!;
    public HttpClient Public { get; private set; } = null!;
    public Debate Debate { get; private set; } = null!;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Guid> Ids { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Site = Site.Start(services: Rows.Watch);
        Public = Site.Public();
        Debate = await Site.DebateAsync(theme: "air-agir");
        Ids = await Site.FillAsync("air-agir", Count, Debate.WallId);
    }

    public async ValueTask DisposeAsync()
    {
        Public.Dispose();
        await Site.DisposeAsync();
    }
}
