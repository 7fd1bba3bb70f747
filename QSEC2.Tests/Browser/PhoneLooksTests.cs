using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using QSEC2.Domain.Debates;
using QSEC2.Domain.Walls;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Debates;

namespace QSEC2.Tests.Browser;

/// <summary>What holds on the page of a debate in every state.</summary>
public sealed class PhoneLooksTests(Chromium chromium, UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    // With everything a first load brings, as it travels.
    private const int MostBytes = 100_000;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Axe_finds_nothing_in_any_state_and_nothing_scrolls_sideways()
    {
        await using var context = await chromium.NewAsync(
            shared.Site,
            new()
            {
                ViewportSize = new() { Width = 320, Height = 640 },
            }
        );
        var page = await context.NewPageAsync();
        var complaints = page.Complaints();
        var debate = await FullAsync(page);
        foreach (var (state, reach) in States(debate))
        {
            await reach();
            foreach (var language in new[] { "", "/en" })
            {
                await page.GotoAsync($"{language}/debats/{debate.Code}");
                await page.IsAsync("live");
                Assert.Empty(await page.AxeAsync(state));
                Assert.Equal((state, 0), (state, await page.OverflowAsync()));
            }
        }

        await page.GotoAsync("/debats");
        Assert.Empty(await page.AxeAsync("finding"));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Text_twice_as_large_fits_and_is_the_readers_own_choice()
    {
        await using var context = await chromium.NewAsync(
            shared.Site,
            new()
            {
                ViewportSize = new() { Width = 360, Height = 740 },
            }
        );
        var page = await context.NewPageAsync();
        var debate = await FullAsync(page);
        for (var pressed = 0; pressed < 5; pressed++)
            await page.ClickAsync("[data-larger]");
        await page.ReloadAsync();
        await page.IsAsync("live");
        Assert.Equal(200, await page.EvaluateAsync<int>("() => parseInt(document.documentElement.style.fontSize, 10)"));
        await page.ClickAsync("[data-write] > summary");
        Assert.Equal(0, await page.OverflowAsync());
        foreach (var (state, reach) in States(debate))
        {
            await reach();
            await page.ReloadAsync();
            Assert.Equal((state, 0), (state, await page.OverflowAsync()));
        }
    }

    [Fact]
    public async Task A_first_load_is_light()
    {
        await using var context = await chromium.NewAsync(
            shared.Site,
            new()
            {
                ViewportSize = new() { Width = 360, Height = 740 },
            }
        );
        var debate = await shared.Site.DebateAsync();
        foreach (var number in Enumerable.Range(1, 80))
            await shared.PublishAsync(
                $"Question {number} : comment respirer mieux dans nos rues, et qui décide des travaux ?",
                debate.Wall()
            );
        var page = await context.NewPageAsync();
        var session = await context.NewCDPSessionAsync(page);
        var bytes = 0.0;
        session.Event("Network.loadingFinished").OnEvent += (_, loaded) =>
            bytes += loaded!.Value.GetProperty("encodedDataLength").GetDouble();
        await session.SendAsync("Network.enable");
        await page.GotoAsync($"/debats/{debate.Code}");
        await page.IsAsync("live");
        TestContext.Current.TestOutputHelper?.WriteLine($"{bytes} bytes");
        Assert.InRange(bytes, 10_000, MostBytes);
    }

    // Everything that a phone may have to show.
    private async Task<Debate> FullAsync(IPage page)
    {
        var debate = await shared.Site.DebateAsync(title: "Qui décide de l’air que nous respirons ?");
        await Desk.ChangeAsync(
            debate.Code,
            debate.Plan with
            {
                Guests = [new Guest("Anne Aymone", "chercheuse en physico-chimie de l’atmosphère"), new Guest("Jean", "")],
            },
            DebateSteps.Mediator,
            Now
        );
        var (first, _) = await shared.PublishAsync(
            "Anticonstitutionnellementbeaucouptroplongpourunepetiteligne ?",
            debate.Wall(),
            "Camille"
        );
        var (second, _) = await shared.PublishAsync("Oui ?", debate.Wall());
        foreach (
            var (id, command) in new (Guid, Func<Stage, Guid, Stage>)[]
            {
                (first, (seen, id) => seen.PutUp(id)),
                (second, (seen, id) => seen.Queue(id)),
                (second, (seen, id) => seen.Pin(id)),
            }
        )
            await shared.Site.Stage().DirectAsync(debate.Code, id, command, Now);
        await page.GotoAsync($"/debats/{debate.Code}");
        await page.IsAsync("live");
        await page.ClickAsync("[data-write] > summary");
        await page.FillAsync("#text", "Et depuis ma place ?");
        await page.ClickAsync("[data-write] button[type=submit]");
        await page.WaitForSelectorAsync(".my-contributions__item");
        return debate;
    }

    private IEnumerable<(string State, Func<Task> Reach)> States(Debate debate)
    {
        var stage = shared.Site.Stage();
        yield return ("one", () => Task.CompletedTask);
        yield return ("queue", () => stage.DirectAsync(debate.Code, seen => seen.Arrange(Layout.Queue), Now));
        yield return ("message", () => stage.DirectAsync(debate.Code, seen => seen.ShowMessage("On reprend à 20 h 30."), Now));
        yield return (
            "statement",
            async () =>
            {
                Statement? added = null;
                await stage.ChangeDebateAsync(debate.Code, moving => added = moving.Add("La ville doit être à 30 km/h."), Now);
                await stage.ChangeDebateAsync(
                    debate.Code,
                    moving =>
                        moving.Change(added!.Id, said => said.Count(new Sides(3, 9), after: false).Note(Side.Disagree, "Les livraisons.")),
                    Now
                );
                await stage.DirectAsync(debate.Code, seen => seen.ShowStatement(added!.Id), Now);
            }
        );
        yield return ("curtain", () => stage.DirectAsync(debate.Code, seen => seen.SetCurtain(true), Now));
        yield return ("paused", () => Desk.PauseAsync(debate.Code, Now));
    }

    private DebateDesk Desk => shared.Site.Services.GetRequiredService<DebateDesk>();
}
