using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Debates;

/// <summary>What a projection is sent, before any script of it runs.</summary>
public sealed class ProjectedPageTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_mediator_hid_or_holds_back_is_not_seen_for_a_moment()
    {
        var debate = await shared.Site.DebateAsync();
        var (shown, _) = await shared.PublishAsync("Vue ?", debate.Wall());
        var (hidden, _) = await shared.PublishAsync("Cachée ?", debate.Wall());
        await shared.Site.Stage().DirectAsync(debate.Code, hidden, (stage, id) => stage.Hide(id), Now);
        await shared.Site.Stage().FreezeAsync(debate.Code, Now);
        var (late, _) = await shared.PublishAsync("En attente ?", debate.Wall());

        var page = Forms.Page(await shared.Public.GetStringAsync($"/murs/{debate.Wall()}/projection", Now));
        Assert.Equal(
            [(late, true), (hidden, true), (shown, false)],
            page.QuerySelectorAll(".wall__slot").Select(slot => (Guid.Parse(slot.GetAttribute("data-id")!), slot.HasAttribute("hidden")))
        );
    }
}
