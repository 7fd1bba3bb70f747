using Microsoft.Playwright;
using QSEC2.Domain.Debates;
using QSEC2.Domain.Walls;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

/// <summary>Whatever there is to show, and however it is shown, the last row reads it.</summary>
public sealed class ProjectionReadableTests(Chromium chromium, UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static readonly string Long =
        string.Concat(Enumerable.Repeat("Une phrase qui raconte longuement ce que l’on respire ici. ", 30)) + "Et vous ?";
    private static readonly string[] Texts =
    [
        "Quoi ?",
        Long,
        new string('a', 300) + " ?",
        "Anticonstitutionnellement, est-ce un mot ?",
        string.Concat(Enumerable.Repeat("on respire et ", 60)) + "on respire ?",
    ];

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(12)]
    public async Task Every_layout_is_large_strong_whole_and_accessible(int count)
    {
        var debate = await PrepareAsync(count);
        await using var hall = await chromium.HallAsync(shared.Site);
        var page = await hall.ProjectAsync(debate.Wall());
        var complaints = page.Complaints();
        foreach (var (name, command) in await LayoutsAsync(debate, count))
        {
            await shared.Site.DirectAsync(debate, page, command);
            var found = new List<string>(await page.SmallOrCutAsync(0.0374));
            foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                found.AddRange((await page.FaintAsync()).Select(faint => $"{scheme}, {faint}"));
            }

            found.AddRange(await page.AxeAsync(name, only: ColorScheme.Light));
            Assert.Empty(found.Select(one => $"{name}: {one}"));
        }

        Assert.Empty(complaints);
    }

    [Theory]
    [InlineData(1280, 800, 10)]
    [InlineData(3840, 2160, 10)]
    [InlineData(1920, 1080, 15)]
    [InlineData(1920, 1080, 25)]
    [InlineData(1920, 1080, 60)]
    public async Task Nothing_is_cut_on_another_screen_or_in_a_deep_room(int width, int height, int depth)
    {
        var debate = await PrepareAsync(12);
        await using var hall = await chromium.HallAsync(shared.Site, width: width, height: height);
        var page = await hall.ProjectAsync(debate.Wall());
        await shared.Site.DirectAsync(debate, page, stage => stage.SetDepth(depth));
        foreach (var (name, command) in await LayoutsAsync(debate, 12))
        {
            await shared.Site.DirectAsync(debate, page, command);
            Assert.Empty((await page.SmallOrCutAsync(Math.Min(depth * 0.00374, 0.12))).Select(found => $"{name}, {found}"));
        }
    }

    [Fact]
    public async Task Three_hundred_contributions_are_as_calm_as_twelve()
    {
        var debate = await shared.Site.DebateAsync();
        await Parallel.ForAsync(
            0,
            304,
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (i, _) => await shared.PublishAsync($"La question numéro {i}, parmi trois cents ?", debate.Wall())
        );
        await using var hall = await chromium.HallAsync(shared.Site);
        var page = await hall.ProjectAsync(debate.Wall());
        foreach (var layout in new[] { Layout.Mosaic, Layout.Support, Layout.Words, Layout.One })
        {
            await shared.Site.DirectAsync(debate, page, stage => stage.Arrange(layout));
            Assert.Empty((await page.SmallOrCutAsync(0.0374)).Select(found => $"{layout}, {found}"));
        }
    }

    [Fact]
    public async Task What_was_measured_while_nothing_could_be_seen_is_whole_when_it_is()
    {
        var debate = await PrepareAsync(0);
        await using var hall = await chromium.HallAsync(shared.Site);
        var page = await hall.ProjectAsync(debate.Wall());
        await shared.Site.DirectAsync(debate, page, stage => stage.Arrange(Layout.One));
        var (first, _) = await shared.PublishAsync(Long, debate.Wall());
        await Assertions.Expect(page.Scene("one").Locator(".contribution-card").First).ToBeAttachedAsync();
        Assert.Empty(await page.SmallOrCutAsync(0.0374));
        await shared.Site.DirectAsync(debate, page, stage => stage.SetCurtain(true));
        await shared.Site.DirectAsync(debate, page, stage => stage.Queue(first).Forward().Arrange(Layout.Queue));
        await shared.Site.DirectAsync(debate, page, stage => stage.SetCurtain(false));
        Assert.Empty(await page.SmallOrCutAsync(0.0374));
    }

    // Tall and wide photos, very long and very short texts among them.
    private async Task<Debate> PrepareAsync(int count)
    {
        var debate = await shared.Site.DebateAsync();
        await shared.Site.Stage().DirectAsync(debate.Code, stage => stage.SetDepth(10), Now);
        for (var i = 0; i < count - (count > 2 ? 2 : 0); i++)
            await shared.PublishAsync(
                i < Texts.Length ? Texts[i] : $"Une question comme les autres, numéro {i} ?",
                debate.Wall(),
                "Une personne au nom plutôt long"
            );
        if (count > 2)
            foreach (var (width, height) in new[] { (500, 1_500), (1_800, 500) })
                await shared.PhotoAsync(debate.Wall(), width, height);
        return debate;
    }

    // Every way of showing them; what does not depend on them, once with nothing and once with everything.
    private async Task<List<(string Name, Func<Stage, Stage> Command)>> LayoutsAsync(Debate debate, int count)
    {
        await using var db = shared.Site.Database();
        var ids = db
            .Contributions.Where(one => one.DebateWallId == debate.WallId)
            .OrderBy(one => one.ReceivedAt)
            .Select(one => one.Id)
            .ToList();
        var layouts = Enum.GetValues<Layout>()
            .Where(layout => count == 0 || layout is not (Layout.Join or Layout.Test or Layout.Message or Layout.Statement));
        var states = layouts.Select(layout => ($"{layout}, nothing chosen", (Func<Stage, Stage>)(stage => stage.Arrange(layout)))).ToList();
        if (count > 0)
            states.Add(
                ("Queue", stage => ids.Aggregate(stage, (before, id) => before.Queue(id)).Forward().Forward().Arrange(Layout.Queue))
            );
        if (count < 12)
            return states;
        var (argued, counted) = (await StatementAsync(debate, counted: false), await StatementAsync(debate, counted: true));
        return
        [
            .. states,
            ("Put up, at its last page", stage => stage.PutUp(ids[1]).Turn(99)),
            ("Message", stage => stage.ShowMessage("Pause.")),
            ("Long message", stage => stage.ShowMessage(string.Concat(Enumerable.Repeat("À tout de suite, ", 16)))),
            ("Argued", stage => stage.ShowStatement(argued)),
            ("Counted again", stage => stage.ShowStatement(counted)),
            ("Curtain", stage => stage.SetCurtain(true)),
        ];
    }

    private async Task<Guid> StatementAsync(Debate debate, bool counted)
    {
        Statement? added = null;
        await shared
            .Site.Stage()
            .ChangeDebateAsync(debate.Code, one => added = one.Add("Il faut fermer le centre-ville aux voitures."), Now);
        await shared
            .Site.Stage()
            .ChangeDebateAsync(
                debate.Code,
                one =>
                    one.Change(
                        added!.Id,
                        said =>
                            said.Count(new Sides(34, 0), false)
                                .Note(Side.Agree, "On respire mieux.")
                                .Note(Side.Disagree, new string('m', 190))
                    ),
                Now
            );
        if (counted)
            await shared
                .Site.Stage()
                .ChangeDebateAsync(debate.Code, one => one.Change(added!.Id, said => said.Count(new Sides(2, 900), true)), Now);
        return added!.Id;
    }
}
