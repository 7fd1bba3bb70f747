using System.Net;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.People;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Contribute;

public sealed class SubmittingTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private readonly Site _site = shared.Site;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_accepted_contribution_is_told_its_code_and_where_to_follow_it()
    {
        using var response = await shared.Public.SubmitAsync(
            new
            {
                kind = "testimony",
                text = "Ma rue a changé.",
                signature = "Zoé",
            }
        );
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var received = (await response.JsonAsync()).AsObject();
        Assert.Equal(["code", "followUrl", "id", "status"], received.Select(member => member.Key).Order());
        Assert.Equal("waiting", (string?)received["status"]);
        Assert.Matches("^[A-Z2-9]{4}-[A-Z2-9]{4}$", (string)received["code"]!);
        Assert.Equal($"{_site.Address}suivi/{received["code"]}", (string?)received["followUrl"]);
        Assert.Contains(
            "Ma rue a changé.",
            await shared.Public.GetStringAsync((string)received["followUrl"]!, Now),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Two_hundred_sent_at_once_from_one_address_are_all_there_once_and_numbered_without_gaps()
    {
        using var hall = _site.Public();
        var answers = await Task.WhenAll(
            Enumerable.Range(1, 200).Select(n => hall.SubmitAsync(new { kind = "question", text = $"Question {n} ?" }, "mobilites-foules"))
        );
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
        await using var db = _site.Database();
        var stored = await db
            .Contributions.Where(one => db.Walls.Any(wall => wall.Id == one.WallId && wall.Slug == "mobilites-foules"))
            .Select(one => new { one.Number, one.Text })
            .ToListAsync(Now);
        Assert.Equal(Enumerable.Range(1, 200), stored.Select(one => one.Number).Order());
        Assert.Equal(200, stored.DistinctBy(one => one.Text).Count());
    }

    [Fact]
    public async Task A_kiosk_shows_its_token_and_its_contributions_say_so()
    {
        using var kiosk = await _site.WithTokenAsync(Role.Kiosk);
        var (id, _) = await kiosk.AskAsync("Écrit sur une tablette ?");
        await using var db = _site.Database();
        Assert.Equal(QSEC2.Domain.Contributions.Channel.Kiosk, (await db.Contributions.SingleAsync(one => one.Id == id, Now)).Channel);
    }

    [Fact]
    public async Task A_kiosk_whose_token_was_revoked_is_told_so_and_nothing_is_stored()
    {
        using var kiosk = await _site.WithTokenAsync(Role.Kiosk, "borne rendue");
        await using var db = _site.Database();
        await db
            .ApiTokens.Where(token => token.Name == "borne rendue")
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.RevokedAt, DateTimeOffset.UnixEpoch), Now);
        using var response = await kiosk.SubmitAsync(new { kind = "question", text = "D’une borne rendue ?" });
        await response.IsProblemAsync(HttpStatusCode.Unauthorized, "invalid_token");
        Assert.Equal("Bearer", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
        Assert.False(await db.Contributions.AnyAsync(one => one.Text == "D’une borne rendue ?", Now));
    }

    [Theory]
    [InlineData("Bearer 0000000000000000", HttpStatusCode.Unauthorized)]
    [InlineData("bearer 0000000000000000", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer", HttpStatusCode.Unauthorized)]
    [InlineData("Basic Ym9uam91cjpib25qb3Vy", HttpStatusCode.Accepted)]
    public async Task A_token_that_is_no_good_is_refused_and_what_is_no_token_is_not_looked_at(string shown, HttpStatusCode status)
    {
        using var client = _site.Public();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", shown);
        using var response = await client.SubmitAsync(new { kind = "question", text = "Avec quel jeton ?" });
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Somebody_without_a_token_cannot_pretend_to_be_a_kiosk()
    {
        using var response = await shared.Public.SubmitAsync(
            new
            {
                kind = "question",
                text = "Suis-je une borne ?",
                channel = "kiosk",
            }
        );
        var id = (Guid)(await response.JsonAsync())["id"]!;
        await using var db = _site.Database();
        Assert.Equal(QSEC2.Domain.Contributions.Channel.Online, (await db.Contributions.SingleAsync(one => one.Id == id, Now)).Channel);
    }

    [Theory]
    [InlineData("nulle-part")]
    [InlineData("AIR-DINOSAURES")]
    [InlineData("air-dinosaures'--")]
    [InlineData("%F0%9F%A6%95")]
    [InlineData("..%2Fair-dinosaures")]
    public async Task A_wall_that_does_not_exist_receives_nothing(string wall)
    {
        using var response = await shared.Public.SubmitAsync(new { kind = "question", text = "Où suis-je ?" }, wall);
        await response.IsProblemAsync(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_closed_wall_receives_nothing_new_but_still_answers_what_it_had_accepted()
    {
        var key = Guid.CreateVersion7();
        var body = new { kind = "question", text = "Avant la fermeture ?" };
        using var first = await shared.Public.SubmitAsync(body, "mobilites-temps", key);
        await CloseAsync("mobilites-temps");
        using var late = await shared.Public.SubmitAsync(new { kind = "question", text = "Après ?" }, "mobilites-temps");
        await late.IsProblemAsync(HttpStatusCode.Conflict, "wall_closed");
        using var again = await shared.Public.SubmitAsync(body, "mobilites-temps", key);
        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        Assert.Equal((await first.JsonAsync()).ToJsonString(), (await again.JsonAsync()).ToJsonString());
    }

    [Fact]
    public async Task A_wall_is_closed_from_the_moment_it_closes()
    {
        await shared.Public.AskAsync("Encore ouvert ?", "mobilites-ensemble");
        await CloseAsync("mobilites-ensemble");
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 5)
                .Select(n => shared.Public.SubmitAsync(new { kind = "question", text = $"Trop tard {n} ?" }, "mobilites-ensemble"))
        );
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
    }

    private async Task CloseAsync(string slug)
    {
        await using var db = _site.Database();
        (await db.Walls.SingleAsync(wall => wall.Slug == slug, Now)).Close();
        await db.SaveChangesAsync(Now);
    }
}
