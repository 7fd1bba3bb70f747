using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.Common;
using QSEC2.Domain.Moderation;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Moderation;

namespace QSEC2.Tests.Features.Moderation;

public sealed class UndoingTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static readonly Moderator Nour = new(Guid.CreateVersion7(), "Nour");

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private ModerationDesk Desk => shared.Site.Services.GetRequiredService<ModerationDesk>();

    [Fact]
    public async Task An_approval_that_is_undone_at_the_desk_leaves_the_wall_and_waits_again()
    {
        var (id, code) = await shared.Public.AskAsync("Approuvée trop vite ?");
        Assert.True(await Desk.ApproveAsync(id, Nour, null, null, null, Now));
        Assert.True(await Desk.ReopenAsync(id, Nour, Now));
        await shared.Public.GetAsync($"/api/v1/contributions/{id}", Now).IsAsync(System.Net.HttpStatusCode.NotFound);
        Assert.Equal("waiting", (string?)(await shared.Public.GetJsonAsync($"/api/v1/receipts/{code}"))["status"]);
    }

    [Fact]
    public async Task Nobody_undoes_what_somebody_else_decided()
    {
        var (id, _) = await shared.Public.AskAsync("Décidée par une autre ?");
        (await shared.Moderator.ApproveAsync(id)).EnsureSuccessStatusCode();
        var broken = await Assert.ThrowsAsync<RuleBroken>(() => Desk.ReopenAsync(id, Nour, Now));
        Assert.Equal(Rule.AlreadyDecided, broken.Rule);
        await shared.Public.GetAsync($"/api/v1/contributions/{id}", Now).IsAsync(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_place_that_a_card_will_show_is_read_before_it_is_published()
    {
        (
            await shared.Public.SubmitAsync(
                new
                {
                    kind = "question",
                    text = "Et ici ?",
                    stop = "Appelez le 01 99 00 12 34",
                },
                "air-climat"
            )
        ).EnsureSuccessStatusCode();
        var item = Assert.Single((await shared.Moderator.GetJsonAsync("/api/v1/moderation/queue?wall=air-climat"))["items"]!.AsArray())!;
        Assert.Equal("Appelez le 01 99 00 12 34", (string?)item["stop"]);
        Assert.Equal("phone", (string?)Assert.Single(item["flags"]!.AsArray()));
    }
}
