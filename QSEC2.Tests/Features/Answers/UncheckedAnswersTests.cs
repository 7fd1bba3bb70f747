using System.Net;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.People;
using QSEC2.Domain.Walls;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Features.Manage;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Answers;

/// <summary>Each wall says whether a moderator reads answers before the public does.</summary>
public sealed class UncheckedAnswersTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private const string Wall = "air-agir";
    private const string Settings = "form[action$='/moderation/reponses/murs']";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_is_public_at_once_where_the_wall_has_nothing_read_first()
    {
        await using var screen = await LiveScreen.OpenAsync(shared.Site, Wall);
        var (id, _) = await shared.PublishAsync("Qui lira la réponse ?", Wall);
        using var expert = await shared.Site.ExpertAsync(id);
        Assert.Contains("Envoyer en relecture", await expert.GetStringAsync($"/reponses/{id}", Now), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await CheckAsync(Wall, first: false)).StatusCode);

        using var sent = await expert.WriteAsync(id, "Tout le monde, **tout de suite**.");
        Assert.Equal($"/reponses/{id}?fait=publiee", sent.Headers.Location?.OriginalString);
        Assert.Contains(
            "Votre réponse est publique.",
            WebUtility.HtmlDecode(await expert.GetStringAsync(sent.Headers.Location, Now)),
            StringComparison.Ordinal
        );
        await screen.ShowsAsync(wall => wall.Applied.Count > 0 && wall.Applied[^1].Type == WallEventType.Answered);
        Assert.Contains("<strong>tout de suite</strong>", await PageAsync(id), StringComparison.Ordinal);

        // A correction too; but what a moderator took off is read again.
        using var corrected = await expert.WriteAsync(id, "Tout le monde, **aussitôt**.");
        Assert.Contains("<strong>aussitôt</strong>", await PageAsync(id), StringComparison.Ordinal);
        using var moderator = await shared.Site.ModeratorAsync();
        using var back = await moderator.DecideAsync(await shared.Site.CheckPageAsync(id), "renvoyer");
        using var again = await expert.WriteAsync(id, "Tout le monde, **encore**.");
        Assert.Equal($"/reponses/{id}?fait=envoyee", again.Headers.Location?.OriginalString);
        Assert.DoesNotContain("<strong>", await PageAsync(id), StringComparison.Ordinal);

        await CheckAsync(Wall, first: true);
        var (other, _) = await shared.PublishAsync("Et celle-ci ?", Wall);
        using var another = await shared.Site.ExpertAsync(other);
        using var waits = await another.WriteAsync(other, "Elle attend.");
        Assert.Equal($"/reponses/{other}?fait=envoyee", waits.Headers.Location?.OriginalString);
        Assert.DoesNotContain("Elle attend.", await PageAsync(other), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Moderator)]
    [InlineData(Role.Guarantor)]
    [InlineData(Role.Operator)]
    public async Task Only_an_administrator_decides_it(string role)
    {
        using var admin = await shared.Site.SignedInAsync(Role.Admin, AnswerSteps.NewEmail());
        var form = await admin.OpenAsync("/moderation/reponses", Settings);
        using var somebody = await shared.Site.SignedInAsync(role, AnswerSteps.NewEmail());
        using var refused = await somebody.SendAsync("/moderation/reponses/murs", form);
        Assert.False(
            refused.IsSuccessStatusCode || refused.Headers.Location?.OriginalString.Contains("fait=", StringComparison.Ordinal) is true
        );
        await using var db = shared.Site.Database();
        Assert.True(await db.Walls.Where(wall => wall.Slug != Wall).AllAsync(wall => wall.ChecksAnswers, Now));
    }

    private async Task<HttpResponseMessage> CheckAsync(string wall, bool first)
    {
        using var admin = await shared.Site.SignedInAsync(Role.Admin, AnswerSteps.NewEmail());
        var form = await admin.OpenAsync("/moderation/reponses", Settings);
        return await admin.SendAsync("/moderation/reponses/murs", first ? form.With(wall, "true") : form.Without(wall));
    }

    private async Task<string> PageAsync(Guid id) => WebUtility.HtmlDecode(await shared.Public.GetStringAsync($"/contributions/{id}", Now));
}
