using System.Net;
using QSEC2.Domain.Walls;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Features.Manage;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Answers;

public sealed class AnsweringTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_is_put_to_somebody_who_answers_and_everybody_reads_it()
    {
        await using var screen = await LiveScreen.OpenAsync(shared.Site, "air-sante");
        var (id, code) = await shared.PublishAsync("Que respire-t-on ?", "air-sante");
        await shared.Site.AnswerAsync(id, "De l'air, **surtout** !", sources: "Une étude https://example.org/etude");

        await screen.ShowsAsync(wall => wall.Applied.Count > 0 && wall.Applied[^1].Type == WallEventType.Answered);
        var told = screen.Screen.Applied[^1];
        Assert.Equal((id, AnswerSteps.Name), (told.Id, told.Contribution!.Answers.Single().By));
        Assert.Contains($"Réponse de {AnswerSteps.Name}", told.Html, StringComparison.Ordinal);
        Assert.Contains(told.Html!, await shared.Public.GetStringAsync("/murs/air-sante", Now), StringComparison.Ordinal);

        var api = (await shared.Public.GetJsonAsync($"/api/v1/contributions/{id}"))["answers"]![0]!;
        Assert.Equal(
            (AnswerSteps.Name, "<p>De l’air, <strong>surtout</strong>\u202F!</p>", "researcher"),
            ((string?)api["by"], (string?)api["html"], (string?)api["kind"])
        );
        foreach (var page in new[] { $"/contributions/{id}", $"/suivi/{code}" })
        {
            var answer = Forms.Page(await shared.Public.GetStringAsync(page, Now)).QuerySelector(".answer")!;
            Assert.Contains("De l’air, surtout\u202F!", answer.TextContent, StringComparison.Ordinal);
            Assert.Contains("chercheuse, exemple", answer.TextContent, StringComparison.Ordinal);
            Assert.Equal("https://example.org/etude", answer.QuerySelector(".answer__sources a")!.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task An_answered_question_tells_search_engines_so()
    {
        var (id, _) = await shared.AnsweredAsync("</script><b>Qui ?", "Moi.");
        var data = Forms
            .Page(await shared.Public.GetStringAsync($"/contributions/{id}", Now))
            .QuerySelector("script[type='application/ld+json']")!
            .TextContent;
        var question = System.Text.Json.Nodes.JsonNode.Parse(data)!["mainEntity"]!;
        Assert.Equal(
            ("</script><b>Qui ?", 1, "Moi."),
            ((string?)question["text"], (int)question["answerCount"]!, (string?)question["suggestedAnswer"]![0]!["text"])
        );
    }

    [Fact]
    public async Task A_question_says_to_whom_it_is_put_and_that_it_waits()
    {
        var (id, _) = await shared.PublishAsync("Qui répondra ?", "air-climat");
        Assert.Contains("Pas encore adressée, sans réponse depuis ", await PageAsync(id), StringComparison.Ordinal);
        using var team = await shared.Site.OperatorAsync("94");
        using var asked = await team.AskAsync(id, AnswerSteps.NewEmail());
        Assert.Contains("Adressée à Ada Exemple, en attente de réponse depuis ", await PageAsync(id), StringComparison.Ordinal);
        Assert.Contains("Réponse espérée avant le 31 janvier 2199.", await PageAsync(id), StringComparison.Ordinal);
        Assert.Contains(
            "Adressée à Ada Exemple",
            WebUtility.HtmlDecode(await shared.Public.GetStringAsync("/murs/air-climat", Now)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "En attente",
            WebUtility.HtmlDecode(await team.GetStringAsync("/gestion/questions?etat=waiting&mur=air-climat", Now)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_has_no_answer_is_counted_in_public()
    {
        Assert.Equal((0, 0, 0), await CountsAsync("mobilites-temps"));
        await shared.PublishAsync("Sans réponse ?", "mobilites-temps");
        Assert.Equal((1, 0, 1), await CountsAsync("mobilites-temps"));
        await shared.AnsweredAsync("Avec réponse ?", "Oui.", "mobilites-temps");
        Assert.Equal((2, 1, 1), await CountsAsync("mobilites-temps"));
    }

    [Fact]
    public async Task A_link_that_was_used_opens_nothing_any_more()
    {
        var (id, _) = await shared.PublishAsync("Deux fois ?");
        using var team = await shared.Site.OperatorAsync("93");
        using var asked = await team.AskAsync(id, AnswerSteps.NewEmail());
        var link = new Uri(await asked.LinkAsync()).PathAndQuery;
        using var late = SignInSteps.Watchful(shared.Site.Address);
        var opened = (await late.OpenAsync(link, "main form")).With("password", "une autre phrase");
        using var expert = await shared.Site.AcceptAsync(new Uri(shared.Site.Address, link).ToString());

        Assert.Equal(HttpStatusCode.NotFound, (await late.SendAsync("/premiers-pas", opened)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await late.GetAsync(link, Now)).StatusCode);
        Assert.Contains("Deux fois", await expert.GetStringAsync("/reponses", Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_tabs_overwrite_nothing_silently()
    {
        var (id, _) = await shared.PublishAsync("Deux onglets ?");
        using var expert = await shared.Site.ExpertAsync(id);
        var (one, two) = (
            await expert.OpenAsync($"/reponses/{id}", ".answer-desk__form"),
            await expert.OpenAsync($"/reponses/{id}", ".answer-desk__form")
        );
        using var saved = await expert.SendAsync($"/reponses/{id}", one.With("text", "La première.").With("act", "enregistrer"));
        using var conflict = await expert.SendAsync($"/reponses/{id}", two.With("text", "La seconde.").With("act", "envoyer"));

        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var page = await conflict.Content.ReadAsStringAsync(Now);
        Assert.Equal("La seconde.", Forms.Read(page, ".answer-desk__form")["text"]);
        Assert.Contains("La première.", Forms.Page(page).QuerySelector(".answer-desk__theirs")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("La première.", (await expert.OpenAsync($"/reponses/{id}", ".answer-desk__form"))["text"]);
    }

    [Fact]
    public async Task A_preview_shows_what_is_typed_and_saves_nothing()
    {
        var (id, _) = await shared.PublishAsync("Comment ce sera ?");
        using var expert = await shared.Site.ExpertAsync(id);
        using var preview = await expert.WriteAsync(id, "Un **aperçu**.", "apercu");
        var page = await preview.Content.ReadAsStringAsync(Now);
        Assert.Equal("aperçu", Forms.Page(page).QuerySelector(".answer strong")!.TextContent);
        Assert.Equal("Un **aperçu**.", Forms.Read(page, ".answer-desk__form")["text"]);
        Assert.Equal("", (await expert.OpenAsync($"/reponses/{id}", ".answer-desk__form"))["text"]);
    }

    [Fact]
    public async Task Whatever_is_wrong_is_said_beside_its_field_and_what_was_typed_stays()
    {
        var (id, _) = await shared.PublishAsync("Mal remplie ?");
        using var team = await shared.Site.OperatorAsync("93");
        using var wrong = await team.AskAsync(id, "pas une adresse", due: "2027-02-30", name: "");
        Assert.Contains("due-error", await wrong.TextAsync(), StringComparison.Ordinal);
        using var past = await team.AskAsync(id, "pas une adresse", due: "2020-02-20", name: "");
        var page = await past.Content.ReadAsStringAsync(Now);
        Assert.Equal(["name-error", "email-error"], Forms.Page(page).QuerySelectorAll(".field__error").Select(error => error.Id));
        Assert.Equal("pas une adresse", Forms.Read(page, ".answer-desk__form")["email"]);

        using var expert = await shared.Site.ExpertAsync(id);
        using var empty = await expert.WriteAsync(id, " ", sources: "Une étude");
        var form = await empty.Content.ReadAsStringAsync(Now);
        Assert.Equal(["text-error"], Forms.Page(form).QuerySelectorAll(".field__error").Select(error => error.Id));
        Assert.Equal("Une étude", Forms.Read(form, ".answer-desk__form")["sources"]);
    }

    [Fact]
    public async Task What_was_sent_back_comes_to_whoever_wrote_it_with_its_note()
    {
        var (id, _) = await shared.PublishAsync("Renvoyée ?");
        using var expert = await shared.Site.ExpertAsync(id);
        using var sent = await expert.WriteAsync(id, "Sans source.");
        using var moderator = await shared.Site.ModeratorAsync();
        using var back = await moderator.DecideAsync(await shared.Site.CheckPageAsync(id), "renvoyer", "D’où vient ce chiffre ?");
        Assert.Equal("/moderation/reponses?fait=renvoyee", back.Headers.Location?.OriginalString);
        Assert.Contains(
            "D’où vient ce chiffre ?",
            WebUtility.HtmlDecode(await expert.GetStringAsync($"/reponses/{id}", Now)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_was_written_again_meanwhile_is_not_published_unread()
    {
        var (id, _) = await shared.PublishAsync("Relue ?");
        using var expert = await shared.Site.ExpertAsync(id);
        using var first = await expert.WriteAsync(id, "Lue.");
        using var moderator = await shared.Site.ModeratorAsync();
        var page = await shared.Site.CheckPageAsync(id);
        var read = (await moderator.OpenAsync(page, ".answer-desk__form")).With("act", "publier");
        using var second = await expert.WriteAsync(id, "Jamais lue.");
        using var refused = await moderator.SendAsync(page, read);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Empty((await shared.Public.GetJsonAsync($"/api/v1/contributions/{id}"))["answers"]!.AsArray());
    }

    private async Task<string> PageAsync(Guid id) => WebUtility.HtmlDecode(await shared.Public.GetStringAsync($"/contributions/{id}", Now));

    private async Task<(int, int, int)> CountsAsync(string wall)
    {
        var row = Forms
            .Page(await shared.Public.GetStringAsync("/questions", Now))
            .QuerySelectorAll(".questions__table tbody tr")
            .Single(row => row.QuerySelector($"a[href='/murs/{wall}']") is not null);
        var cells = row.QuerySelectorAll("td").Select(cell => int.Parse(cell.TextContent, null)).ToList();
        return (cells[0], cells[1], cells[2]);
    }
}
