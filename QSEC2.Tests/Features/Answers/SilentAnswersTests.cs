using System.Net;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Walls;
using QSEC2.Tests.Support;
using QSEC2.Web.Data;
using QSEC2.Web.Features.Walls;

namespace QSEC2.Tests.Features.Answers;

/// <summary>An answer that nobody has checked, was sent back, or whose question has left, is nowhere public.</summary>
public sealed class SilentAnswersTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private const string Marker = "Zyzzyva";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_and_an_answer_that_was_sent_back_are_nowhere_public()
    {
        await using var screen = await LiveScreen.OpenAsync(shared.Site, "air-glaces");
        var (id, code) = await shared.PublishAsync("Qui l’écrit ?", "air-glaces");
        using var expert = await shared.Site.ExpertAsync(id);
        using var draft = await expert.WriteAsync(id, $"{Marker} brouillon", "enregistrer", $"{Marker} source");
        await NowhereAsync("air-glaces", id, code);
        using var sent = await expert.WriteAsync(id, $"{Marker} envoyée");
        await NowhereAsync("air-glaces", id, code);
        using var moderator = await shared.Site.ModeratorAsync();
        using var back = await moderator.DecideAsync(await shared.Site.CheckPageAsync(id), "renvoyer", $"{Marker} note");
        await NowhereAsync("air-glaces", id, code);

        // Something public comes after: whatever the screen hears has gone round.
        await shared.PublishAsync("Publique ?", "air-glaces");
        await screen.ShowsAsync(wall => wall.Shows.Any(card => card.Text == "Publique ?"));
        Assert.DoesNotContain(
            Marker,
            string.Concat(screen.Frames.SelectMany(frame => frame.Events).Select(happened => $"{happened.Html}{happened.Contribution}")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_answer_leaves_with_its_question_and_comes_back_with_it()
    {
        var (id, code) = await shared.AnsweredAsync("Retirée ?", $"{Marker} réponse", "air-agir");
        Assert.Contains(await EverywhereAsync("air-agir", id, code), fetched => fetched.Body.Contains(Marker, StringComparison.Ordinal));
        (await shared.Moderator.RemoveAsync(id)).EnsureSuccessStatusCode();
        await NowhereAsync("air-agir", id, code);
        (await shared.Moderator.RestoreAsync(id)).EnsureSuccessStatusCode();
        Assert.Contains(Marker, await shared.Public.GetStringAsync($"/contributions/{id}", Now), StringComparison.Ordinal);
        (await shared.Public.DeleteAsync($"/api/v1/receipts/{code}", Now)).EnsureSuccessStatusCode();
        await NowhereAsync("air-agir", id, code);
    }

    [Fact]
    public async Task An_answer_that_is_taken_off_leaves_every_screen()
    {
        var (id, code) = await shared.AnsweredAsync("Fausse ?", $"{Marker} erreur", "air-mesure");
        await using var screen = await LiveScreen.OpenAsync(shared.Site, "air-mesure");
        using var moderator = await shared.Site.ModeratorAsync();
        using var off = await moderator.DecideAsync(await shared.Site.CheckPageAsync(id), "renvoyer");
        await screen.ShowsAsync(wall =>
            wall.Applied.Any(happened => happened.Type == WallEventType.Changed && happened.Contribution!.Answers.Count == 0)
        );
        await NowhereAsync("air-mesure", id, code);
    }

    [Fact]
    public async Task Erasing_a_question_erases_what_quotes_it()
    {
        var (id, code) = await shared.AnsweredAsync("Effacée ?", $"{Marker} cite", "mobilites-ville");
        (await shared.Public.DeleteAsync($"/api/v1/receipts/{code}?erase=true", Now)).EnsureSuccessStatusCode();
        await using var db = shared.Site.Database();
        Assert.False(await db.Answers.AnyAsync(answer => answer.ContributionId == id, Now));
    }

    [Fact]
    public async Task What_was_taken_off_since_a_backup_does_not_come_back_with_it()
    {
        var (id, _) = await shared.AnsweredAsync("Dans la copie ?", $"{Marker} copie", "mobilites-trajets");
        await using var db = shared.Site.Database();
        var answer = await db.Answers.SingleAsync(answer => answer.ContributionId == id, Now);
        await db.UnpublishAnswersAsync([answer.Id], Now);
        await db.SaveChangesAsync(Now);
        await using var after = shared.Site.Database();
        Assert.Null((await after.Answers.SingleAsync(found => found.Id == answer.Id, Now)).Published);
        Assert.Null((await after.Contributions.SingleAsync(question => question.Id == id, Now)).AnsweredAt);
    }

    private async Task NowhereAsync(string wall, Guid id, string code)
    {
        foreach (var (address, body) in await EverywhereAsync(wall, id, code))
            Assert.False(body.Contains(Marker, StringComparison.OrdinalIgnoreCase), $"{address} tells it.");
    }

    private async Task<List<(string Address, string Body)>> EverywhereAsync(string wall, Guid id, string code)
    {
        var fetched = new List<(string, string)>();
        foreach (
            var address in new[]
            {
                "/",
                "/questions",
                $"/murs/{wall}",
                $"/murs/{wall}/projection",
                $"/contributions/{id}",
                $"/suivi/{code}",
                $"/api/v1/walls/{wall}",
                $"/api/v1/walls/{wall}/events",
                $"/api/v1/contributions/{id}",
                $"/api/v1/receipts/{code}",
                $"/murs/{wall}/flux",
                $"/themes/{wall}",
                $"/themes/{wall}/flux",
                "/donnees",
                $"/recherche?q={Marker[..^1]}",
            }
        )
        {
            foreach (var language in new[] { "", "/en" })
                fetched.Add(
                    (
                        language + address,
                        WebUtility.HtmlDecode(await (await shared.Public.GetAsync(language + address, Now)).Content.ReadAsStringAsync(Now))
                    )
                );
        }

        await using var connection = shared.Site.Hub();
        await connection.StartAsync(Now);
        foreach (var after in new long?[] { null, 0 })
            fetched.Add(
                (
                    $"Join {after}",
                    System.Text.Json.JsonSerializer.Serialize(await connection.InvokeAsync<WallJoined>("Join", wall, after, Now))
                )
            );
        return fetched;
    }
}
